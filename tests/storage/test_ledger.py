"""The ledger: one view over the lines in fixtures and in payments, with a running balance, in pages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from club.clubs import Club
from club.errors import Invalid
from club.fixtures import Fixture, Guest, LateLeaver
from club.ids import ClubId, PlayerId
from club.ledger import Entry, Kind
from club.money import Pence
from club.payments import Payment, Route, Share
from club.ports import Statement, Summary
from club.season import Game, Season, Step, Taking
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_payment, a_player
from tests.counting import Commands
from tests.storage.keeping import keep

CLUB, OTHER = a_club(), a_club(-222)
ASHLEY, SAM, PRIYA = (a_player(name).player_id for name in ("Ashley", "Sam", "Priya"))


def minutes(number: float) -> datetime:
    return NOW + timedelta(minutes=number)


def paid(name: str, player: PlayerId, amount: int, *, at: datetime = NOW, club: Club = CLUB) -> Payment:
    share = Share(club_id=club.club_id, player_id=player, amount=Pence(amount))
    return a_payment(name, amount=amount).assign((share,), evidence=(), at=at)


def played(name: str, *players: PlayerId, at: datetime, club: Club = CLUB) -> Fixture:
    """A game that was charged when it was over."""
    kick_off = at - timedelta(minutes=60)
    fixture = a_fixture(name, club_id=club.club_id, players=players, starts_at=kick_off)
    return fixture.settle(at=at)[0]


async def statements(
    store: MongoStore, club: ClubId = CLUB.club_id, *, player: PlayerId | None = None, limit: int = 100
) -> list[Statement]:
    """All of the ledger, page by page."""
    found: list[Statement] = []
    cursor, first = None, True
    while first or cursor is not None:
        page = await store.ledger.page(club, player_id=player, limit=limit, cursor=cursor)
        assert len(page.items) <= limit
        found += page.items
        cursor, first = page.next_cursor, False
    return found


async def test_the_standings_of_a_few_are_theirs_among_everybodys(store: MongoStore) -> None:
    await a_season(store)
    await keep(store, *(a_player(name) for name in ("Ashley", "Sam", "Priya")))
    everybody = await store.ledger.standings([CLUB.club_id])
    some = await store.ledger.standings_of([a_player("Ashley"), a_player("Sam")])
    assert set(some) == {ASHLEY, SAM}
    assert {one: (s.balance, s.last_played, s.last_paid) for one, s in some.items()} == {
        one: (everybody[one].balance, everybody[one].last_played, everybody[one].last_paid) for one in some
    }
    stranger = a_player("Nobody at all")
    assert (await store.ledger.standings_of([stranger]))[stranger.player_id].balance == 0


async def a_season(store: MongoStore) -> None:
    """Two games, three who pay, an undone payment, a tick corrected, and another club's own affairs."""
    first = played("first", ASHLEY, SAM, PRIYA, at=minutes(0))
    second = played("second", ASHLEY, SAM, at=minutes(100)).mark(SAM, came=False, at=minutes(110))
    undone = paid("undone", SAM, 700, at=minutes(20)).undo(at=minutes(30))
    theirs = played("theirs", PlayerId("charlie"), at=minutes(5), club=OTHER)
    await keep(store, first, second, paid("a", ASHLEY, 1500, at=minutes(10)), undone, theirs)
    await keep(store, paid("s", SAM, 500, at=minutes(200)), paid("c", PlayerId("charlie"), 500, club=OTHER))


async def test_lines_come_oldest_first_with_the_balance_after_each(store: MongoStore) -> None:
    await a_season(store)
    lines = [(line.entry.kind, line.entry.amount, line.balance) for line in await statements(store, player=SAM)]
    assert lines == [
        (Kind.CHARGE, -500, -500),
        (Kind.PAYMENT, 700, 200),
        (Kind.REVERSAL, -700, -500),
        (Kind.CHARGE, -500, -1000),
        (Kind.REVERSAL, 500, -500),
        (Kind.PAYMENT, 500, 0),
    ]


async def test_the_whole_club_is_in_one_order_and_each_keeps_their_own_balance(store: MongoStore) -> None:
    await a_season(store)
    lines = await statements(store)
    assert [line.entry.booked_at for line in lines] == sorted(line.entry.booked_at for line in lines)
    assert {line.entry.club_id for line in lines} == {CLUB.club_id}
    for player in (ASHLEY, SAM, PRIYA):
        own = [line for line in lines if line.entry.player_id == player]
        assert own == await statements(store, player=player)
        assert [line.balance for line in own] == list(accumulate(line.entry.amount for line in own))


