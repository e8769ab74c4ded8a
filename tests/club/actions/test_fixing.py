"""Games are planned, changed and called off, and whoever it concerns is told."""

import asyncio
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from club import notices
from club.actions.fixing import Alteration, Plan, alter, call_off, plan
from club.actions.signing_up import join, leave
from club.clubs import PLACES_REMEMBERED
from club.errors import Conflict, Invalid, NotFound
from club.fixtures import Fixture, Status
from club.ids import ClubId, FixtureId, derived
from club.money import Pence
from club.notices import Former, Topic
from club.people import Person
from club.players import Reach
from storage.store import MongoStore
from tests.builders import NOW
from tests.club.actions.wednesday import AFTER, KICK_OFF, Wednesday


async def planned(club: Wednesday, name: str = "new", **facts: Any) -> Fixture:
    wanted = Plan(**{"starts_at": KICK_OFF, "location": "Riverside", **facts})
    new = FixtureId(derived(name))
    return await club.store.write(partial(plan, club_id=club.club.club_id, wanted=wanted, new_id=new, at=NOW))


async def changed(club: Wednesday, game: Fixture, *, at: datetime = NOW, **facts: Any) -> Fixture:
    wanted = Alteration(**facts)
    return await club.store.write(partial(alter, fixture_id=game.fixture_id, wanted=wanted, at=at))


async def topics(club: Wednesday) -> list[Topic]:
    """What the group is told."""
    return [notice.topic for notice in await club.news(notices.group(club.club.club_id))]


async def test_a_game_is_what_the_club_usually_plays(club: Wednesday) -> None:
    game = await planned(club)
    usual = await club.store.clubs.get(club.club.club_id)
    assert (game.price, game.hire, game.minimum, game.maximum) == (
        usual.default_price,
        usual.default_hire,
        usual.default_minimum,
        usual.default_maximum,
    )
    assert usual.places == ("Riverside",)
    assert await topics(club) == [Topic.WELCOME, Topic.CARD]


async def test_a_game_remembers_when_it_opened_and_until_when_the_pitch_is_free_to_call_off(club: Wednesday) -> None:
    soon = await planned(club)
    assert (soon.opened_at, soon.cancel_by, soon.series_id) == (NOW, None, None), "24 hours before is past already"
    later = await planned(club, "later", starts_at=KICK_OFF + timedelta(days=7))
    assert later.cancel_by == KICK_OFF + timedelta(days=6)


async def test_a_game_may_be_free_and_otherwise_is_what_was_asked_for(club: Wednesday) -> None:
    game = await planned(club, price=Pence(0), hire=Pence(0), minimum=2, maximum=4, location=" Main \n Street ")
    assert (game.price, game.hire, game.minimum, game.maximum) == (0, 0, 2, 4)
    assert game.location == "Main Street"


@pytest.mark.parametrize(("asked", "limits"), [({"maximum": 5}, (5, 5)), ({"minimum": 20}, (20, 20))])
async def test_one_limit_draws_the_usual_other_one_along(
    club: Wednesday, asked: dict[str, Any], limits: tuple[int, int]
) -> None:
    game = await planned(club, **asked)
    assert (game.minimum, game.maximum) == limits


async def test_the_same_plan_twice_is_one_game(club: Wednesday, rival: MongoStore) -> None:
    wanted = Plan(starts_at=KICK_OFF, location="Riverside")
    planning = partial(plan, club_id=club.club.club_id, wanted=wanted, new_id=FixtureId("once"), at=NOW)
    games = await asyncio.gather(*(one.write(planning) for one in (club.store, rival, club.store)))
    assert len({game.fixture_id for game in games}) == 1
    assert await club.store.database["fixtures"].count_documents({}) == 1
    assert (await topics(club)).count(Topic.CARD) == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"starts_at": NOW}, "starts_at"),
        ({"starts_at": NOW + timedelta(days=401)}, "starts_at"),
        ({"location": "  "}, "location"),
        ({"location": "x" * 81}, "location"),
        ({"price": Pence(-1)}, "price"),
        ({"hire": Pence(1_000_001)}, "hire"),
        ({"minimum": 0}, "minimum"),
        ({"minimum": 9, "maximum": 8}, "maximum"),
        ({"maximum": 101}, "maximum"),
        ({"maximum": 0}, "maximum"),
    ],
)
async def test_what_cannot_be_meant_is_refused_by_name(club: Wednesday, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        await planned(club, **facts)
    assert refused.value.field == field
    assert await club.store.database["fixtures"].count_documents({}) == 0


async def test_there_is_no_game_in_a_club_that_is_not_there(club: Wednesday) -> None:
    wanted = Plan(starts_at=KICK_OFF, location="Riverside")
    with pytest.raises(NotFound):
        await club.store.write(partial(plan, club_id=ClubId("nowhere"), wanted=wanted, new_id=FixtureId("new"), at=NOW))


async def test_the_latest_places_are_remembered(club: Wednesday) -> None:
    for number in range(PLACES_REMEMBERED + 2):
        await planned(club, f"game {number}", location=f"Place {number}")
    await planned(club, "again", location="PLACE 5")
    places = (await club.store.clubs.get(club.club.club_id)).places
    assert places == ("PLACE 5", "Place 7", "Place 6", "Place 4", "Place 3", "Place 2")


async def test_a_move_is_told_to_those_who_are_in(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    moved = await changed(club, game, starts_at=KICK_OFF + timedelta(hours=1), location="Main Street", price=Pence(600))
    assert (moved.location, moved.price) == ("Main Street", 600)
    assert (await topics(club)).count(Topic.MOVED) == 1


async def test_news_of_a_move_says_what_the_game_was_and_a_second_one_asks_anew(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    once = await changed(club, game, location="Main Street")
    again = await changed(club, once, location="Park")
    assert again.unconfirmed == (ashley.player_id,)
    told = [news for news in await club.news(notices.group(club.club.club_id)) if news.topic is Topic.MOVED]
    assert [notices.moved_from(news).location for news in told] == ["Riverside", "Main Street"]
    assert len({news.key for news in told}) == 2
    assert {news.subject for news in told} == {f"moved:{game.fixture_id}"}


async def test_moved_to_another_day_who_had_dropped_out_late_owes_nothing_and_hears_it(club: Wednesday) -> None:
    sam = await club.telegram_player("Sam", 902)
    game = await planned(club, starts_at=KICK_OFF + timedelta(days=2))
    who = Person(902, "Sam")
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=who, at=NOW))
    late = game.starts_at - timedelta(hours=5)
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=who, at=late))
    assert await club.owes(sam) == -500
    half_an_hour_later = await changed(club, game, at=late, starts_at=game.starts_at + timedelta(minutes=30))
    assert (half_an_hour_later.cancel_by, await club.owes(sam)) == (None, -500), "nobody can find a player that soon"
    next_week = await changed(club, game, at=late, starts_at=game.starts_at + timedelta(days=7))
    assert (next_week.cancel_by is not None, await club.owes(sam)) == (True, 0)
    assert [news.topic for news in await club.news("person:902")] == [Topic.LET_OFF]
    assert (await club.store.fixtures.lapses(sam)).late == 0


