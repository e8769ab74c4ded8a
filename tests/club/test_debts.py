"""Money that came in settles the oldest charges first, and what is left is what is owed."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from club.debts import debt, settled_by, still_open
from club.fixtures import Fixture
from club.ids import EntryId, FixtureId
from club.ledger import Entry, Kind, balance, owes
from club.money import Pence
from tests.builders import NOW, a_club, a_fixture, a_player

SAM = a_player("Sam Carter")
GAMES = [a_fixture(str(week), starts_at=NOW - timedelta(weeks=4 - week)) for week in range(4)]
KNOWN = {game.fixture_id: game for game in GAMES}


def line(number: int, amount: int, fixture: Fixture | None = None) -> Entry:
    return Entry(
        entry_id=EntryId(f"{number:03}"),
        club_id=a_club().club_id,
        player_id=SAM.player_id,
        kind=Kind.CHARGE if amount < 0 else Kind.PAYMENT,
        amount=Pence(amount),
        booked_at=NOW + timedelta(minutes=number),
        fixture_id=fixture.fixture_id if fixture else None,
    )


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    """Charges and payments of any size in any order, some of them taken back."""
    amounts = draw(st.lists(st.integers(-2_000, 2_000).filter(bool), max_size=20))
    lines = [line(number, amount) for number, amount in enumerate(amounts)]
    gone = draw(st.sets(st.sampled_from(lines))) if lines else set()
    return draw(st.permutations([*lines, *(one.reversed_at(NOW + timedelta(days=9)) for one in gone)]))


@given(ledgers())
def test_what_is_open_adds_up_to_what_is_owed(entries: list[Entry]) -> None:
    left = still_open(entries)
    assert sum(one.amount for one in left) == owes(balance(entries))
    assert all(0 < one.amount <= -one.charge.amount for one in left)


@given(ledgers())
def test_the_oldest_are_settled_first_and_at_most_one_is_paid_in_part(entries: list[Entry]) -> None:
    left = still_open(entries)
    assert [one.charge.booked_at for one in left] == sorted(one.charge.booked_at for one in left)
    assert all(one.amount == -one.charge.amount for one in left[1:])
    charges = sorted((one for one in entries if one.amount < 0 and one.reverses is None), key=lambda one: one.booked_at)
    taken_back = {one.reverses for one in entries}
    standing = [one for one in charges if one.entry_id not in taken_back]
    assert [one.charge for one in left] == standing[len(standing) - len(left) :]


def test_one_game_several_games_and_none() -> None:
    charges = [line(number, -500, game) for number, game in enumerate(GAMES)]
    first = debt(SAM, charges[:1], KNOWN)
    assert first is not None
    assert (first.amount, first.games, first.since) == (500, 1, GAMES[0].starts_at)
    three = debt(SAM, [*charges, line(9, 700)], KNOWN)
    assert three is not None
    assert (three.amount, three.games, three.since) == (1300, 3, GAMES[1].starts_at), "the second is paid in part"
    assert debt(SAM, [*charges, line(9, 2000)], KNOWN) is None
    assert debt(SAM, [], KNOWN) is None


def test_what_is_not_from_a_game_that_is_known_is_not_counted_in_games() -> None:
    bib = line(1, -300)
    owed = debt(SAM, [line(0, -500, GAMES[2]), bib, replace(line(2, -100), fixture_id=FixtureId("gone"))], KNOWN)
    assert owed is not None
    assert (owed.amount, owed.games, owed.since) == (900, 0, GAMES[2].starts_at)
    alone = debt(SAM, [bib], KNOWN)
    assert alone is not None
    assert (alone.games, alone.since) == (0, bib.booked_at)


def test_a_payment_is_for_the_oldest_games_that_nothing_had_paid_for() -> None:
    first, second, third = GAMES[:3]
    lines = [line(0, -500, first), line(1, 300), line(2, -500, second), line(3, 600), line(4, -500, third)]
    paid = {number: EntryId(f"{number:03}") for number in (1, 3)}
    assert settled_by(lines, {paid[1]}) == (first.fixture_id,)
    assert settled_by(lines, {paid[3]}) == (first.fixture_id, second.fixture_id)
    assert settled_by(lines, set()) == ()


def test_what_was_paid_ahead_is_for_no_game_yet() -> None:
    (game,) = GAMES[:1]
    lines = [line(0, -500, game), line(1, 500), line(2, 500)]
    assert settled_by(lines, {EntryId("002")}) == ()
    later = line(3, -500, GAMES[1])
    assert settled_by([*lines, later], {EntryId("002")}) == (GAMES[1].fixture_id,)


@given(ledgers())
def test_every_game_that_is_paid_in_full_was_paid_for_by_something(lines: list[Entry]) -> None:
    left = {one.charge.entry_id for one in still_open(lines)}
    games = [replace(one, fixture_id=FixtureId(one.entry_id)) if one.amount < 0 else one for one in lines]
    found = settled_by(games, {one.entry_id for one in lines})
    gone = {one.reverses for one in lines}
    full = {one.entry_id for one in lines if one.amount < 0 and one.reverses is None} - left - gone
    assert full <= set(found)
