"""The books: what an action finds there, as it has them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from club.errors import NotFound
from club.fixtures import LateLeaver
from club.ids import AccountKey, ClubId, FixtureId, LineId, PaymentId, PlayerId, RoundId
from club.ports import Books
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_line, a_payment, a_player
from tests.storage.keeping import keep


async def test_what_is_saved_is_read_again_one_version_later(store: MongoStore) -> None:
    for thing in (a_club(), a_player(), a_fixture(), a_payment(), a_line()):
        await keep(store, thing)
    assert await store.clubs.get(a_club().club_id) == replace(a_club(), version=1)
    assert await store.players.get(a_player().player_id) == replace(a_player(), version=1)
    assert await store.fixtures.get(a_fixture().fixture_id) == replace(a_fixture(), version=1)
    assert await store.payments.get(a_payment().payment_id) == replace(a_payment(), version=1)
    assert await store.lines.get(a_line().line_id) == replace(a_line(), version=1)


@pytest.mark.parametrize(
    "ask",
    [
        lambda books: books.club(ClubId("x")),
        lambda books: books.player(PlayerId("x")),
        lambda books: books.fixture(FixtureId("x")),
        lambda books: books.payment(PaymentId("x")),
        lambda books: books.line(LineId("x")),
        lambda books: books.round(RoundId("x")),
    ],
)
async def test_what_is_not_there_is_not_found(store: MongoStore, ask: Callable[[Books], Any]) -> None:
    with pytest.raises(NotFound):
        await store.write(ask)


async def test_what_was_played_newest_first_and_nothing_that_was_called_off(store: MongoStore) -> None:
    weeks = [a_fixture(str(week), starts_at=NOW - timedelta(weeks=week)) for week in range(4)]
    off = a_fixture("off", starts_at=NOW - timedelta(days=1)).cancel(at=NOW - timedelta(days=2))
    theirs = a_fixture("theirs", starts_at=NOW - timedelta(days=1), club_id=ClubId("other0000000"))
    await keep(store, *weeks, off, theirs)
    found = await store.write(lambda books: books.played(a_club().club_id, before=NOW, most=2))
    assert [game.fixture_id for game in found] == [weeks[1].fixture_id, weeks[2].fixture_id]


async def test_who_turned_out_to_be_whom_in_one_club(store: MongoStore) -> None:
    sam, listed = a_player("Sam"), replace(a_player("Sam C"), merged_into=a_player("Sam").player_id)
    theirs = replace(a_player("Theirs"), club_id=ClubId("other0000000"), merged_into=PlayerId("x"))
    await keep(store, sam, listed, theirs)
    became = await store.write(lambda books: books.became(a_club().club_id))
    assert became == {listed.player_id: sam.player_id}


async def test_an_action_sees_what_it_saved_itself(store: MongoStore) -> None:
    async def action(books: Books) -> str:
        books.save(replace(a_club(), name="Thursday Five"))
        return (await books.club(a_club().club_id)).name

    assert await store.write(action) == "Thursday Five"


async def test_a_removed_player_is_known_but_no_longer_found(store: MongoStore) -> None:
    await keep(store, a_player(active=False))

    async def look(books: Books) -> bool:
        assert await books.find_player(a_player().player_id) is not None
        with pytest.raises(NotFound):
            await books.player(a_player().player_id)
        return True

    assert await store.write(look)


async def test_open_games_of_a_player_are_those_that_know_anything_of_them(store: MongoStore) -> None:
    ashley = a_player().player_id
    await keep(
        store,
        a_fixture("in", players=(ashley,)),
        a_fixture("waiting", waiting=(ashley,)),
        replace(a_fixture("kept"), held_for=(ashley,)),
        replace(a_fixture("held back"), held_back=(ashley,)),
        replace(a_fixture("can't come"), out=(ashley,)),
        replace(a_fixture("left late"), late=(LateLeaver(ashley, NOW),)),
        a_fixture("neither"),
        a_fixture("off", players=(ashley,)).cancel(at=NOW),
    )
    found = await store.write(lambda books: books.open_fixtures_with(ashley))
    names = ("in", "waiting", "kept", "held back", "can't come", "left late")
    assert {fixture.fixture_id for fixture in found} == {a_fixture(name).fixture_id for name in names}


async def test_what_a_fair_order_is_made_of(store: MongoStore) -> None:
    """Everybody who ever played, and how they stand."""
    sam, gone = a_player("Sam"), replace(a_player("Samuel"), active=False, merged_into=a_player("Sam").player_id)
    charged, _ = a_fixture(players=(sam.player_id,)).settle(at=NOW)
    await keep(store, sam, gone, a_player("Theirs", club_id=a_club(-222).club_id), charged)
    club = a_club().club_id
    everybody = await store.write(lambda books: books.everybody(club))
    assert {one.player_id for one in everybody} == {sam.player_id, gone.player_id}
    assert await store.write(lambda books: books.balances(club)) == {sam.player_id: -500}


async def test_seen_since_are_those_who_play_still_and_were_on_a_list(store: MongoStore) -> None:
    ashley, sam, tom = (a_player(name) for name in ("Ashley", "Sam", "Tom"))
    retired, removed = replace(a_player("Retired"), retired=True), a_player("Removed", active=False)
    guest = replace(a_player("Guest"), guest_of=sam.player_id)
    stranger = a_player("Charlie", club_id=a_club(-5).club_id)
    everybody = tuple(one.player_id for one in (ashley, retired, removed, guest))
    await keep(store, ashley, sam, tom, retired, removed, guest, stranger)
    await keep(
        store,
        a_fixture("lately", players=everybody, waiting=(sam.player_id,)),
        a_fixture("long ago", players=(tom.player_id,), starts_at=NOW - timedelta(days=1)),
        a_fixture("elsewhere", players=(stranger.player_id,), club_id=stranger.club_id),
    )
    assert await store.write(lambda books: books.seen_since(a_club().club_id, NOW)) == {
        ashley.player_id,
        sam.player_id,
    }


async def test_whoever_knows_an_account_is_found_in_these_clubs_as_the_action_sees_them(store: MongoStore) -> None:
    home, other = AccountKey("home"), AccountKey("other")
    club = a_club().club_id
    ashley, tom, sam = [a_player(name, reference_code=name[0]) for name in ("Ashley", "Tom", "Sam")]
    ashley = ashley.learned(home, PaymentId("p"), NOW)
    await keep(store, ashley, tom.learned(other, PaymentId("p"), NOW))
    await keep(store, replace(sam.learned(home, PaymentId("p"), NOW), active=False))
    await keep(store, replace(a_player("Charlie").learned(home, PaymentId("p"), NOW), club_id=ClubId("other")))

    async def action(books: Books) -> list[str]:
        books.save(replace(await books.player(ashley.player_id), name="Ash"))
        return [one.name for one in await books.paid_from([home, AccountKey("old")], [club])]

    assert await store.write(action) == ["Ash"]
    assert await store.write(lambda books: books.paid_from([home], [ClubId("nobody")])) == []


async def test_everybody_of_a_club_and_the_games_before_one_are_read_in_one_go(store: MongoStore) -> None:
    here, gone = a_player("Ashley"), a_player("Sam", active=False)
    other = a_club(-5).club_id
    games = [a_fixture(f"day {day}", starts_at=NOW + timedelta(days=day)) for day in range(4)]
    await keep(store, here, gone, a_player("Charlie", club_id=other), *games, a_fixture("theirs", club_id=other))

    async def read(books: Books) -> tuple[set[str], list[str]]:
        books.save(replace(await books.player(here.player_id), name="Ash"))
        players = await books.everybody(a_club().club_id)
        before = await books.played(a_club().club_id, before=games[3].starts_at, most=2)
        return {one.name for one in players}, [game.fixture_id for game in before]

    names, before = await store.write(read)
    assert names == {"Ash", "Sam"}, "as this action has them"
    assert before == [games[2].fixture_id, games[1].fixture_id]