async def test_another_price_is_told_and_asks_nothing(club: Wednesday) -> None:
    game = await club.game(await club.player("Ashley"))
    dearer = await changed(club, game, price=Pence(600))
    (news,) = [one for one in await club.news(notices.group(club.club.club_id)) if one.topic is Topic.MOVED]
    assert (dearer.unconfirmed, notices.moved_from(news)) == ((), Former(KICK_OFF, Pence(500), "Riverside"))


async def test_a_move_that_concerns_nobody_yet_changes_the_card_alone(club: Wednesday) -> None:
    game = await club.game()
    await changed(club, game, location="Main Street")
    assert await topics(club) == [Topic.WELCOME, Topic.CARD, Topic.CARD]


async def test_the_hire_is_the_organisers_business(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    before = len(await topics(club))
    await changed(club, game, hire=Pence(5000))
    assert (await topics(club))[before:] == [Topic.CARD]


async def test_nothing_changed_is_nothing_told(club: Wednesday) -> None:
    game = await club.game()
    before = await topics(club)
    same = await changed(club, game, location=game.location, price=game.price)
    assert same == game
    assert await topics(club) == before


async def test_a_raised_limit_lets_those_who_wait_in_and_tells_each(club: Wednesday) -> None:
    players = [await club.player(name) for name in ("Ashley", "Sam", "Priya")]
    game = await club.game(*players, maximum=1)
    changed_game = await changed(club, game, maximum=2)
    assert changed_game.players == (players[0].player_id, players[1].player_id)
    assert (await topics(club)).count(Topic.PROMOTED) == 1
    assert players[1].reach is Reach.UNKNOWN


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"maximum": 1}, Conflict),
        ({"maximum": 0}, Conflict),
        ({"minimum": 0}, Invalid),
        ({"minimum": 13}, Invalid),
        ({"location": ""}, Invalid),
        ({"price": Pence(-5)}, Invalid),
        ({"starts_at": NOW - timedelta(days=1)}, Invalid),
    ],
)
async def test_what_cannot_be_is_refused_and_changes_nothing(
    club: Wednesday, facts: dict[str, Any], error: type[Exception]
) -> None:
    game = await club.game(await club.player("Ashley"), await club.player("Sam"))
    with pytest.raises(error):
        await changed(club, game, **facts)
    assert await club.store.fixtures.get(game.fixture_id) == game


async def test_a_game_that_is_over_stays_as_it_was(club: Wednesday) -> None:
    game = await club.game()
    with pytest.raises(Conflict):
        await changed(club, game, at=AFTER, location="Main Street")
    with pytest.raises(Conflict):
        await club.store.write(partial(call_off, fixture_id=game.fixture_id, at=AFTER))


async def test_called_off_twice_is_called_off_once_and_told_once(club: Wednesday, rival: MongoStore) -> None:
    game = await club.game(await club.player("Ashley"))
    off = partial(call_off, fixture_id=game.fixture_id, at=NOW, reason="Rain\n" + "x" * 300)
    games = await asyncio.gather(*(one.write(off) for one in (club.store, rival, club.store, rival)))
    assert {one.status for one in games} == {Status.CANCELLED}
    assert (await topics(club)).count(Topic.CALLED_OFF) == 1
    stored = await club.store.fixtures.get(game.fixture_id)
    assert (len(stored.reason), stored.reason[:6]) == (200, "Rain x")


async def test_an_empty_game_is_called_off_without_a_word(club: Wednesday) -> None:
    game = await club.game()
    await club.store.write(partial(call_off, fixture_id=game.fixture_id, at=NOW))
    assert Topic.CALLED_OFF not in await topics(club)


async def test_a_game_that_is_not_there_cannot_be_changed(club: Wednesday) -> None:
    for action in (
        partial(alter, fixture_id=FixtureId("none"), wanted=Alteration(), at=NOW),
        partial(call_off, fixture_id=FixtureId("none"), at=NOW),
    ):
        with pytest.raises(NotFound):
            await club.store.write(action)
