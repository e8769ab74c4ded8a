"""After the game: charged once, corrected by reversals."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from club import notices
from club.actions.charging import let_off, mark, settle
from club.actions.fixing import Plan, call_off, plan
from club.actions.signing_up import join, leave
from club.errors import Conflict, NotFound
from club.fixtures import Fixture, Status
from club.ids import FixtureId, derived
from club.notices import Topic
from club.people import Person
from club.players import Player
from storage.store import MongoStore
from tests.builders import NOW, OLLY
from tests.club.actions.wednesday import AFTER, KICK_OFF, Wednesday


async def test_settled_by_everybody_at_once_it_is_charged_once(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    game = await club.game(ashley, sam)
    await asyncio.gather(*(club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER)) for _ in range(6)))
    assert (await club.owes(ashley), await club.owes(sam)) == (-500, -500)
    assert [notice.topic for notice in await club.news(notices.person(OLLY))] == [Topic.AFTER_GAME]


async def test_who_did_not_come_gets_it_back_and_pays_when_ticked_again(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    tick = partial(mark, fixture_id=game.fixture_id, player_id=ashley.player_id, at=AFTER)
    await club.store.write(partial(tick, came=False))
    assert await club.owes(ashley) == 0
    await club.store.write(partial(tick, came=True))
    assert await club.owes(ashley) == -500
    lines = await club.store.ledger.page(club.club.club_id, player_id=ashley.player_id, limit=10, cursor=None)
    assert [(line.entry.kind.value, line.balance) for line in lines.items][-1] == ("reversal", -500)
    assert len(lines.items) == 3


async def test_a_game_that_was_called_off_charges_nobody(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=game.starts_at))
    assert await club.owes(ashley) == -500
    await club.store.write(partial(call_off, fixture_id=game.fixture_id, at=game.starts_at, reason="Rain"))
    assert await club.owes(ashley) == 0
    told = [notice.topic for notice in await club.news(notices.group(club.club.club_id))]
    assert told.count(Topic.CALLED_OFF) == 1


async def test_who_joins_and_leaves_after_an_advance_charge_pays_for_what_was_played(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    game = await club.game(ashley)
    collect = partial(settle, fixture_id=game.fixture_id)
    await club.store.write(partial(collect, at=NOW))
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=sam.player_id, at=NOW))
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=ashley.player_id, at=NOW))
    assert (await club.owes(ashley), await club.owes(sam)) == (0, 0)
    settled = await club.store.write(partial(collect, at=AFTER))
    assert (await club.store.write(partial(collect, at=AFTER))).entries == settled.entries
    assert (await club.owes(ashley), await club.owes(sam)) == (0, -500)
    assert settled.settled_at == NOW


async def test_a_game_with_nobody_in_it_is_over_without_a_word_to_the_organiser(club: Wednesday) -> None:
    game = await club.game()
    settled = await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    assert settled.status is Status.OVER
    assert await club.news(notices.person(OLLY)) == []
    assert await club.store.fixtures.due(AFTER) == []


async def test_who_came_is_said_after_the_game_and_by_name_of_those_who_were_in(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    game = await club.game(ashley)
    tick = partial(mark, fixture_id=game.fixture_id, came=False)
    with pytest.raises(Conflict):
        await club.store.write(partial(tick, player_id=ashley.player_id, at=NOW))
    with pytest.raises(Conflict):
        await club.store.write(partial(tick, player_id=sam.player_id, at=AFTER))
    with pytest.raises(NotFound):
        await club.store.write(partial(settle, fixture_id=FixtureId("none"), at=AFTER))


async def test_ticked_at_once_by_two_organisers_it_is_one_reversal(club: Wednesday, rival: MongoStore) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    tick = partial(mark, fixture_id=game.fixture_id, player_id=ashley.player_id, came=False, at=AFTER)
    await asyncio.gather(*(one.write(tick) for one in (club.store, rival, club.store, rival)))
    assert await club.owes(ashley) == 0
    assert len((await club.store.fixtures.get(game.fixture_id)).entries) == 2


async def test_a_no_show_owes_all_the_same_and_hears_nothing_new(club: Wednesday) -> None:
    sam = await club.telegram_player("Sam", 901)
    game = await club.game(sam)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    tick = partial(mark, fixture_id=game.fixture_id, player_id=sam.player_id, came=False, at=AFTER)
    await club.store.write(tick)
    assert await club.owes(sam) == 0
    await club.store.write(partial(tick, owes=True))
    assert await club.owes(sam) == -500
    assert (await club.store.fixtures.get(game.fixture_id)).no_shows == (sam.player_id,)
    assert await club.news(notices.person(901)) == []


async def late(club: Wednesday) -> tuple[Fixture, Player, Player]:
    """Sam dropped out late of a game next week, Ashley played."""
    ashley, sam = await club.player("Ashley"), await club.telegram_player("Sam", 901)
    wanted = Plan(starts_at=KICK_OFF + timedelta(days=7), location="Riverside", minimum=1)
    new = FixtureId(derived("next week"))
    await club.store.write(partial(plan, club_id=club.club.club_id, wanted=wanted, new_id=new, at=NOW))
    for who in (ashley.player_id, Person(901, "Sam")):
        await club.store.write(partial(join, fixture_id=new, who=who, at=NOW))
    out = NOW + timedelta(days=7)
    await club.store.write(partial(leave, fixture_id=new, who=Person(901, "Sam"), at=out))
    return await club.store.write(partial(settle, fixture_id=new, at=AFTER + timedelta(days=7))), ashley, sam


async def test_a_late_leaver_is_let_off_once_whoever_presses_and_hears_of_it(
    club: Wednesday, rival: MongoStore
) -> None:
    game, ashley, sam = await late(club)
    assert await club.owes(sam) == -500
    off = partial(let_off, fixture_id=game.fixture_id, player_id=sam.player_id, off=True, at=game.over_at)
    await asyncio.gather(*(one.write(off) for one in (club.store, rival, club.store)))
    assert (await club.owes(sam), await club.owes(ashley)) == (0, -500)
    assert [notice.topic for notice in await club.news(notices.person(901))] == [Topic.LET_OFF]
    assert [notice.topic for notice in await club.news(notices.person(OLLY))] == [Topic.AFTER_GAME] * 2
    await club.store.write(partial(off, off=False))
    assert await club.owes(sam) == -500
    with pytest.raises(Conflict):
        await club.store.write(partial(off, player_id=ashley.player_id))


async def test_a_game_of_which_only_a_late_leaver_is_left_comes_to_the_organiser_too(club: Wednesday) -> None:
    sam = await club.telegram_player("Sam", 901)
    wanted = Plan(starts_at=KICK_OFF + timedelta(days=7), location="Riverside", minimum=1)
    game = await club.store.write(
        partial(plan, club_id=club.club.club_id, wanted=wanted, new_id=FixtureId("only"), at=NOW)
    )
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=sam.player_id, at=NOW))
    away = partial(leave, fixture_id=game.fixture_id, who=Person(901, "Sam"), at=NOW + timedelta(days=7))
    await club.store.write(away)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER + timedelta(days=7)))
    assert [notice.topic for notice in await club.news(notices.person(OLLY))] == [Topic.AFTER_GAME]


async def test_a_game_that_was_called_off_cannot_be_charged(club: Wednesday) -> None:
    game = await club.game(await club.player("Ashley"))
    await club.store.write(partial(call_off, fixture_id=game.fixture_id, at=NOW))
    with pytest.raises(Conflict):
        await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
