"""Is it worth it? The clock in the test's hand goes on from a game's first evening to its deadline."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from club import notices
from club.actions.attending import attend
from club.actions.charging import settle
from club.actions.fixing import Alteration, Plan, alter, plan
from club.actions.people import retire
from club.actions.settings import Preferences, prefer
from club.actions.signing_up import join, leave
from club.fixtures import Fixture, Status, Step
from club.ids import FixtureId, TelegramId, derived
from club.life.danger import LOOKED_BACK, TOO_LATE
from club.money import Pence
from club.notices import Topic
from club.people import Person
from club.players import Player
from club.ports import Books
from storage.store import MongoStore
from tests.builders import NOW, OLLY
from tests.club.actions.wednesday import Wednesday

KICK_OFF = NOW + timedelta(days=7, hours=6)  # Wednesday in a week, 18:00
DEADLINE = KICK_OFF - timedelta(days=1)
DANGER = DEADLINE - timedelta(days=1)
GAME = FixtureId(derived("game"))
BOB = Person(902, "Bob")
GROUP = (Topic.PLEA, Topic.PLEA_STANDS, Topic.CALLED_OFF)


async def put_up(
    club: Wednesday, *players: Player, minimum: int = 3, kick_off: datetime = KICK_OFF, at: datetime = NOW
) -> Fixture:
    wanted = Plan(starts_at=kick_off, location="Riverside", minimum=minimum)
    await club.store.write(partial(plan, club_id=club.club.club_id, wanted=wanted, new_id=GAME, at=at))
    for player in players:
        await says(club, player, join, at)
    return await club.store.fixtures.get(GAME)


async def tick(club: Wednesday, at: datetime) -> Fixture:
    return await club.store.write(partial(attend, fixture_id=GAME, at=at))


async def says(club: Wednesday, who: Person | Player, act: Callable[..., Awaitable[object]], at: datetime) -> Fixture:
    whom = who if isinstance(who, Person) else who.player_id
    await club.store.write(partial(act, fixture_id=GAME, who=whom, at=at))
    return await club.store.fixtures.get(GAME)


async def changes(club: Wednesday, wanted: Alteration, at: datetime) -> Fixture:
    return await club.store.write(partial(alter, fixture_id=GAME, wanted=wanted, at=at))


async def with_habits(club: Wednesday, **habits: bool | int | str) -> None:
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=Preferences(habits=habits)))


async def group_hears(club: Wednesday) -> list[Topic]:
    told = await club.news(notices.group(club.club.club_id))
    return [notice.topic for notice in told if notice.topic in GROUP]


async def hears(club: Wednesday, organiser: TelegramId = OLLY) -> list[Topic]:
    return [notice.topic for notice in await club.news(notices.person(organiser))]


@pytest.fixture
async def two(club: Wednesday) -> list[Player]:
    """Two of the three that it takes."""
    return [await club.player("Ashley"), await club.player("Sam")]


@pytest.fixture
async def known(club: Wednesday) -> list[Player]:
    """Four who played last week, of whom one has stopped since; it takes three."""
    players = [await club.telegram_player(name, 901 + number) for number, name in enumerate(("Ann", "Bob", "Cy", "Di"))]
    await club.game(*players, name="last week")
    stops = partial(retire, club_id=club.club.club_id, player_id_=players[3].player_id, retired=True, at=NOW)
    await club.store.write(stops)
    return players


async def test_in_danger_the_group_and_each_organiser_hear_of_it_once(
    club: Wednesday, rival: MongoStore, two: list[Player]
) -> None:
    second = TelegramId(905)

    async def runs_it_too(books: Books) -> None:
        books.save(replace(await books.club(club.club.club_id), organisers=(OLLY, second)))

    await club.store.write(runs_it_too)
    await put_up(club, *two)
    await tick(club, DANGER - timedelta(seconds=1))
    assert await group_hears(club) == await hears(club) == []
    coming = partial(attend, fixture_id=GAME, at=DANGER)
    await asyncio.gather(*(one.write(coming) for one in (club.store, rival, club.store)))
    await tick(club, DANGER + timedelta(hours=3))
    assert await group_hears(club) == [Topic.PLEA]
    assert await hears(club) == await hears(club, second) == [Topic.TO_DECIDE]


async def test_a_game_that_is_on_is_in_no_danger(club: Wednesday, two: list[Player]) -> None:
    await put_up(club, *two, minimum=2)
    assert (await tick(club, DANGER)).danger is None
    assert await group_hears(club) == await hears(club) == []


async def test_who_joins_makes_it_safe_and_who_leaves_afterwards_endangers_it_again(
    club: Wednesday, two: list[Player]
) -> None:
    await put_up(club, *two)
    await tick(club, DANGER)
    priya, later = await club.player("Priya"), DANGER + timedelta(hours=3)
    await says(club, priya, join, DANGER + timedelta(hours=1))
    assert await group_hears(club) == [Topic.PLEA, Topic.PLEA_STANDS]
    assert await hears(club) == [Topic.TO_DECIDE, Topic.DECISION_STANDS]
    await says(club, priya, leave, later)
    await tick(club, later)
    assert (await group_hears(club)).count(Topic.PLEA) == 1, "the plea that is there opens again"
    assert (await hears(club)).count(Topic.TO_DECIDE) == 2


async def test_who_comes_and_goes_within_minutes_asks_nobody_anew(club: Wednesday, two: list[Player]) -> None:
    await put_up(club, *two)
    await tick(club, DANGER)
    priya, soon = await club.player("Priya"), DANGER + timedelta(minutes=10)
    for act in (join, leave, join, leave):
        await says(club, priya, act, soon)
        await tick(club, soon)
    assert (await hears(club)).count(Topic.TO_DECIDE) == 1


async def test_a_game_that_was_safe_in_time_is_in_danger_once_somebody_leaves(
    club: Wednesday, two: list[Player]
) -> None:
    await put_up(club, *two, minimum=2)
    await tick(club, DANGER)
    late = DEADLINE - timedelta(hours=3)
    await says(club, two[0], leave, late)
    await tick(club, late)
    assert (await group_hears(club), await hears(club)) == ([Topic.PLEA], [Topic.TO_DECIDE])


async def test_who_joins_a_game_that_is_safe_anyway_changes_no_message(club: Wednesday, two: list[Player]) -> None:
    await put_up(club, two[0], minimum=2)
    await tick(club, DANGER)
    await says(club, two[1], join, DANGER)
    told = await group_hears(club)
    await says(club, await club.player("Priya"), join, DANGER)
    assert await group_hears(club) == told == [Topic.PLEA, Topic.PLEA_STANDS]


async def test_in_time_it_is_called_off_by_itself_and_what_was_paid_is_credit(
    club: Wednesday, rival: MongoStore, two: list[Player]
) -> None:
    await with_habits(club, cancel_automatically=True)
    ashley, sam = two
    await put_up(club, ashley, sam)
    await club.store.write(partial(settle, fixture_id=GAME, at=NOW))
    await club.arrives(at=NOW, reference=f"footy {sam.reference_code}")
    assert (await club.owes(ashley), await club.owes(sam)) == (-500, 0)
    await tick(club, DANGER)
    priya, soon = await club.player("Priya"), DEADLINE - timedelta(hours=1)
    for act in (join, leave):
        await says(club, priya, act, soon)
    await tick(club, soon)
    asked = (await hears(club)).count(Topic.TO_DECIDE)
    assert (await tick(club, DEADLINE - timedelta(seconds=1))).status is Status.OPEN
    coming = partial(attend, fixture_id=GAME, at=DEADLINE + TOO_LATE)
    await asyncio.gather(*(one.write(coming) for one in (club.store, rival, club.store)))
    off = await club.store.fixtures.get(GAME)
    assert (off.status, off.reason, off.decided_by) == (Status.CANCELLED, "not enough players (2 of 3)", None)
    assert (await club.owes(ashley), await club.owes(sam)) == (0, 500)
    assert (await group_hears(club)).count(Topic.CALLED_OFF) == 1
    assert (await hears(club)).count(Topic.TO_DECIDE) == asked + 1, "somebody has to tell the pitch"


async def test_when_it_is_too_late_nothing_is_called_off_and_the_organiser_decides(
    club: Wednesday, two: list[Player]
) -> None:
    await with_habits(club, cancel_automatically=True)
    await put_up(club, *two)
    game = await tick(club, DEADLINE + TOO_LATE + timedelta(seconds=1))
    assert game.status is Status.OPEN
    assert game.awaits_decision(DEADLINE + timedelta(hours=1))
    assert await hears(club) == [Topic.TO_DECIDE]
    assert await group_hears(club) == [], "it is too late for a plea"


async def test_so_late_that_it_is_being_played_nobody_is_asked(club: Wednesday, two: list[Player]) -> None:
    await put_up(club, *two)
    await tick(club, KICK_OFF + timedelta(minutes=1))
    assert await hears(club) == []


async def test_without_being_told_to_nothing_is_called_off(club: Wednesday, two: list[Player]) -> None:
    await put_up(club, *two)
    await tick(club, DANGER)
    assert (await tick(club, DEADLINE)).status is Status.OPEN
    assert await group_hears(club) == [Topic.PLEA, Topic.PLEA_STANDS]
    assert await hears(club) == [Topic.TO_DECIDE, Topic.DECISION_STANDS]


async def test_a_game_of_which_nobody_was_told_is_not_called_off(club: Wednesday, two: list[Player]) -> None:
    await with_habits(club, cancel_automatically=True)
    await put_up(club, *two, at=DEADLINE - timedelta(minutes=10))
    assert (await tick(club, DEADLINE)).status is Status.OPEN
    assert await group_hears(club) == await hears(club) == []


async def test_at_night_it_waits_for_the_morning(club: Wednesday, two: list[Player]) -> None:
    opened = DANGER + timedelta(hours=3)  # nine in the evening: two hours later it would be in danger
    morning = DANGER + timedelta(hours=14)
    await put_up(club, *two, at=opened)
    for at in (opened + timedelta(hours=2), morning - timedelta(seconds=1)):
        await tick(club, at)
        assert await hears(club) == []
    await tick(club, morning)
    assert (await group_hears(club), await hears(club)) == ([Topic.PLEA], [Topic.TO_DECIDE])


async def test_another_minimum_or_hire_and_the_messages_follow(club: Wednesday, two: list[Player]) -> None:
    await put_up(club, *two)
    await tick(club, DANGER)
    for number, wanted in enumerate((Alteration(minimum=2), Alteration(minimum=3), Alteration(hire=Pence(6000))), 1):
        await changes(club, wanted, DANGER + timedelta(minutes=number))
        assert await group_hears(club) == [Topic.PLEA, *[Topic.PLEA_STANDS] * number]
        assert await hears(club) == [Topic.TO_DECIDE, *[Topic.DECISION_STANDS] * number]


async def test_a_game_that_moves_is_in_danger_anew(club: Wednesday, two: list[Player]) -> None:
    await put_up(club, *two)
    await tick(club, DANGER)
    wanted = Alteration(starts_at=KICK_OFF + timedelta(days=2))
    moved = await changes(club, wanted, DANGER + timedelta(hours=1))
    assert (moved.cancel_by, moved.danger) == (DEADLINE + timedelta(days=2), None)
    assert await group_hears(club) == [Topic.PLEA, Topic.PLEA_STANDS]
    assert await hears(club) == [Topic.TO_DECIDE, Topic.DECISION_STANDS]
    await tick(club, DEADLINE)
    assert len(await hears(club)) == 2, "the old deadline means nothing any more"
    await tick(club, DANGER + timedelta(days=2))
    assert (await group_hears(club)).count(Topic.PLEA) == (await hears(club)).count(Topic.TO_DECIDE) == 2


async def test_as_soon_as_too_few_are_left_the_organiser_is_asked_once(club: Wednesday, known: list[Player]) -> None:
    ann, bob, *_ = known
    await put_up(club, ann)
    await says(club, BOB, leave, NOW)
    game = await tick(club, NOW)
    assert game.danger is not None
    assert (game.danger.at_most, game.status) == (2, Status.OPEN)
    assert await hears(club) == [Topic.TO_DECIDE]
    tomorrow = NOW + timedelta(days=1)
    await says(club, ann, leave, tomorrow)
    await tick(club, tomorrow)
    assert await group_hears(club) == []
    for who, at_most in ((None, 1), (bob, 2), (Person(990, "Newcomer"), None)):
        if who is not None:
            await says(club, who, join, tomorrow)
        game = await tick(club, tomorrow)
        assert game.danger is not None
        assert game.danger.at_most == at_most
    assert (await hears(club)).count(Topic.TO_DECIDE) == 1


async def test_there_is_hope_while_enough_have_not_answered(club: Wednesday, known: list[Player]) -> None:
    await put_up(club, known[0])
    await says(club, Person(990, "Newcomer"), join, NOW)
    game = await says(club, BOB, leave, NOW)
    assert game.due(Step.HOPE) is not None
    assert (await tick(club, NOW)).danger is None


async def test_those_of_long_ago_are_not_counted_on_so_nothing_is_claimed(club: Wednesday, known: list[Player]) -> None:
    long_after = NOW + LOOKED_BACK + timedelta(days=1)
    await put_up(club, kick_off=long_after + timedelta(days=5), at=long_after)
    await says(club, BOB, leave, long_after)
    assert (await tick(club, long_after)).danger is None


async def test_that_there_is_no_hope_wakes_nobody(club: Wednesday, known: list[Player]) -> None:
    night, morning = NOW + timedelta(hours=11), NOW + timedelta(hours=20)
    await put_up(club, known[0])
    await says(club, BOB, leave, night)
    await tick(club, night)
    assert await hears(club) == []
    await tick(club, morning)
    assert await hears(club) == [Topic.TO_DECIDE]


async def test_without_hope_it_is_asked_and_not_called_off_by_itself(club: Wednesday, known: list[Player]) -> None:
    await with_habits(club, cancel_automatically=True)
    await put_up(club, known[0])
    await says(club, BOB, leave, NOW)
    assert (await tick(club, NOW)).status is Status.OPEN
    assert await hears(club) == [Topic.TO_DECIDE]


async def test_a_pitch_without_notice_is_in_no_danger(club: Wednesday, two: list[Player]) -> None:
    await with_habits(club, notice_hours=0)
    await put_up(club, *two)
    for at in (DANGER, DEADLINE, KICK_OFF):
        await tick(club, at)
    assert await group_hears(club) == await hears(club) == []
