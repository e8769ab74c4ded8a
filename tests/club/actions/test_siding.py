"""Sides in the books: made once, shown when asked for, kept up; ball and bibs go round."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from club import lineup, notices
from club.actions.people import change_player
from club.actions.reaching import reach
from club.actions.scoring import note_result
from club.actions.settings import Preferences, prefer
from club.actions.siding import assign_kit, make_sides, post_sides, shuffle_sides, swap_sides, wish
from club.actions.signing_up import leave
from club.errors import Conflict
from club.fixtures import Fixture, Result
from club.ids import FixtureId
from club.notices import Topic
from club.pairs import Wish
from club.players import Player, Reach
from club.ports import Books
from club.rota import Duty, duty
from tests.builders import NOW
from tests.club.actions.wednesday import AFTER, KICK_OFF, Wednesday

NAMES = ("Ashley", "Sam", "Priya", "Tom", "Olly", "Zoë")


async def players(club: Wednesday, *names: str) -> list[Player]:
    return [await club.player(name) for name in names or NAMES]


async def told(club: Wednesday) -> list[Topic]:
    return [notice.topic for notice in await club.news(notices.group(club.club.club_id))]


async def habit(club: Wednesday, **habits: bool) -> None:
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=Preferences(habits=habits)))


async def rate(club: Wednesday, player: Player, rating: int) -> None:
    await club.store.write(lambda books: change_player(books, club.club.club_id, player.player_id, rating=rating))


async def _moved_back(books: Books, game: Fixture, weeks: int) -> None:
    """The game was played so many weeks ago."""
    now = await books.fixture(game.fixture_id)
    books.save(replace(now, starts_at=now.starts_at - timedelta(weeks=weeks)))


async def _copy(books: Books, game: Fixture, new: FixtureId, *, days: int) -> None:
    """The same people play again so many days later."""
    starts_at = game.starts_at + timedelta(days=days)
    books.save(replace(game, fixture_id=new, starts_at=starts_at, sides=None, version=0))


async def make(club: Wednesday, game: Fixture) -> Fixture:
    return await club.store.write(lambda books: make_sides(books, game.fixture_id, at=NOW))


async def post(club: Wednesday, game: Fixture) -> Fixture:
    return await club.store.write(lambda books: post_sides(books, game.fixture_id, NOW))


async def test_made_by_the_ratings_and_nobody_hears_of_it_before_they_are_posted(club: Wednesday) -> None:
    people = await players(club)
    for player, rating in zip(people, (5, 5, 1, 1, 3, 3), strict=True):
        await rate(club, player, rating)
    game = await make(club, await club.game(*people))
    assert lineup.account(game, club.club).bibs == lineup.account(game, club.club).others == 9
    assert (await make(club, game)).sides == game.sides
    assert Topic.SIDES not in await told(club)
    assert (await post(club, game)).sides is not None
    assert (await told(club)).count(Topic.SIDES) == 1


async def test_posted_twice_is_posted_once_and_a_change_is_told(club: Wednesday) -> None:
    game = await club.game(*await players(club))
    first = await post(club, game)
    assert (await post(club, game)).sides == first.sides
    shuffled = await club.store.write(lambda books: shuffle_sides(books, game.fixture_id, 1, at=NOW))
    assert shuffled.sides is not None
    assert first.sides is not None
    assert shuffled.sides.bibs != first.sides.bibs
    assert shuffled.sides.posted
    again = await club.store.write(lambda books: shuffle_sides(books, game.fixture_id, 1, at=NOW))
    assert again.sides == shuffled.sides
    news = await club.news(notices.group(club.club.club_id))
    about = [notice.subject for notice in news if notice.topic is Topic.SIDES]
    assert about == [f"sides:{game.fixture_id}"] * 2


async def test_what_can_have_no_sides_is_left_alone_by_the_clock_and_refused_to_people(club: Wednesday) -> None:
    game = await club.game(await club.player("Ashley"))
    assert (await post(club, game)).sides is None
    with pytest.raises(Conflict, match="takes two"):
        await make(club, game)
    late = partial(shuffle_sides, fixture_id=game.fixture_id, number=3, at=AFTER)
    with pytest.raises(Conflict, match="over"):
        await club.store.write(late)


async def test_two_change_places(club: Wednesday) -> None:
    game = await make(club, await club.game(*await players(club)))
    now = lineup.shown(game)
    assert now is not None
    swap = partial(swap_sides, fixture_id=game.fixture_id, leaves=now.bibs[0], comes=now.others[0], at=NOW)
    after = lineup.shown(await club.store.write(swap))
    assert after is not None
    assert after.bibs[0] == now.others[0]
    assert lineup.shown(await club.store.write(swap)) == after


@pytest.mark.parametrize("wanted", [Wish.APART, Wish.TOGETHER])
async def test_a_wish_is_the_clubs_and_the_sides_follow(club: Wednesday, wanted: Wish) -> None:
    game = await make(club, await club.game(*await players(club)))
    now = lineup.shown(game)
    assert now is not None
    one, other = now.bibs[0], now.bibs[1] if wanted is Wish.APART else now.others[0]
    ask = partial(wish, fixture_id=game.fixture_id, one=one, other=other, at=NOW)
    after = await club.store.write(partial(ask, wanted=wanted))
    shown = lineup.shown(after)
    assert shown is not None
    assert shown.has_apart((one, other)) is (wanted is Wish.APART)
    assert (await club.store.write(partial(ask, wanted=wanted))).sides == after.sides
    kept = await club.store.clubs.get(club.club.club_id)
    assert (kept.apart if wanted is Wish.APART else kept.together) == ((min(one, other), max(one, other)),)
    either = await club.store.write(partial(ask, wanted=Wish.EITHER))
    assert either.sides == after.sides, "sides that nobody minds stay"


async def test_results_move_the_strength_where_the_club_keeps_them(club: Wednesday) -> None:
    people = await players(club, "Ashley", "Sam")
    game = await make(club, await club.game(*people))
    result = partial(note_result, fixture_id=game.fixture_id, result=Result(1, 0), at=KICK_OFF)
    with pytest.raises(Conflict, match="aren't kept"):
        await club.store.write(result)
    await habit(club, results=True)
    await club.store.write(result)
    later = FixtureId("later0000000")
    await club.store.write(lambda books: _copy(books, game, later, days=7))
    new = await make(club, replace(game, fixture_id=later))
    assert game.sides is not None
    assert new.sides is not None
    assert dict(new.sides.strengths) == {game.sides.bibs[0]: 31, game.sides.others[0]: 29}
    await habit(club, results=False)
    last = FixtureId("last00000000")
    await club.store.write(lambda books: _copy(books, game, last, days=8))
    unmoved = await make(club, replace(game, fixture_id=last))
    assert unmoved.sides is not None
    assert {strength for _, strength in unmoved.sides.strengths} == {30}


async def test_ball_and_bibs_go_round_and_who_drops_out_is_followed(club: Wednesday) -> None:
    people = [await club.telegram_player(name, 900 + number) for number, name in enumerate(NAMES[:4])]
    for player in people[:3]:
        await club.store.write(partial(reach, telegram_id=player.telegram_id or 0, to=Reach.OPEN))
    for week in (1, 2, 3):
        past = await club.game(*people, name=f"week{week}")
        await club.store.write(partial(_moved_back, game=past, weeks=week))
    game = await club.game(*people)
    assign = partial(assign_kit, fixture_id=game.fixture_id, at=NOW)
    assert (await club.store.write(assign)).kit == (), "not unless the club wants it"
    await habit(club, rota=True)
    assigned = await club.store.write(assign)
    assert (await club.store.write(assign)).kit == assigned.kit
    assert sorted(assigned.kit) == sorted(player.player_id for player in people)
    first = duty(assigned)
    assert first.ball is not None
    left = await club.store.write(partial(leave, fixture_id=game.fixture_id, who=first.ball, at=NOW))
    assert duty(left.fixture) == Duty(ball=assigned.kit[2], bibs=first.bibs)
    told_in_person = {
        player.player_id: [n for n in await club.news(notices.person(player.telegram_id or 0)) if n.topic is Topic.KIT]
        for player in people
    }
    expected = {who for who in assigned.kit[:3] if who != people[3].player_id}
    assert {who for who, news in told_in_person.items() if news} == expected, "once each, and only who pressed Start"
    assert all(len(news) <= 1 for news in told_in_person.values())


async def test_the_sides_bring_the_rota_along(club: Wednesday) -> None:
    people = await players(club)
    await habit(club, rota=True)
    for week in (1, 2, 3):
        past = await club.game(*people, name=f"week{week}")
        await club.store.write(partial(_moved_back, game=past, weeks=week))
    game = await post(club, await club.game(*people))
    assert len(game.kit) == len(people)