@pytest.mark.parametrize("limit", [1, 2, 3, 11, 500])
async def test_pages_are_the_whole_cut_in_pieces(store: MongoStore, limit: int) -> None:
    await a_season(store)
    assert await statements(store, limit=limit) == await statements(store)
    assert len(await statements(store)) == 10


async def test_lines_that_are_added_while_one_reads_come_at_the_end(store: MongoStore) -> None:
    await a_season(store)
    before = await statements(store)
    page = await store.ledger.page(CLUB.club_id, player_id=None, limit=5, cursor=None)
    await keep(store, paid("late", PRIYA, 500, at=minutes(300)))
    rest = await store.ledger.page(CLUB.club_id, player_id=None, limit=100, cursor=page.next_cursor)
    assert [*page.items, *rest.items][:-1] == before
    assert (rest.items[-1].entry.player_id, rest.items[-1].balance) == (PRIYA, 0)


async def test_a_stranger_has_an_empty_ledger(store: MongoStore) -> None:
    await a_season(store)
    assert await statements(store, player=PlayerId("nobody")) == []
    assert await statements(store, ClubId("nowhere")) == []
    assert await statements(store, OTHER.club_id, player=SAM) == []
    assert await store.ledger.balance(PlayerId("nobody")) == 0
    with pytest.raises(Invalid):
        await store.ledger.page(CLUB.club_id, player_id=None, limit=5, cursor="garbage")


async def test_balances_agree_with_the_lines(store: MongoStore) -> None:
    await a_season(store)
    assert await store.ledger.balances(CLUB.club_id) == {ASHLEY: 500, SAM: 0, PRIYA: -500}
    for player, balance in ((ASHLEY, 500), (SAM, 0), (PRIYA, -500)):
        assert await store.ledger.balance(player) == balance


async def test_the_balance_as_it_was_with_a_line(store: MongoStore) -> None:
    """What a confirmation says stays true when it is written again later."""
    await a_season(store)
    for line in await statements(store):
        after = await store.ledger.balances_after([line.entry])
        assert after == {line.entry.entry_id: line.balance}
    everybody = await statements(store)
    after = await store.ledger.balances_after([line.entry for line in everybody])
    assert after == {line.entry.entry_id: line.balance for line in everybody}


async def test_in_one_instant_charges_come_first_and_reversals_last(store: MongoStore) -> None:
    cash = replace(a_payment("cash", amount=500), route=Route.CASH)
    share = Share(club_id=CLUB.club_id, player_id=ASHLEY, amount=Pence(500))
    at = minutes(60)
    both = cash.assign((share,), evidence=(), at=at).undo(at=at)
    await keep(store, both, paid("bank", ASHLEY, 500, at=at), played("game", ASHLEY, at=at))
    kinds = [line.entry.kind for line in await statements(store, player=ASHLEY)]
    assert (kinds[0], kinds[-1]) == (Kind.CHARGE, Kind.REVERSAL)
    assert sorted(kinds[1:3]) == [Kind.CASH, Kind.PAYMENT]


async def test_how_a_club_stands(store: MongoStore) -> None:
    await a_season(store)
    assert await store.ledger.summary(CLUB.club_id) == Summary(
        income=Pence(2000), hire=Pence(9000), out_of_pocket=Pence(7000), owed=Pence(500), credit=Pence(500)
    )
    assert await store.ledger.summary(ClubId("new")) == Summary(Pence(0), Pence(0), Pence(0), Pence(0), Pence(0))


async def test_the_season_is_what_the_games_cost_and_what_came_in(store: MongoStore) -> None:
    await a_season(store)
    await keep(store, a_fixture("next", starts_at=minutes(999)), a_fixture("off").cancel(at=NOW))
    season = await store.ledger.season(CLUB.club_id)
    assert [(game.starts_at, game.hire, game.came) for game in season.games] == [
        (minutes(-60), 4500, 3),
        (minutes(40), 4500, 1),  # without Sam, who was unticked
    ]
    assert season.games[0] == Game(
        starts_at=minutes(-60), hire=Pence(4500), price=Pence(500), minimum=8, maximum=12, came=3, paying=3
    )
    assert season.takings == tuple(
        Taking(minutes(at), Pence(amount)) for at, amount in ((10, 1500), (20, 700), (30, -700), (200, 500))
    )
    assert season.steps() == (
        Step(minutes(-60), Pence(4500), Pence(1500)),
        Step(minutes(40), Pence(9000), Pence(2000)),
    )
    summary = await store.ledger.summary(CLUB.club_id)
    assert (summary.income, summary.hire, summary.out_of_pocket) == (season.income, season.hire, season.outlay)
    assert await store.ledger.season(ClubId("new")) == Season()


