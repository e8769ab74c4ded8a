"""Signing up: the last place goes to one."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from club import notices
from club.actions.reaching import reach
from club.actions.signing_up import SignedOff, SignedUp, check_fixture, join, leave
from club.errors import NotFound
from club.fixtures import AlreadyIn, AlreadyWaiting, Closed, Danger, Joined, Left, NotIn, Status, Waitlisted
from club.ids import FixtureId, player_id
from club.notices import Topic
from club.people import Person
from club.players import Player, Reach
from storage.store import MongoStore
from tests.builders import NOW, OLLY
from tests.club.actions.wednesday import AFTER, KICK_OFF, Wednesday, begin
from tests.counting import counted_store
from tests.storage.keeping import keep

Act = Callable[..., Coroutine[Any, Any, SignedUp | SignedOff]]


async def test_twenty_taps_at_once_fill_exactly_six_places(club: Wednesday) -> None:
    game = await club.game(maximum=6)
    players = [await club.player(f"Player {number}") for number in range(20)]
    taps = [partial(join, fixture_id=game.fixture_id, who=player.player_id, at=NOW) for player in players]
    outcomes = [signed.outcome for signed in await asyncio.gather(*(club.store.write(tap) for tap in taps))]
    assert sum(isinstance(outcome, Joined) for outcome in outcomes) == 6
    assert sorted(o.place for o in outcomes if isinstance(o, Waitlisted)) == list(range(1, 15))


async def test_the_same_person_twice_at_once_is_one_player_in_one_place(club: Wednesday) -> None:
    game = await club.game()
    tap = partial(join, fixture_id=game.fixture_id, who=Person(901, "Ashley"), at=NOW)
    await asyncio.gather(*(club.store.write(tap) for _ in range(4)))
    assert len((await club.store.fixtures.get(game.fixture_id)).players) == 1
    assert len(await club.store.players.all(club.club.club_id)) == 1


async def test_a_freed_place_goes_to_the_next_in_line(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    game = await club.game(ashley, sam, maximum=1)
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=ashley.player_id, at=NOW))
    assert (await club.store.fixtures.get(game.fixture_id)).players == (sam.player_id,)


async def test_a_player_of_another_club_is_no_player_here(club: Wednesday) -> None:
    game = await club.game()
    charlie = await club.player("Charlie", club=club.other)
    with pytest.raises(NotFound):
        await club.store.write(partial(join, fixture_id=game.fixture_id, who=charlie.player_id, at=NOW))


async def test_every_outcome_leaves_the_lists_as_they_should_be(club: Wednesday) -> None:
    ashley, sam, priya = [await club.player(name) for name in ("Ashley", "Sam", "Priya")]
    game = await club.game(maximum=2)
    outcomes: list[object] = []
    acts: tuple[tuple[Act, Player], ...] = (
        (join, ashley), (join, ashley), (join, sam), (join, priya), (join, priya),
        (leave, ashley), (leave, ashley), (join, ashley), (leave, ashley),
    )  # fmt: skip
    for act, player in acts:
        signed = await club.store.write(partial(act, fixture_id=game.fixture_id, who=player.player_id, at=NOW))
        outcomes.append(signed.outcome)
    assert outcomes == [
        Joined(1), AlreadyIn(), Joined(0), Waitlisted(1), AlreadyWaiting(1),
        Left(), NotIn(), Waitlisted(1), Left(),
    ]  # fmt: skip
    stored = await club.store.fixtures.get(game.fixture_id)
    assert (stored.players, stored.waiting) == ((sam.player_id, priya.player_id), ())


async def test_only_what_changed_something_is_told(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    before = await club.news(notices.group(club.club.club_id))
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=ashley.player_id, at=NOW))
    assert await club.news(notices.group(club.club.club_id)) == before


async def test_who_moves_up_is_told_in_person_where_that_is_possible(club: Wednesday) -> None:
    game = await club.game(maximum=1)
    for person in (Person(901, "Ashley"), Person(902, "Sam"), Person(903, "Priya")):
        await club.store.write(partial(join, fixture_id=game.fixture_id, who=person, at=NOW))
    sam = player_id(club.club.club_id, 902)
    await club.store.write(lambda books: reach(books, 903, Reach.BLOCKED))
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=Person(901, "Ashley"), at=NOW))
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=Person(902, "Sam"), at=NOW))
    heard = [(notice.topic, notice.player_id) for notice in await club.news(notices.person(902))]
    assert heard == [(Topic.OFFERED, sam), (Topic.OFFER_ENDED, sam)], "asked, and then out of the line"
    assert await club.news(notices.person(903)) == []
    told = [n.player_id for n in await club.news(notices.group(club.club.club_id)) if n.topic is Topic.PROMOTED]
    assert told == [player_id(club.club.club_id, 903)]


async def test_leaving_and_joining_at_once_in_two_processes_never_overfills(club: Wednesday, rival: MongoStore) -> None:
    players = [await club.player(f"Player {number}") for number in range(8)]
    game = await club.game(*players[:4], maximum=4)
    acts: list[Act] = [partial(leave, who=player.player_id) for player in players[:4]]
    acts += [partial(join, who=player.player_id) for player in players[4:]]
    processes = (club.store, rival) * 4
    await asyncio.gather(
        *(one.write(partial(act, fixture_id=game.fixture_id, at=NOW)) for one, act in zip(processes, acts, strict=True))
    )
    stored = await club.store.fixtures.get(game.fixture_id)
    assert set(stored.players) == {player.player_id for player in players[4:]}
    assert stored.waiting == ()


async def test_a_game_that_is_over_is_closed_to_taps(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    both: tuple[Act, Act] = (join, leave)
    for act in both:
        signed = await club.store.write(partial(act, fixture_id=game.fixture_id, who=ashley.player_id, at=AFTER))
        assert signed.outcome == Closed(Status.OVER)
    with pytest.raises(NotFound):
        await club.store.write(partial(join, fixture_id=FixtureId("none"), who=ashley.player_id, at=NOW))


async def test_a_game_belongs_to_its_club(club: Wednesday) -> None:
    game = await club.game()
    assert check_fixture(game, club.club.club_id) == game
    with pytest.raises(NotFound):
        check_fixture(game, club.other.club_id)


async def test_neither_in_nor_out_costs_more_when_a_game_is_in_danger(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with counted_store(mongo_uri, database_name, monkeypatch) as (store, commands):
        club = await begin(store)
        ashley, sam = await club.player("Ashley"), await club.player("Sam")
        taps = {}
        for name, danger in (("safe", None), ("in danger", Danger(pleaded=True, asked=(OLLY,)))):
            game = replace((await club.game(name=name)), minimum=2, cancel_by=KICK_OFF, danger=danger)
            await keep(store, game)
            commands.clear()
            for act, player in ((join, ashley), (join, sam), (leave, sam)):
                await store.write(partial(act, fixture_id=game.fixture_id, who=player.player_id, at=NOW))
            taps[name] = list(commands.seen)
        assert taps["in danger"] == taps["safe"]
