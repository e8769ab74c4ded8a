"""An organiser decides about a game that is short of players; the first one counts."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from club import notices
from club.actions.attending import attend
from club.actions.fixing import Alteration, alter, call_off
from club.actions.playing_on import ask_later, play_on
from club.actions.signing_up import leave
from club.errors import Conflict
from club.fixtures import Due, Fixture, Status, Step, Verdict
from club.ids import FixtureId, TelegramId
from club.life.danger import danger
from club.notices import Topic
from club.ports import Books
from storage.store import MongoStore
from tests.builders import NOW, OLLY
from tests.club.actions.wednesday import KICK_OFF, Wednesday

PETRA = TelegramId(700_009)
DEADLINE = NOW + timedelta(hours=4)


@pytest.fixture
async def game(club: Wednesday) -> Fixture:
    """One of two is in; it can be called off until four o'clock, and both organisers were asked at noon."""
    planned = await club.game(await club.player("Ashley"))

    async def in_danger(books: Books) -> None:
        runs = await books.club(club.club.club_id)
        runs = replace(runs, organisers=(OLLY, PETRA), habits=replace(runs.habits, cancel_automatically=True))
        books.save(runs)
        fixture = await books.fixture(planned.fixture_id)
        fixture = replace(fixture, minimum=2, cancel_by=DEADLINE, agenda=(Due(Step.DEADLINE, DEADLINE),))
        books.save(await danger(books, runs, fixture, NOW))

    await club.store.write(in_danger)
    return await club.store.fixtures.get(planned.fixture_id)


async def hears(club: Wednesday, who: TelegramId = OLLY) -> list[Topic]:
    return [notice.topic for notice in await club.news(notices.person(who))]


async def later(club: Wednesday, game: Fixture, at: datetime) -> datetime | None:
    return (await club.store.write(partial(ask_later, fixture_id=game.fixture_id, at=at))).until


async def test_played_on_it_is_not_called_off_and_nobody_is_asked_any_more(
    club: Wednesday, rival: MongoStore, game: Fixture
) -> None:
    decides = partial(play_on, fixture_id=game.fixture_id, at=NOW)
    await asyncio.gather(
        club.store.write(partial(decides, by=OLLY)), rival.write(partial(decides, by=PETRA)), club.store.write(decides)
    )
    assert await hears(club) == await hears(club, PETRA) == [Topic.TO_DECIDE, Topic.DECISION_STANDS]
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=game.players[0], at=NOW))
    played = await club.store.write(partial(attend, fixture_id=game.fixture_id, at=DEADLINE))
    assert (played.status, played.verdict, played.agenda) == (Status.OPEN, Verdict.PLAY_ON, ())
    assert len(await hears(club)) == 2


async def test_the_first_decision_counts(club: Wednesday, game: Fixture) -> None:
    for by in (PETRA, OLLY):
        played = await club.store.write(partial(play_on, fixture_id=game.fixture_id, at=NOW, by=by))
        assert played.decided_by == PETRA
    off = await club.store.write(partial(call_off, fixture_id=game.fixture_id, at=NOW, by=OLLY))
    assert (off.status, off.decided_by) == (Status.CANCELLED, OLLY), "calling off is always possible"
    with pytest.raises(Conflict):
        await club.store.write(partial(play_on, fixture_id=game.fixture_id, at=NOW, by=PETRA))


async def test_decided_for_one_day_it_is_open_again_on_another(club: Wednesday, game: Fixture) -> None:
    await club.store.write(partial(play_on, fixture_id=game.fixture_id, at=NOW, by=OLLY))
    wanted = Alteration(starts_at=KICK_OFF + timedelta(days=3))
    moved = await club.store.write(partial(alter, fixture_id=game.fixture_id, wanted=wanted, at=NOW))
    assert (moved.verdict, moved.decided_by, moved.danger) == (None, None, None)
    assert (await hears(club))[-1] is Topic.DECISION_STANDS


async def test_later_is_halfway_and_at_most_twice(club: Wednesday, rival: MongoStore, game: Fixture) -> None:
    asking = partial(ask_later, fixture_id=game.fixture_id, at=NOW)
    both = await asyncio.gather(club.store.write(asking), rival.write(asking))
    two = NOW + timedelta(hours=2)
    assert {one.until for one in both} == {two}
    assert await later(club, game, two - timedelta(hours=1)) == two, "until then it is the same"
    await club.store.write(partial(attend, fixture_id=game.fixture_id, at=two))
    assert await hears(club) == [Topic.TO_DECIDE, Topic.DECISION_STANDS, Topic.TO_DECIDE]
    three = two + timedelta(hours=1)
    assert await later(club, game, two) == three
    again = await club.store.write(partial(attend, fixture_id=game.fixture_id, at=three))
    assert (await hears(club, PETRA)).count(Topic.TO_DECIDE) == 3
    assert await later(club, again, three) is None


async def test_what_is_decided_cannot_be_put_off(club: Wednesday, game: Fixture) -> None:
    with pytest.raises(Conflict):
        await later(club, game, DEADLINE)
    await club.store.write(partial(play_on, fixture_id=game.fixture_id, at=NOW, by=OLLY))
    with pytest.raises(Conflict):
        await later(club, game, NOW)


async def test_a_question_that_became_needless_is_not_asked_again(club: Wednesday, game: Fixture) -> None:
    until = await later(club, game, NOW)
    assert until is not None
    await club.store.write(partial(play_on, fixture_id=game.fixture_id, at=NOW, by=PETRA))
    await club.store.write(partial(attend, fixture_id=game.fixture_id, at=until))
    assert (await hears(club)).count(Topic.TO_DECIDE) == 1


async def test_a_game_that_nobody_was_asked_about_can_be_decided_all_the_same(club: Wednesday) -> None:
    game = await club.game()
    played = await club.store.write(partial(play_on, fixture_id=game.fixture_id, at=NOW))
    assert (played.verdict, played.danger) == (Verdict.PLAY_ON, None)
    with pytest.raises(Conflict):
        await club.store.write(partial(play_on, fixture_id=FixtureId(game.fixture_id), at=KICK_OFF + timedelta(days=1)))
