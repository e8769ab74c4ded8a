"""What an action leaves in the books is committed together or not at all, and never lost between two of them."""

import asyncio
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from pymongo.monitoring import CommandStartedEvent

from club.actions import signing_up
from club.errors import Conflict
from club.fixtures import Joined, Waitlisted
from club.ids import ClubId, PlayerId
from club.notices import Notice, Topic
from club.people import Person
from club.ports import Books, StoreDown, Thing
from storage import writing as storage_writing
from storage.books import MongoBooks
from storage.store import MongoStore
from storage.writing import Writing
from tests.builders import NOW, a_club, a_fixture, a_line, a_player
from tests.counting import Commands
from tests.storage.keeping import keep, relayed, tell

LANE = "group:wednesday"


def news(key: str) -> Notice:
    return Notice(key=key, topic=Topic.WELCOME, lane=LANE)


async def keys(store: MongoStore) -> list[str]:
    return [notice.key for notice in await relayed(store, LANE, most=100)]


async def test_what_is_emptied_is_empty_afterwards(store: MongoStore) -> None:
    await keep(store, replace(a_club(), monzo_me="https://monzo.me/olly"))
    club = await store.clubs.get(a_club().club_id)
    await keep(store, replace(club, monzo_me=None))
    assert (await store.clubs.get(club.club_id)).monzo_me is None


async def test_an_action_whose_facts_changed_is_run_again(store: MongoStore, rival: MongoStore) -> None:
    await keep(store, a_club())
    runs = 0

    async def action(books: Books) -> None:
        nonlocal runs
        runs += 1
        club = await books.club(a_club().club_id)
        if runs == 1:
            await keep(rival, replace(club, name="Changed meanwhile"))
        books.save(replace(club, places=(*club.places, "Riverside")))

    await store.write(action)
    club = await store.clubs.get(a_club().club_id)
    assert (runs, club.name, club.places, club.version) == (2, "Changed meanwhile", ("Riverside",), 3)


async def test_two_who_begin_the_same_thing_begin_it_once(store: MongoStore, rival: MongoStore) -> None:
    runs = 0

    async def action(books: Books) -> str:
        nonlocal runs
        runs += 1
        if known := await books.find_club(a_club().club_id):
            return known.name
        if runs == 1:
            await keep(rival, replace(a_club(), name="The first"))
        books.save(a_club())
        return a_club().name

    assert await store.write(action) == "The first"
    assert runs == 2


async def test_sixty_taps_at_once_in_two_processes_fill_exactly_twelve_places(
    store: MongoStore, rival: MongoStore
) -> None:
    await keep(store, a_club(), a_fixture())
    players = [a_player(f"Player {number}") for number in range(60)]
    await keep(store, *players)
    taps = [
        (store, rival)[number % 2].write(partial(join, player=player.player_id))
        for number, player in enumerate(players)
    ]
    outcomes = await asyncio.gather(*taps)
    fixture = await store.fixtures.get(a_fixture().fixture_id)
    assert sum(isinstance(outcome, Joined) for outcome in outcomes) == 12
    assert sorted(o.place for o in outcomes if isinstance(o, Waitlisted)) == list(range(1, 49))
    assert (len(fixture.players), len(fixture.waiting)) == (12, 48)
    assert len({*fixture.players, *fixture.waiting}) == 60


async def join(books: Books, *, player: PlayerId) -> object:
    return (await signing_up.join(books, a_fixture().fixture_id, player, at=NOW)).outcome


async def test_twenty_strangers_who_tap_in_two_processes_are_twenty_players(
    store: MongoStore, rival: MongoStore
) -> None:
    await keep(store, a_club(), replace(a_fixture(), maximum=40))
    taps = [
        one.write(partial(signing_up.join, fixture_id=a_fixture().fixture_id, who=Person(number, "Sam"), at=NOW))
        for number in range(1, 21)
        for one in (store, rival)
    ]
    await asyncio.gather(*taps)
    players = await store.players.all(a_club().club_id)
    assert len(players) == len({player.reference_code for player in players}) == 20
    assert len((await store.fixtures.get(a_fixture().fixture_id)).players) == 20


async def test_an_action_that_fails_leaves_nothing(store: MongoStore) -> None:
    async def action(books: Books) -> None:
        books.save(a_club())
        books.tell(news("welcome"))
        raise Conflict("No.")

    with pytest.raises(Conflict):
        await store.write(action)
    assert await store.clubs.page(limit=10, cursor=None) == await store.clubs.page(limit=1, cursor=None)
    assert await store.database["clubs"].count_documents({}) == 0
    assert await keys(store) == []


async def test_several_documents_change_together_or_not_at_all(store: MongoStore, rival: MongoStore) -> None:
    """The second one was changed by somebody else: the first one is not written either, until all fit."""
    await keep(store, a_club(), a_player())
    seen: list[str] = []

    async def action(books: Books) -> None:
        club, player = await books.club(a_club().club_id), await books.player(a_player().player_id)
        if not seen:
            await keep(rival, replace(player, name="Meanwhile"))
        else:
            seen.append((await store.clubs.get(club.club_id)).name)
        seen.append("run")
        books.save(replace(club, name="Together"))
        books.save(replace(player, name=f"{player.name} and together"))
        books.tell(news("both"))

    await store.write(action)
    assert seen == ["run", a_club().name, "run"]
    assert (await store.players.get(a_player().player_id)).name == "Meanwhile and together"
    assert (await store.clubs.get(a_club().club_id)).name == "Together"
    assert await keys(store) == ["both"]