async def test_what_was_charged_is_what_the_game_itself_counts(store: MongoStore) -> None:
    """No-shows and late leavers pay without having played, unless the place was filled or they were let off."""
    late = tuple(LateLeaver(PlayerId(f"late {number}"), minutes(0)) for number in range(3))
    late = (late[0], replace(late[1], filled=True), replace(late[2], waived=True))
    game = played("first", ASHLEY, SAM, PRIYA, at=minutes(0)).mark(SAM, came=False, owes=True, at=minutes(1))
    game = replace(game.mark(PRIYA, came=False, at=minutes(1)), late=late)
    await keep(store, game)
    (kept,) = (await store.ledger.season(CLUB.club_id)).games
    assert (kept.came, kept.paying) == (len(game.came), len(game.paying)) == (1, 3)


async def test_a_guest_has_paid_when_the_host_has(store: MongoStore) -> None:
    guest = PlayerId("mike")
    game = replace(a_fixture(players=(ASHLEY, guest), starts_at=minutes(-60)), guests=(Guest(guest, ASHLEY, ASHLEY),))
    game, _ = game.settle(at=minutes(0))
    await keep(store, game, paid("half", ASHLEY, 500))
    assert await store.ledger.paid_for(game) == 0
    await keep(store, paid("rest", ASHLEY, 500))
    assert await store.ledger.paid_for(game) == 2


async def test_a_season_is_two_round_trips_however_long(watched: tuple[MongoStore, Commands]) -> None:
    store, commands = watched
    for number in range(12):
        game = played(f"game {number}", ASHLEY, at=minutes(number * 100))
        await keep(store, game, paid(f"tx {number}", ASHLEY, 500, at=minutes(number * 100 + 5)))
    commands.clear()
    season = await store.ledger.season(CLUB.club_id)
    assert (len(season.games), len(season.takings)) == (12, 12)
    assert sorted(commands.seen) == [("aggregate", "payments"), ("find", "fixtures")]


async def test_the_hire_of_a_game_that_is_to_come_or_was_called_off_costs_nothing(store: MongoStore) -> None:
    await keep(store, a_fixture("next"), a_fixture("off").cancel(at=NOW), paid("a", ASHLEY, 500))
    summary = await store.ledger.summary(CLUB.club_id)
    assert (summary.hire, summary.out_of_pocket, summary.income) == (0, 0, 500)


async def test_what_is_known_of_each_player_for_a_guess(store: MongoStore) -> None:
    await a_season(store)
    standings = await store.ledger.standings([CLUB.club_id, OTHER.club_id])
    assert set(standings) == {ASHLEY, SAM, PRIYA, PlayerId("charlie")}
    sam = standings[SAM]
    assert (sam.balance, sam.last_played, sam.last_paid) == (0, minutes(40), minutes(200))
    assert (standings[PRIYA].balance, standings[PRIYA].last_paid) == (-500, None)
    assert set(await store.ledger.standings([CLUB.club_id])) == {ASHLEY, SAM, PRIYA}
    assert await store.ledger.standings([]) == {}


async def test_how_many_of_those_who_came_have_paid(store: MongoStore) -> None:
    await a_season(store)
    assert await store.ledger.paid_for(played("first", ASHLEY, SAM, PRIYA, at=minutes(0))) == 2
    second = played("second", ASHLEY, SAM, PRIYA, at=minutes(100)).mark(ASHLEY, came=False, at=minutes(120))
    assert await store.ledger.paid_for(second) == 1


bookings = st.lists(
    st.tuples(st.sampled_from([ASHLEY, SAM, PRIYA]), st.integers(1, 3000), st.integers(0, 3), st.booleans()),
    max_size=8,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bookings, st.integers(1, 4))
async def test_whatever_was_booked_the_ledger_adds_up(
    store: MongoStore, booked: Sequence[tuple[PlayerId, int, int, bool]], limit: int
) -> None:
    for name in ("payments", "fixtures"):
        await store.database[name].delete_many({})
    things: list[Payment | Fixture] = [played("game", ASHLEY, SAM, at=minutes(1))]
    for number, (player, amount, at, undone) in enumerate(booked):
        payment = paid(f"tx{number}", player, amount, at=minutes(at))
        things.append(payment.undo(at=minutes(at + 1)) if undone else payment)
    await keep(store, *things)
    entries: list[Entry] = [entry for thing in things for entry in thing.entries]
    lines = await statements(store, limit=limit)
    assert sorted(line.entry.entry_id for line in lines) == sorted(entry.entry_id for entry in entries)
    balances = await store.ledger.balances(CLUB.club_id)
    for player in {entry.player_id for entry in entries}:
        own = [line for line in lines if line.entry.player_id == player]
        expected = sum(entry.amount for entry in entries if entry.player_id == player)
        assert own[-1].balance == balances[player] == expected == await store.ledger.balance(player)
