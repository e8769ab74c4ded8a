"""The clock comes to a game: offers go on, held places are freed, and whoever looks twice finds it done."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from club import notices
from club.actions.attending import attend
from club.actions.fixing import Plan, plan
from club.actions.settings import Preferences, prefer
from club.actions.signing_up import join, leave
from club.errors import NotFound
from club.fixtures import Due, Fixture, Step
from club.ids import FixtureId, PlayerId, TelegramId, derived
from club.notices import Topic
from club.people import Person
from club.players import Player
from storage.store import MongoStore
from tests.builders import NOW
from tests.club.actions.wednesday import Wednesday
from tests.storage.keeping import keep

KICK_OFF = NOW + timedelta(days=4, hours=6)
PEOPLE = [Person(901 + number, name) for number, name in enumerate(("Ashley", "Sam", "Priya", "Tom"))]


async def a_game(club: Wednesday, *people: Person, maximum: int = 1) -> Fixture:
    new = FixtureId(derived("sunday"))
    wanted = Plan(starts_at=KICK_OFF, location="Riverside", minimum=1, maximum=maximum)
    await club.store.write(partial(plan, club_id=club.club.club_id, wanted=wanted, new_id=new, at=NOW))
    for person in people:
        await club.store.write(partial(join, fixture_id=new, who=person, at=NOW))
    return await club.store.fixtures.get(new)


async def tick(store: MongoStore, at: datetime) -> None:
    for fixture in await store.fixtures.due(at):
        await store.write(partial(attend, fixture_id=fixture.fixture_id, at=at))


async def names(club: Wednesday, players: Sequence[PlayerId]) -> list[str]:
    known = await club.store.players.names(club.club.club_id)
    return [known[player] for player in players]


async def topics(club: Wednesday, telegram_id: int) -> list[Topic]:
    return [notice.topic for notice in await club.news(notices.person(telegram_id))]


async def test_an_offer_that_nobody_takes_goes_down_the_line_by_the_clock(club: Wednesday) -> None:
    game = await a_game(club, *PEOPLE[:3])
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=PEOPLE[0], at=NOW))
    asked = await club.store.fixtures.get(game.fixture_id)
    assert await names(club, [offer.player_id for offer in asked.offers]) == ["Sam"]
    until = asked.offers[0].until
    await tick(club.store, until - timedelta(seconds=1))
    assert (await club.store.fixtures.get(game.fixture_id)).offers == asked.offers
    await tick(club.store, until)
    then = await club.store.fixtures.get(game.fixture_id)
    assert await names(club, [offer.player_id for offer in then.offers]) == ["Priya"]
    assert await names(club, then.waiting) == ["Sam", "Priya"], "nobody loses a place in the line"
    assert await topics(club, 902) == [Topic.OFFERED, Topic.OFFER_ENDED]
    assert await topics(club, 903) == [Topic.OFFERED]


async def test_near_kick_off_all_who_wait_hear_of_a_free_place_and_two_processes_tell_once(
    club: Wednesday, rival: MongoStore
) -> None:
    game = await a_game(club, *PEOPLE)
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=PEOPLE[0], at=NOW))
    scramble = game.starts_at - timedelta(hours=3)
    await asyncio.gather(*(tick(one, scramble) for one in (club.store, rival, club.store, rival)))
    for person in PEOPLE[1:]:
        heard = await topics(club, person.telegram_id)
        assert heard.count(Topic.SCRAMBLE) == 1
    taps = [
        club.store.write(partial(join, fixture_id=game.fixture_id, who=person, at=scramble)) for person in PEOPLE[1:]
    ]
    await asyncio.gather(*taps)
    then = await club.store.fixtures.get(game.fixture_id)
    assert len(then.players) == 1
    assert len(then.waiting) == 2


async def test_after_a_day_of_downtime_nothing_is_sent_that_makes_no_sense_any_more(club: Wednesday) -> None:
    game = await a_game(club, *PEOPLE[:3])
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=PEOPLE[0], at=NOW))
    after = game.starts_at + timedelta(minutes=30)
    await tick(club.store, after)
    assert Topic.SCRAMBLE not in await topics(club, 902)
    assert (await club.store.fixtures.get(game.fixture_id)).agenda == ()


async def test_held_places_are_everybody_s_after_the_day(club: Wednesday) -> None:
    game = await a_game(club, maximum=3)
    day = NOW + timedelta(days=1)
    await keep(club.store, replace(game, held_until=day, agenda=(Due(Step.PLACES_FREED, day), *game.agenda)))
    people = [await club.telegram_player(person.name, person.telegram_id) for person in PEOPLE]
    held = await club.store.fixtures.get(game.fixture_id)
    elsewhere = tuple(PlayerId(derived(str(one))) for one in range(3))
    await keep(club.store, replace(held, held_for=elsewhere, held_back=(people[0].player_id,)))
    for person in PEOPLE:
        await club.store.write(partial(join, fixture_id=game.fixture_id, who=person, at=NOW))
    waits = await club.store.fixtures.get(game.fixture_id)
    assert (waits.players, await names(club, waits.waiting)) == ((), [person.name for person in PEOPLE])
    await tick(club.store, day)
    then = await club.store.fixtures.get(game.fixture_id)
    assert await names(club, then.players) == ["Ashley", "Sam", "Priya"], "who was held back has paid by now"
    assert await names(club, then.waiting) == ["Tom"]
    assert await topics(club, 902) == [Topic.PROMOTED]


async def test_where_nobody_is_to_be_asked_the_first_in_line_is_in_at_once(club: Wednesday) -> None:
    wanted = Preferences(habits={"offers": False})
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=wanted))
    game = await a_game(club, *PEOPLE[:2])
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=PEOPLE[0], at=NOW))
    assert await names(club, (await club.store.fixtures.get(game.fixture_id)).players) == ["Sam"]
    assert await topics(club, 902) == [Topic.PROMOTED]


async def test_who_leaves_after_the_deadline_owes_and_hears_when_the_place_is_filled(club: Wednesday) -> None:
    game = await a_game(club, *PEOPLE[:1], maximum=2)
    assert game.cancel_by is not None
    gone = await club.store.write(partial(leave, fixture_id=game.fixture_id, who=PEOPLE[0], at=game.cancel_by))
    assert await club.owes(gone.player) == -500
    by_hand: Player = await club.telegram_player("Zoe", TelegramId(950))
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=by_hand.player_id, at=game.cancel_by))
    assert await club.owes(gone.player) == 0
    assert await topics(club, 901) == [Topic.FILLED]
    off = await club.store.write(partial(leave, fixture_id=game.fixture_id, who=by_hand.player_id, at=game.cancel_by))
    assert await club.owes(off.player) == 0, "whom the organiser takes off owes nothing"


async def test_a_club_that_does_not_want_it_charges_no_late_leaver(club: Wednesday) -> None:
    wanted = Preferences(habits={"late_leavers_pay": False})
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=wanted))
    game = await a_game(club, *PEOPLE[:1])
    gone = await club.store.write(partial(leave, fixture_id=game.fixture_id, who=PEOPLE[0], at=game.scramble_at))
    assert await club.owes(gone.player) == 0


async def test_a_game_that_is_not_there_is_not_found(club: Wednesday) -> None:
    with pytest.raises(NotFound):
        await club.store.write(partial(attend, fixture_id=FixtureId("nowhere"), at=NOW))
