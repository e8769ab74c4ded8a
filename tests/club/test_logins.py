"""A login goes its way: asked for, logged in, approved, renewed, over. One pair of tokens is told from the next."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.ids import LineId
from club.logins import AT_FIRST, GOOD_FOR, LEASE, LOOKING, Choice, Login, OwnClient, Pair, State, Why
from tests.builders import NOW, a_login

LOGIN = a_login()
PAIR = Pair(access="sealed new access", refresh="sealed new refresh", expires_at=NOW + timedelta(hours=12))
OWN = OwnClient(client_id="oauth2client_own", sealed_secret="sealed secret")
SOON = NOW + timedelta(minutes=10)


def fresh() -> Login:
    return Login(line_id=LineId("line")).asked("digest", until=SOON, client=None)


def test_from_the_first_tap_to_an_account() -> None:
    asked = fresh()
    assert asked.state is State.AWAITING_CODE
    assert asked.awaits("digest", NOW)
    entered = asked.logged_in(PAIR, "user_olly", at=NOW)
    assert (entered.state, entered.pair, entered.connected_at) == (State.AWAITING_APPROVAL, PAIR, None)
    assert not entered.awaits("digest", NOW), "a state is good for one login"
    ready = entered.approved("acc_olly", at=SOON)
    assert (ready.state, ready.account_id, ready.connected_at) == (State.READY, "acc_olly", SOON)
    assert ready.hooked("webhook_1").hook_id == "webhook_1"


def test_another_account_is_connected_as_of_now_and_the_same_one_since_it_was() -> None:
    assert LOGIN.approved("acc_olly", at=SOON).connected_at == LOGIN.connected_at
    assert LOGIN.approved("acc_joint", at=SOON).connected_at == SOON


@pytest.mark.parametrize(("digest", "at"), [("other", NOW), ("digest", SOON), ("", NOW)])
def test_a_state_that_is_not_ours_or_too_old(digest: str, at: datetime) -> None:
    assert not fresh().awaits(digest, at)


def test_nobody_awaits_anything_where_nobody_asked() -> None:
    assert not Login(line_id=LineId("line")).awaits("", NOW)


def test_a_login_that_works_goes_on_until_there_is_another() -> None:
    asked = LOGIN.asked("digest", until=SOON, client=None)
    assert (asked.state, asked.pair, asked.account_id) == (State.READY, LOGIN.pair, "acc_olly")
    assert asked.awaits("digest", NOW)
    again = asked.logged_in(PAIR, "user_olly", at=NOW)
    assert (again.account_id, again.pairs) == ("acc_olly", LOGIN.pairs + 1)


def test_the_tokens_of_another_client_are_of_no_use() -> None:
    asked = LOGIN.asked("digest", until=SOON, client=OWN)
    assert (asked.state, asked.pair, asked.client) == (State.AWAITING_CODE, None, OWN)
    other_secret = replace(OWN, sealed_secret="sealed again")
    kept = replace(LOGIN, client=OWN).asked("digest", until=SOON, client=other_secret)
    assert (kept.state, kept.client) == (State.READY, other_secret)


def test_another_person_has_other_accounts() -> None:
    entered = LOGIN.hooked("webhook_1").logged_in(PAIR, "user_jo", at=NOW)
    assert (entered.user_id, entered.account_id, entered.hook_id) == ("user_jo", None, None)


def test_another_account_has_other_hooks() -> None:
    assert LOGIN.hooked("webhook_1").approved("acc_olly", at=NOW).hook_id == "webhook_1"
    assert LOGIN.hooked("webhook_1").approved("acc_joint", at=NOW).hook_id is None


def test_an_approval_can_lapse_and_come_back() -> None:
    waiting = LOGIN.unapproved()
    assert (waiting.state, waiting.pair) == (State.AWAITING_APPROVAL, LOGIN.pair)
    assert waiting.approved("acc_olly", at=SOON) == LOGIN
    assert fresh().unapproved() == fresh()
    assert fresh().approved("acc_olly", at=NOW) == fresh(), "nobody logged in"


def test_a_token_lasts_while_five_minutes_are_left() -> None:
    assert LOGIN.pair is not None
    end = LOGIN.pair.expires_at
    assert LOGIN.lasts(end - GOOD_FOR - timedelta(seconds=1))
    assert not LOGIN.lasts(end - GOOD_FOR)
    last = replace(LOGIN, pair=replace(LOGIN.pair, refresh=None))
    assert last.lasts(end - timedelta(seconds=1)), "what can't be renewed is used to its end"
    assert not last.lasts(end)
    assert not fresh().lasts(NOW)
    assert LOGIN.still_good(end - timedelta(seconds=1))
    assert not LOGIN.still_good(end)
    assert not fresh().still_good(NOW)


def test_a_lease_ends_by_itself() -> None:
    leased = LOGIN.leased("one", at=NOW)
    assert LOGIN.is_free(NOW)
    assert not leased.is_free(NOW + LEASE - timedelta(seconds=1))
    assert leased.is_free(NOW + LEASE)
    assert leased.released("two") == leased
    assert leased.released("one") == LOGIN


def test_a_bank_that_cannot_renew_it_is_left_alone_for_a_while() -> None:
    leased = LOGIN.leased("one", at=NOW)
    assert leased.put_off("two", until=SOON) == leased
    resting = leased.put_off("one", until=SOON)
    assert (resting.is_free(NOW), resting.resting(NOW), resting.resting(SOON)) == (True, SOON - NOW, timedelta())
    assert not LOGIN.resting(NOW)
    for begun in (resting.renewed(PAIR, number=1, client=None, at=NOW), resting.logged_in(PAIR, "user_olly", at=NOW)):
        assert begun is not None
        assert not begun.resting(NOW)


def test_renewing_ends_the_lease_and_keeps_everything_else() -> None:
    renewed = LOGIN.leased("one", at=NOW).renewed(PAIR, number=LOGIN.pairs, client=None, at=SOON)
    assert renewed == replace(LOGIN, pair=PAIR, pairs=LOGIN.pairs + 1, refreshed_at=SOON)
    waiting = LOGIN.unapproved().renewed(PAIR, number=LOGIN.pairs, client=None, at=SOON)
    assert waiting is not None
    assert waiting.state is State.AWAITING_APPROVAL


def test_a_pair_that_came_too_late_takes_no_newer_ones_place() -> None:
    newer = LOGIN.logged_in(PAIR, "user_olly", at=NOW)
    assert newer.renewed(PAIR, number=LOGIN.pairs, client=None, at=SOON) is None
    assert LOGIN.ended().renewed(PAIR, number=LOGIN.pairs, client=None, at=SOON) is None
    assert LOGIN.asked("digest", until=SOON, client=OWN).renewed(PAIR, number=LOGIN.pairs, client=None, at=SOON) is None


def test_a_login_that_was_lost_is_told_once() -> None:
    lost = LOGIN.leased("one", at=NOW).lost(Why.REFUSED, number=LOGIN.pairs)
    assert lost is not None
    assert (lost.state, lost.why, lost.pair, lost.lease_until) == (State.LOGGED_OUT, Why.REFUSED, None, None)
    assert (lost.account_id, lost.user_id) == ("acc_olly", "user_olly"), "for whoever logs in again"
    assert lost.lost(Why.REFUSED, number=LOGIN.pairs) is None
    assert LOGIN.lost(Why.REFUSED, number=LOGIN.pairs - 1) is None


def test_who_has_the_newest_pair_knows_better_than_who_was_refused_with_the_former() -> None:
    lost = LOGIN.lost(Why.REFUSED, number=LOGIN.pairs)
    assert lost is not None
    back = lost.renewed(PAIR, number=LOGIN.pairs, client=None, at=SOON)
    assert back is not None
    assert (back.state, back.pair, back.why) == (State.READY, PAIR, None)
    waited = replace(LOGIN.unapproved(), connected_at=None).lost(Why.REFUSED, number=LOGIN.pairs)
    assert waited is not None
    again = waited.renewed(PAIR, number=LOGIN.pairs, client=None, at=SOON)
    assert again is not None
    assert again.state is State.AWAITING_APPROVAL


def test_who_ends_it_ends_what_is_under_way_too() -> None:
    ended = LOGIN.hooked("webhook_1").asked("digest", until=SOON, client=None).ended()
    assert (ended.state, ended.why, ended.pair, ended.hook_id) == (State.LOGGED_OUT, Why.ENDED, None, None)
    assert not ended.awaits("digest", NOW)
    assert ended.lost(Why.REFUSED, number=ended.pairs) is None


def test_nothing_sealed_is_shown() -> None:
    shown = repr(replace(LOGIN, client=OWN, pair=PAIR))
    assert "sealed" not in shown.replace("sealed_secret", "")


STEPS = ("asked", "own", "in", "other", "approved", "unapproved", "renewed", "late", "lost", "leaving", "ended")
steps = st.sampled_from(STEPS)


def step(login: Login, name: str) -> Login:
    match name:
        case "asked":
            return login.asked("digest", until=SOON, client=login.client)
        case "own":
            return login.asked("digest", until=SOON, client=OWN)
        case "in" | "other":
            return login.logged_in(PAIR, name, at=NOW)
        case "approved":
            return login.approved("acc", at=NOW)
        case "unapproved":
            return login.unapproved()
        case "renewed" | "late":
            number = login.pairs - (name == "late")
            return login.renewed(PAIR, number=number, client=login.client, at=NOW) or login
        case "lost":
            return login.lost(Why.REFUSED, number=login.pairs) or login
        case "leaving":
            return login.leaving(at=NOW)
        case _:
            return login.ended()


@given(st.lists(steps, max_size=12))
def test_tokens_are_there_in_the_three_states_that_have_some(names: list[str]) -> None:
    login = Login(line_id=LineId("line"))
    for name in names:
        before, login = login, step(login, name)
        assert (login.pair is not None) == (login.state in {State.AWAITING_APPROVAL, State.READY, State.LEAVING})
        assert (login.why is not None) == (login.state is State.LOGGED_OUT)
        assert login.pairs >= before.pairs
        if name in {"in", "other"}:
            assert login.pairs > before.pairs


def test_it_is_looked_often_at_first_then_seldom_and_not_for_ever() -> None:
    login, at, looks = fresh().logged_in(PAIR, "user_olly", at=NOW), NOW, list[datetime]()
    while login.looks_at is not None:
        at = login.looks_at
        looks.append(at)
        login = login.looked(at)
    assert looks[0] == NOW
    assert looks[-1] == NOW + LOOKING
    pauses = [later - earlier for earlier, later in pairwise(looks)]
    assert set(pauses[:119]) == {timedelta(seconds=5)}
    assert {later - earlier for earlier, later in pairwise(looks) if earlier >= NOW + AT_FIRST} == {
        timedelta(minutes=1)
    }


def test_an_account_is_chosen_and_nobody_looks_any_more() -> None:
    joint = Choice(account_id="acc_joint", kind="joint", last_digits="1234", owners=("Olly", "Jo"))
    entered = fresh().logged_in(PAIR, "user_olly", at=NOW)
    offered = entered.offering((joint,))
    assert (offered.looks_at, offered.choices, offered.state) == (None, (joint,), State.AWAITING_APPROVAL)
    ready = offered.chose(joint, at=SOON)
    assert (ready.state, ready.account, ready.account_id, ready.choices) == (State.READY, joint, "acc_joint", ())
    assert ready.looks_at is None
    assert LOGIN.ended().chose(joint, at=SOON) == LOGIN.ended(), "over is over"


def test_who_leaves_keeps_the_tokens_for_an_hour_and_nothing_for_ever() -> None:
    leaving = replace(LOGIN, client=OWN).asked("digest", until=SOON, client=OWN).leaving(at=NOW)
    assert (leaving.state, leaving.pair, leaving.looks_at) == (State.LEAVING, LOGIN.pair, NOW)
    assert not leaving.awaits("digest", NOW)
    assert leaving.looked(NOW + LOOKING).looks_at is None
    gone = leaving.ended()
    assert [gone.pair, gone.client, gone.user_id, gone.account_id, gone.account, gone.hook_id, gone.looks_at] == [
        None
    ] * 7
    assert LOGIN.ended().leaving(at=NOW).state is State.LOGGED_OUT
    assert leaving.lost(Why.REFUSED, number=leaving.pairs) == gone, "nothing more can be told to the bank"