async def test_a_duplicate_among_several_takes_all_of_them_back(store: MongoStore) -> None:
    """Two clubs in one chat cannot be: nothing of the action stands, and it ends instead of trying for ever."""
    await keep(store, a_club())

    async def action(books: Books) -> None:
        books.save(a_player())
        books.save(replace(a_club(), club_id=ClubId("an impostor")))
        books.tell(news("impossible"))

    with pytest.raises(StoreDown):
        await store.write(action)
    assert await store.players.all(a_club().club_id) == []
    assert await keys(store) == []


async def test_what_several_documents_promise_is_journaled_by_the_majority(
    watched: tuple[MongoStore, Commands],
) -> None:
    """A transaction does not inherit this from the database."""
    store, commands = watched
    await keep(store, a_club(), a_player())
    assert [name for name, _ in commands.seen] == ["insert", "insert", "commitTransaction"]
    assert commands.whole[-1]["writeConcern"] == {"w": "majority", "j": True}


async def test_one_document_needs_no_transaction(watched: tuple[MongoStore, Commands]) -> None:
    store, commands = watched
    await keep(store, a_club())
    await keep(store, replace(a_club(), version=1, name="Another"))
    assert [name for name, _ in commands.seen] == ["insert", "update"]
    assert all("txnNumber" not in command or "startTransaction" not in command for command in commands.whole)


async def test_an_action_that_changes_nothing_writes_nothing(watched: tuple[MongoStore, Commands]) -> None:
    store, commands = watched

    async def look(books: Books) -> None:
        await books.find_club(a_club().club_id)

    await store.write(look)
    assert commands.seen == [("find", "clubs")]


async def test_news_stands_in_the_document_it_tells_of(store: MongoStore) -> None:
    await tell(store, news("a"), news("b"), beside=a_club())
    club = await store.clubs.get(a_club().club_id)
    await tell(store, news("c"), beside=club)
    assert await keys(store) == ["a", "b", "c"]


async def test_a_note_that_a_line_was_heard_is_not_put_back(store: MongoStore) -> None:
    """The line is read, then heard, then changed by what was read: the note stays."""
    await keep(store, a_line())
    line = await store.lines.get(a_line().line_id)
    await store.lines.seen(line.line_id, NOW)
    await store.soon.flush()
    await keep(store, line.pinned_to("acc_olly"))
    stored = await store.lines.get(line.line_id)
    assert (stored.last_seen_at, stored.account_id) == (NOW, "acc_olly")


async def test_too_many_writers_are_told_to_come_again(store: MongoStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage_writing, "ATTEMPTS", 3)
    await keep(store, a_club())
    runs = 0

    async def stale(books: Books) -> None:
        nonlocal runs
        runs += 1
        books.save(replace(a_club(), version=99))

    with pytest.raises(StoreDown):
        await store.write(stale)
    assert runs == 3


async def test_when_nobody_is_there_nothing_is_promised(gone: MongoStore) -> None:
    with pytest.raises(StoreDown):
        await keep(gone, a_club())


async def test_a_document_carries_only_the_last_news_of_one_message(store: MongoStore) -> None:
    """However often a card changes before anybody is told."""

    def card(number: int) -> Notice:
        return Notice(key=f"card:{number}", topic=Topic.CARD, lane=LANE, subject="card")

    await store._relay.stop()
    for number in range(5):

        async def action(books: Books, number: int = number) -> None:
            club = await books.find_club(a_club().club_id)
            books.save(replace(club or a_club(), name=f"Club {number}"))
            books.tell(card(number), news(f"other {number}"))

        await store.write(action)
    document = await store.database["clubs"].find_one({})
    assert document is not None
    assert [item["key"] for item in document["news"]] == [*(f"other {n}" for n in range(4)), "card:4", "other 4"]


async def test_a_transaction_whose_asker_goes_away_is_not_left_open(
    watched: tuple[MongoStore, Commands], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancelled over and over from the moment its first write is asked for, as at the end of a process."""
    store, commands = watched
    asked = asyncio.Event()

    def started(event: CommandStartedEvent) -> None:
        if event.command_name == "insert":
            asked.set()

    monkeypatch.setattr(commands, "started", started)
    writing = asyncio.create_task(keep(store, a_club(), a_player()))
    await asyncio.wait_for(asked.wait(), 10.0)
    while not writing.done():
        writing.cancel()
        await asyncio.sleep(0)
    await store._writing.finish()
    assert writing.cancelled()
    async with asyncio.timeout(10.0):  # a plain write waits for ever for a transaction that nobody ends
        await store.database["clubs"].update_one({"_id": a_club().club_id}, {"$set": {"name": "Free"}})
    assert (await store.clubs.get(a_club().club_id)).name == "Free"


@pytest.mark.parametrize(("alone", "at_most"), [(True, 1), (False, 20)])
async def test_the_embedded_engine_gets_one_transaction_at_a_time(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch, *, alone: bool, at_most: int
) -> None:
    open_now: list[Any] = []
    most = 0
    stored = Writing._store

    async def watched(self: Writing, books: MongoBooks, thing: Thing, news: Any, session: Any) -> None:
        nonlocal most
        if session is not None and session not in open_now:
            open_now.append(session)
        most = max(most, sum(one.in_transaction for one in open_now))
        await stored(self, books, thing, news, session)

    monkeypatch.setattr(Writing, "_store", watched)
    async with MongoStore(mongo_uri, database_name, holder="test", alone=alone) as one:
        await keep(one, a_club(), replace(a_fixture(), maximum=40))
        joins = [
            one.write(partial(signing_up.join, fixture_id=a_fixture().fixture_id, who=Person(number, "Sam"), at=NOW))
            for number in range(1, 21)
        ]
        await asyncio.gather(*joins)
        assert len((await one.fixtures.get(a_fixture().fixture_id)).players) == 20
    assert 1 <= most <= at_most
    assert alone or most > 1
