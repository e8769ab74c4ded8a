"""A fixture keeps its promises whatever is done to it, in whatever order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club import ledger
from club.errors import Conflict, Invalid
from club.fixtures import (
    AlreadyIn,
    AlreadyWaiting,
    Closed,
    Fixture,
    Joined,
    Left,
    NotIn,
    Status,
    Waitlisted,
)
from club.ids import PlayerId
from club.ledger import Kind
from club.money import Pence
from tests.builders import NOW, a_fixture

PEOPLE = [PlayerId(f"player{number}") for number in range(6)]
ASHLEY, SAM, PRIYA, *_ = PEOPLE
SMALL = a_fixture(minimum=2, maximum=3)
AFTER = SMALL.over_at + timedelta(minutes=1)


def with_players(*players: PlayerId, of: Fixture = SMALL) -> Fixture:
    for player in players:
        of, _ = of.join(player, at=NOW)
    return of


def test_joining_says_how_many_places_are_left_and_then_where_one_waits() -> None:
    fixture, outcomes = SMALL, []
    for player in PEOPLE[:5]:
        fixture, outcome = fixture.join(player, at=NOW)
        outcomes.append(outcome)
    assert outcomes == [Joined(2), Joined(1), Joined(0), Waitlisted(1), Waitlisted(2)]


def test_twice_is_once() -> None:
    fixture = with_players(*PEOPLE[:4])
    assert fixture.join(ASHLEY, at=NOW) == (fixture, AlreadyIn())
    assert fixture.join(PEOPLE[3], at=NOW) == (fixture, AlreadyWaiting(1))
    assert SMALL.leave(ASHLEY, at=NOW) == (SMALL, NotIn())


def test_who_leaves_makes_room_for_the_first_in_line() -> None:
    fixture, outcome = with_players(*PEOPLE[:5]).leave(SAM, at=NOW)
    assert outcome == Left(PEOPLE[3])
    assert (fixture.players, fixture.waiting) == ((ASHLEY, PRIYA, PEOPLE[3]), (PEOPLE[4],))


def test_a_raised_limit_moves_the_waiting_list() -> None:
    fixture, promoted = with_players(*PEOPLE[:5]).change(at=NOW, maximum=4)
    assert promoted == (PEOPLE[3],)
    assert fixture.waiting == (PEOPLE[4],)


@pytest.mark.parametrize("status", [Status.OVER, Status.CANCELLED])
def test_nobody_joins_or_leaves_what_is_closed(status: Status) -> None:
    closed = replace(SMALL, status=status)
    assert closed.join(ASHLEY, at=NOW)[1] == Closed(status)
    assert closed.leave(ASHLEY, at=NOW)[1] == Closed(status)


def test_a_game_is_over_by_the_clock_before_anybody_says_so() -> None:
    assert SMALL.join(ASHLEY, at=AFTER)[1] == Closed(Status.OVER)


def test_those_who_are_in_are_charged_once_and_those_waiting_never() -> None:
    fixture, charges = with_players(*PEOPLE[:5]).settle(at=AFTER)
    assert [(entry.player_id, entry.amount) for entry in charges] == [(player, -500) for player in PEOPLE[:3]]
    again, more = fixture.settle(at=AFTER + timedelta(days=1))
    assert (again, more) == (fixture, ())


def test_charged_in_advance_a_leaver_gets_it_back_and_the_next_one_pays_afterwards() -> None:
    fixture, _ = with_players(*PEOPLE[:4]).settle(at=NOW)
    assert fixture.status is Status.OPEN
    fixture, _ = fixture.leave(ASHLEY, at=NOW)
    fixture, charges = fixture.settle(at=AFTER)
    assert [entry.player_id for entry in charges] == [PEOPLE[3]]
    assert ledger.balance(entry for entry in fixture.entries if entry.player_id == ASHLEY) == 0


def test_who_did_not_come_is_not_charged_and_can_be_ticked_again() -> None:
    fixture, _ = with_players(ASHLEY, SAM).settle(at=AFTER)
    absent = fixture.mark(ASHLEY, came=False, at=AFTER)
    assert absent.mark(ASHLEY, came=False, at=AFTER) == absent
    back = absent.mark(ASHLEY, came=True, at=AFTER)
    assert ledger.balance(back.entries) == -1000
    assert len({entry.entry_id for entry in back.entries}) == len(back.entries) == 4


def test_a_cancelled_game_charges_nobody() -> None:
    fixture, _ = with_players(ASHLEY, SAM).settle(at=NOW)
    cancelled = fixture.cancel(at=NOW, reason="Rain")
    assert ledger.balance(cancelled.entries) == 0
    assert cancelled.cancel(at=NOW) == cancelled
    with pytest.raises(Conflict):
        cancelled.settle(at=AFTER)
    with pytest.raises(Conflict):
        fixture.cancel(at=AFTER)


def test_a_price_stays_once_it_was_charged() -> None:
    charged, _ = with_players(ASHLEY).settle(at=NOW)
    with pytest.raises(Conflict):
        charged.change(at=NOW, price=Pence(600))
    with pytest.raises(Conflict):
        with_players(*PEOPLE[:3]).change(at=NOW, minimum=1, maximum=2)
    with pytest.raises(Invalid):
        SMALL.change(at=NOW, starts_at=NOW - timedelta(hours=1))


def test_a_free_game_charges_nothing() -> None:
    assert with_players(ASHLEY, of=a_fixture(price=Pence(0))).settle(at=AFTER)[1] == ()


people = st.sampled_from(PEOPLE)
moments = st.sampled_from([NOW, AFTER])
Step = Callable[[Fixture], Fixture]


def _quietly(step: Step) -> Step:
    def taken(fixture: Fixture) -> Fixture:
        try:
            return step(fixture)
        except (Conflict, Invalid):
            return fixture

    return taken


steps = st.one_of(
    st.builds(lambda who, at: _quietly(lambda f: f.join(who, at=at)[0]), people, moments),
    st.builds(lambda who, at: _quietly(lambda f: f.leave(who, at=at)[0]), people, moments),
    st.builds(lambda at: _quietly(lambda f: f.settle(at=at)[0]), moments),
    st.builds(lambda at: _quietly(lambda f: f.cancel(at=at)), moments),
    st.builds(lambda most, at: _quietly(lambda f: f.change(at=at, maximum=most)[0]), st.integers(1, 5), moments),
    st.builds(lambda who, came: _quietly(lambda f: f.mark(who, came=came, at=AFTER)), people, st.booleans()),
)


@given(st.lists(steps, max_size=30))
def test_whatever_happens_the_lists_and_the_charges_stay_true(happening: list[Step]) -> None:
    """Nobody is in twice, nobody waits beside a free place, and the charges are those of the game as it stands."""
    fixture = a_fixture(minimum=1, maximum=3)
    for step in happening:
        fixture = step(fixture)
        listed = [*fixture.players, *fixture.waiting]
        assert len(set(listed)) == len(listed)
        assert len(fixture.players) <= fixture.maximum
        assert not fixture.waiting or len(fixture.players) == fixture.maximum
        assert len({entry.entry_id for entry in fixture.entries}) == len(fixture.entries)
        charged = [entry.player_id for entry in ledger.standing(fixture.entries)]
        assert len(set(charged)) == len(charged)
        assert set(charged) <= set(fixture.came)
        assert all(entry.kind in (Kind.CHARGE, Kind.REVERSAL) for entry in fixture.entries)
        assert ledger.balance(fixture.entries) == -500 * len(charged)
        if fixture.status is Status.CANCELLED:
            assert not charged


@pytest.mark.parametrize("limits", [{"minimum": 0}, {"minimum": 4}, {"maximum": 0}, {"maximum": 101}])
def test_limits_that_cannot_be_are_refused_and_not_passed_over(limits: dict[str, int]) -> None:
    with pytest.raises(Invalid):
        SMALL.change(at=NOW, minimum=limits.get("minimum"), maximum=limits.get("maximum"))


def test_what_is_still_needed_and_who_came() -> None:
    fixture = with_players(ASHLEY)
    assert (fixture.needed, fixture.places_left) == (1, 2)
    settled, _ = with_players(ASHLEY, SAM).settle(at=AFTER)
    assert settled.mark(SAM, came=False, at=AFTER).came == (ASHLEY,)


def test_a_game_can_be_free_at_the_last_moment_but_not_once_it_was_charged() -> None:
    free, _ = SMALL.change(at=NOW, price=Pence(0))
    assert free.price == 0
    charged, _ = with_players(ASHLEY).settle(at=NOW)
    assert charged.leave(ASHLEY, at=NOW)[0].change(at=NOW, price=Pence(0))[0].price == 0


@given(st.lists(steps, max_size=20))
def test_settled_after_all_that_everybody_who_came_is_charged_once_and_nobody_else(happening: list[Step]) -> None:
    fixture = a_fixture(minimum=1, maximum=3)
    for step in happening:
        fixture = step(fixture)
    if fixture.status is Status.CANCELLED:
        return
    settled, _ = fixture.settle(at=AFTER)
    charged = [entry.player_id for entry in ledger.standing(settled.entries)]
    assert sorted(charged) == sorted(settled.came)
    assert settled.settle(at=AFTER) == (settled, ())
    assert settled.entries[: len(fixture.entries)] == fixture.entries
