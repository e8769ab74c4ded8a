"""Who may be reminded, and what becomes of a round."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from club.debts import Debt
from club.errors import Conflict, NotFound
from club.ids import PlayerId, RoundId, TelegramId
from club.money import Pence
from club.players import Player, Reach
from club.reminders import Round, State, Why, drawn_up, due_after, round_after, why_not
from tests.builders import NOW, OLLY, a_club, a_fixture, a_player

LONDON = "Europe/London"
SAM = a_player("Sam", telegram_id=TelegramId(901))
ASHLEY = a_player("Ashley", telegram_id=TelegramId(902))
ZOE = a_player("Zoë")


def owing(player: Player, amount: int = 500) -> Debt:
    return Debt(player=player, amount=Pence(amount), games=1, since=NOW - timedelta(days=7))


def a_round(*players: Player, name: str = "0" * 12) -> Round:
    people = players or (SAM, ASHLEY, ZOE)
    return drawn_up(round_id=RoundId(name), club=a_club(), by=OLLY, debts=map(owing, people), at=NOW)


@pytest.mark.parametrize(
    ("player", "why"),
    [
        (SAM, None),
        (replace(SAM, reach=Reach.OPEN), None),
        (ZOE, Why.NOT_ON_TELEGRAM),
        (replace(SAM, telegram_id=OLLY), Why.ORGANISER),
        (replace(SAM, reach=Reach.BLOCKED), Why.BLOCKED),
        (replace(SAM, not_started=True), Why.BLOCKED),
        (replace(SAM, not_started=True, reach=Reach.OPEN), None),
        (replace(SAM, reminders_stopped=True), Why.STOPPED),
        (replace(SAM, snoozed_until=NOW + timedelta(seconds=1)), Why.PAYDAY),
        (replace(SAM, snoozed_until=NOW), None),
        (replace(SAM, reminded_at=NOW - timedelta(days=6, hours=23)), Why.RECENTLY),
        (replace(SAM, reminded_at=NOW - timedelta(days=7)), None),
    ],
)
def test_who_may_be_reminded(player: Player, why: Why | None) -> None:
    reason = why_not(player, a_club(), at=NOW)
    assert (reason.why if reason else None) is why


@pytest.mark.parametrize(("month", "day"), [(3, 26), (10, 22)])
def test_a_week_is_a_week_also_when_the_clocks_change(month: int, day: int) -> None:
    """Else a game on the same day of every week would remind only every other week."""
    ten = [due_after(a_fixture(starts_at=datetime(2026, month, day, 18, tzinfo=UTC)), LONDON)]
    ten.append(due_after(a_fixture(starts_at=datetime(2026, month, day, 18, tzinfo=UTC) + timedelta(days=7)), LONDON))
    assert ten[1] - ten[0] != timedelta(days=7)
    assert why_not(replace(SAM, reminded_at=ten[0]), a_club(), at=ten[1]) is None
    assert why_not(replace(SAM, reminded_at=ten[0]), a_club(), at=ten[1] - timedelta(seconds=1)) is not None


def test_two_days_after_a_game_at_ten_where_it_was_played() -> None:
    late = a_fixture(starts_at=datetime(2026, 7, 1, 23, 30, tzinfo=UTC))  # half past midnight there
    assert due_after(late, LONDON) == datetime(2026, 7, 4, 9, 0, tzinfo=UTC)
    assert due_after(late, "America/New_York") == datetime(2026, 7, 3, 14, 0, tzinfo=UTC)
    assert round_after(late.fixture_id) == round_after(late.fixture_id) != round_after(a_fixture("x").fixture_id)


def test_a_round_lists_who_would_be_told_and_who_is_left_out_and_why() -> None:
    drawn = a_round(SAM, ZOE, replace(ASHLEY, reminded_at=NOW - timedelta(days=2)))
    assert [(one.player_id, one.amount) for one in drawn.due] == [(SAM.player_id, 500)]
    assert [(one.player_id, one.why, one.at) for one in drawn.left_out] == [
        (ZOE.player_id, Why.NOT_ON_TELEGRAM, None),
        (ASHLEY.player_id, Why.RECENTLY, NOW - timedelta(days=2)),
    ]
    assert (drawn.state, drawn.asked_by) == (State.OPEN, OLLY)


def test_unticking_twice_is_once_and_ticking_again_undoes_it() -> None:
    drawn = a_round()
    once = drawn.spare(SAM.player_id, spared=True)
    assert [one.player_id for one in once.chosen] == [ASHLEY.player_id]
    assert once.spare(SAM.player_id, spared=True) == once
    assert once.spare(SAM.player_id, spared=False) == drawn == drawn.spare(SAM.player_id, spared=False)


def test_who_is_not_on_the_list_cannot_be_put_on_it() -> None:
    for stranger in (ZOE.player_id, PlayerId("nobody")):
        with pytest.raises(NotFound):
            a_round().spare(stranger, spared=False)


def test_a_round_that_is_decided_takes_no_more_ticks() -> None:
    for decided in (a_round().sent([SAM.player_id], at=NOW), a_round().put_off(NOW), a_round().dropped()):
        with pytest.raises(Conflict, match="out of date"):
            decided.spare(SAM.player_id, spared=True)


def test_what_was_sent_stays_sent() -> None:
    sent = a_round().put_off(NOW).sent([SAM.player_id], at=NOW)
    assert sent.dropped() == sent
    assert a_round().put_off(NOW).dropped().sends_at is None
    missed = sent.missed(SAM.player_id)
    assert missed.unreached == (SAM.player_id,)
    assert missed.missed(SAM.player_id) == missed


def test_only_the_newest_counts_and_only_for_a_day() -> None:
    drawn, newer = a_round(), a_round(name="1" * 12)
    drawn.check_current(drawn, at=NOW + timedelta(days=1))
    drawn.check_current(None, at=NOW)
    with pytest.raises(Conflict):
        drawn.check_current(newer, at=NOW)
    with pytest.raises(Conflict):
        drawn.check_current(drawn, at=NOW + timedelta(days=1, seconds=1))
