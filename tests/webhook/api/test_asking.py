import pytest

from club.actions.bringing import Payer
from club.ids import PlayerId
from club.money import Pence
from tests.builders import a_club, a_player
from webhook.api import asking
from webhook.api.forms import Flawed

WHEN = "2026-03-04T18:00:00Z"
SAM, TOM = a_player("Sam").player_id, a_player("Tom").player_id


def flaws(read: object, body: object) -> set[str]:
    assert callable(read)
    with pytest.raises(Flawed) as caught:
        read(body)
    return set(caught.value.flaws)


def test_a_plan_needs_a_time_and_a_place_and_leaves_the_rest_to_the_club() -> None:
    plan = asking.plan({"starts_at": WHEN, "location": "Riverside"})
    assert (plan.price, plan.hire, plan.minimum, plan.maximum) == (None, None, None, None)
    assert asking.plan({"starts_at": WHEN, "location": "R", "price": None}).price is None
    assert asking.plan({"starts_at": WHEN, "location": "R", "price": 0}).price == 0
    assert flaws(asking.plan, {}) == {"starts_at", "location"}


def test_a_change_of_null_says_nothing_and_is_refused() -> None:
    assert flaws(asking.alteration, {"price": None, "minimum": 0}) == {"price", "minimum"}
    assert asking.alteration({}).price is None
    assert flaws(asking.preferences, {"name": None}) == {"name"}


def test_null_takes_the_payment_link_away() -> None:
    assert asking.preferences({"monzo_me": None}).monzo_me == ""
    assert asking.preferences({"monzo_me": "monzo.me/olly"}).monzo_me == "monzo.me/olly"
    assert asking.preferences({}).monzo_me is None


def test_what_is_not_a_club_s_to_choose_is_refused() -> None:
    assert flaws(asking.preferences, {"chat_id": 1, "currency": "EUR", "club_id": "x"}) == {
        "chat_id", "currency", "club_id"
    }  # fmt: skip


def test_a_line_is_joined_only_when_there_is_to_be_one() -> None:
    other = a_club(-5).club_id
    assert asking.banking({"mode": "manual", "same_as": other}).same_as == other
    assert asking.banking({"mode": "none"}) == asking.Banking(connected=False, same_as=None)
    assert flaws(asking.banking, {"mode": "none", "same_as": other}) == {"same_as"}
    assert flaws(asking.banking, {"mode": "oauth"}) == {"mode"}


def test_a_payment_is_one_player_s_or_several_players_and_never_both() -> None:
    assert asking.assignment({"player_id": SAM}) == SAM
    shares: list[object] = [{"player_id": SAM, "amount": 300}, {"player_id": TOM, "amount": 200}]
    assert asking.assignment({"shares": shares}) == {PlayerId(SAM): Pence(300), PlayerId(TOM): Pence(200)}
    for body in ({}, {"player_id": SAM, "shares": shares}):
        assert flaws(asking.assignment, body) == {"player_id"}
    bad: object
    for bad in ([], [shares[0], shares[0]], [{"player_id": SAM, "amount": 0}], [{"player_id": SAM}], "all"):
        assert flaws(asking.assignment, {"shares": bad}) == {"shares"}


def test_cash_is_a_payment_of_something() -> None:
    assert asking.cash({"player_id": SAM, "amount": 500, "method": "cash"}) == asking.Cash(SAM, Pence(500))
    assert asking.cash({"player_id": SAM, "amount": 500}).amount == 500
    assert flaws(asking.cash, {"player_id": SAM, "amount": True}) == {"amount"}
    assert flaws(asking.cash, {"player_id": SAM, "amount": 500, "method": "cheque"}) == {"method"}


def test_a_new_player_needs_a_name() -> None:
    sam = asking.new_player({"name": "Sam", "accepted_bank_names": ["S SMITH"], "telegram_id": None})
    assert sam == asking.NewPlayer("Sam", ("S SMITH",), None)
    assert flaws(asking.new_player, {"telegram_id": True}) == {"name", "telegram_id"}


def test_bank_names_left_out_stay_and_an_empty_list_takes_them_away() -> None:
    assert asking.changed_player({}).accepted_bank_names is None
    assert asking.changed_player({"accepted_bank_names": []}).accepted_bank_names == ()


def test_the_small_ones() -> None:
    assert asking.signup({"player_id": SAM}) == SAM
    assert asking.lateness({"waived": True}) is True
    assert asking.guest({"host_id": SAM}) == asking.Bringing(SAM, "", None)
    assert asking.guest({"host_id": SAM, "name": "Mike", "pays": "guest"}).pays is Payer.GUEST
    assert flaws(asking.guest, {"name": 1, "pays": "nobody"}) == {"host_id", "name", "pays"}
    assert asking.reason({}) == ""
    assert asking.reason({"reason": "frost"}) == "frost"
    assert asking.always({}) is False
    assert asking.always({"always": True}) is True
    asking.nothing({})
    assert flaws(asking.nothing, {"force": True}) == {"force"}


def test_who_did_not_come_owes_only_if_that_is_said_and_who_came_always() -> None:
    assert asking.attendance({"came": False}) == asking.Attendance(came=False, owes=False)
    assert asking.attendance({"came": False, "owes": True}) == asking.Attendance(came=False, owes=True)
    assert asking.attendance({"came": True, "owes": True}).came
    assert flaws(asking.attendance, {"came": True, "owes": False}) == {"owes"}
