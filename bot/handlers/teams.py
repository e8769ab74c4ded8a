"""`/teams`: two even sides. In the group they are posted; in private the organiser looks first, shuffles and swaps."""

from bot import keyboards
from bot.callbacks import KeepPair, PostSides, ShowSides, ShuffleSides, SwapSides
from bot.desk import organiser
from bot.rights import must_organise
from bot.routes import Handler, tap, unknown_button
from bot.texts import sides as texts
from bot.texts.sides import SidesShown
from bot.texts.words import short_names
from bot.turn import Turn
from club import lineup
from club.actions.siding import make_sides, post_sides, shuffle_sides, swap_sides, wish
from club.clubs import Club
from club.errors import Forbidden, NotFound
from club.fixtures import Fixture
from club.ids import FixtureId, PlayerId
from club.pairs import Wish


def handlers() -> list[Handler]:
    """For organisers only, and all but the command in private: it is about how strong people are."""
    return [
        *organiser("teams", teams, in_person=False),
        tap(ShowSides, show),
        tap(PostSides, post),
        tap(ShuffleSides, shuffle),
        tap(SwapSides, swap),
        tap(KeepPair, keep),
    ]


async def teams(turn: Turn, club: Club, _: str) -> None:
    """`/teams`, of the only game with enough players, or of one that is chosen."""
    games = await turn.store.fixtures.upcoming(club.club_id, turn.now)
    if not games:
        raise NotFound(texts.NONE_PLANNED)
    ready = [game for game in games if lineup.may_have_sides(game, turn.now)]
    if len(ready) > 1:
        means = ShowSides if turn.private else PostSides
        turn.say(texts.WHICH_GAME, keyboards.which_game(means, ready, now=turn.now, timezone=club.timezone))
        return
    game = (ready or games)[0]
    if turn.private:
        made = await turn.write(lambda books: make_sides(books, game.fixture_id, at=turn.now))
        shown = await _shown(turn, made, club)
        turn.say(texts.page(shown), keyboards.sides(shown))
    else:
        await _post_here(turn, game)


async def show(turn: Turn, button: ShowSides) -> None:
    """[Back], or a game was chosen: its sides for those who are in now."""
    fixture, club = await _game(turn, button.fixture_id)
    made = await turn.write(lambda books: make_sides(books, fixture.fixture_id, at=turn.now))
    await _page(turn, made, club)


async def post(turn: Turn, button: PostSides) -> None:
    """[Post to the group]; in the group a game was chosen."""
    if not turn.private:
        fixture = await turn.store.fixtures.get(button.fixture_id)
        await must_organise(turn, await turn.store.clubs.get(fixture.club_id))
        await _post_here(turn, fixture)
        turn.delete()
        return
    fixture, club = await _game(turn, button.fixture_id)
    posted = await turn.write(lambda books: post_sides(books, fixture.fixture_id, turn.now))
    turn.toast(texts.POSTED)
    await _page(turn, posted, club)


async def shuffle(turn: Turn, button: ShuffleSides) -> None:
    """[Shuffle]: others that are as even."""
    fixture, club = await _game(turn, button.fixture_id)
    shuffled = await turn.write(lambda books: shuffle_sides(books, fixture.fixture_id, button.number, at=turn.now))
    turn.toast(texts.SHUFFLED)
    await _page(turn, shuffled, club)


async def swap(turn: Turn, button: SwapSides) -> None:
    """[Swap two]: who leaves the bibs, then who puts them on."""
    fixture, club = await _game(turn, button.fixture_id)
    shown = await _shown(turn, fixture, club)
    leaves, comes = PlayerId(button.leaves), PlayerId(button.comes)
    if not leaves:
        turn.edit(texts.WHO_LEAVES, keyboards.who_leaves(shown))
    elif not comes:
        turn.edit(texts.who_comes(shown, leaves), keyboards.who_comes(shown, leaves))
    else:
        swapped = await turn.write(lambda books: swap_sides(books, fixture.fixture_id, leaves, comes, at=turn.now))
        turn.toast(texts.SWAPPED if swapped != fixture else texts.AS_IT_WAS)
        await _page(turn, swapped, club)


async def keep(turn: Turn, button: KeepPair) -> None:
    """[Apart / together]: one, the other, and which of the two; for this game and those to come."""
    fixture, club = await _game(turn, button.fixture_id)
    shown = await _shown(turn, fixture, club)
    one, other = PlayerId(button.one), PlayerId(button.other)
    if not {one, other} <= {"", *shown.names}:
        unknown_button(turn)
    elif not one:
        turn.edit(texts.pairs(shown), keyboards.first_of_pair(shown))
    elif not other:
        turn.edit(texts.with_whom(shown, one), keyboards.second_of_pair(shown, one))
    elif button.wish not in list(Wish):
        turn.edit(texts.which_way(shown, (one, other)), keyboards.which_way(shown, (one, other)))
    else:
        wanted = Wish(button.wish)
        kept = await turn.write(lambda books: wish(books, fixture.fixture_id, one, other, wanted, at=turn.now))
        await _page(turn, kept, await turn.store.clubs.get(club.club_id))


async def _post_here(turn: Turn, game: Fixture) -> None:
    if game.sides is not None and game.sides.posted:
        turn.answer(texts.ALREADY_POSTED)
    else:
        lineup.check(game, turn.now)
        await turn.write(lambda books: post_sides(books, game.fixture_id, turn.now))


async def _page(turn: Turn, fixture: Fixture, club: Club) -> None:
    shown = await _shown(turn, fixture, club)
    turn.edit(texts.page(shown), keyboards.sides(shown))


async def _shown(turn: Turn, fixture: Fixture, club: Club) -> SidesShown:
    names = short_names(await turn.store.players.names(club.club_id))
    return SidesShown(fixture=fixture, club=club, names=names, now=turn.now)


async def _game(turn: Turn, fixture_id: FixtureId) -> tuple[Fixture, Club]:
    """The game, for somebody who may organise it, as long as it can have sides; they are made if it has none yet."""
    fixture = await turn.store.fixtures.get(fixture_id)
    club = await turn.store.clubs.get(fixture.club_id)
    await must_organise(turn, club)
    if not turn.private:
        raise Forbidden(texts.IN_PRIVATE)
    lineup.check(fixture, turn.now)
    if fixture.sides is None:
        fixture = await turn.write(lambda books: make_sides(books, fixture_id, at=turn.now))
    return fixture, club
