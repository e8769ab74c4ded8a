"""In and out, by the buttons of the card or by command.

A tap costs one transaction and nothing else: on a Wednesday at noon everybody taps at once.
"""

from telegram.ext import filters

from bot import keyboards, when
from bot.callbacks import Join, Leave, PassOn
from bot.desk import one_player, organiser
from bot.rights import club_here
from bot.routes import Handler, command, tap
from bot.texts import places
from bot.texts import signing_up as texts
from bot.texts.card import heading
from bot.texts.words import safe, short_names
from bot.turn import Turn
from club.actions.signing_up import SignedOff, SignedUp, join, leave, pass_on
from club.clubs import Club
from club.errors import NotFound
from club.fixtures import AlreadyIn, Closed, Fixture, Waitlisted
from club.ids import ClubId

WITH_A_NAME = filters.Regex(r"^\s*/\w+(@\w+)?\s+[^+\s]")
"""`/in Sam`; what begins with a plus is about guests, and everybody's."""


def handlers() -> list[Handler]:
    """Taps first: they are nearly everything."""
    return [
        tap(Join, tap_in),
        tap(Leave, tap_out),
        tap(PassOn, passes),
        *organiser("in", put_on, in_person=False, only=WITH_A_NAME),
        *organiser("out", take_off, in_person=False, only=WITH_A_NAME),
        command("in", type_in),
        command("out", type_out),
    ]


async def tap_in(turn: Turn, button: Join) -> None:
    """[I'm in]."""
    done = await turn.write(lambda books: join(books, button.fixture_id, turn.person, at=turn.now))
    turn.toast(await _joined(turn, done))


async def tap_out(turn: Turn, button: Leave) -> None:
    """[I'm out]."""
    done = await turn.write(lambda books: leave(books, button.fixture_id, turn.person, at=turn.now))
    next_one = await _next_one(turn, done.fixture.club_id) if isinstance(done.outcome, Closed) else None
    turn.toast(texts.left(done.outcome, done.fixture.price, next_one=next_one), alert=texts.is_grave(done.outcome))


async def passes(turn: Turn, button: PassOn) -> None:
    """[Pass] under an offer. The message follows by the outbox."""
    done = await turn.write(lambda books: pass_on(books, button.fixture_id, turn.person, at=turn.now))
    turn.toast(places.passed(done.fixture, done.where, now=turn.now))


async def type_in(turn: Turn) -> None:
    """`/in`: the soonest game of this group; in a direct chat the only one, or the one they tap."""
    if (game := await _game(turn, Join)) is not None:
        done = await turn.write(lambda books: join(books, game.fixture_id, turn.person, at=turn.now))
        turn.say(await _joined(turn, done))


async def type_out(turn: Turn) -> None:
    """`/out`: of the soonest game that they are in."""
    if (game := await _game(turn, Leave)) is not None:
        done = await turn.write(lambda books: leave(books, game.fixture_id, turn.person, at=turn.now))
        turn.say(texts.left(done.outcome, done.fixture.price))


async def put_on(turn: Turn, club: Club, said: str) -> None:
    """`/in Sam`, by an organiser: on the list of the soonest game."""
    player = await one_player(turn, club, said)
    game = _soonest(await turn.store.fixtures.upcoming(club.club_id, turn.now), Join)
    done = await turn.write(
        lambda books: join(books, game.fixture_id, player.player_id, at=turn.now, by=turn.person.telegram_id)
    )
    turn.say(texts.put_on(await _known(turn, club, done), done.outcome))


async def take_off(turn: Turn, club: Club, said: str) -> None:
    """`/out Sam`, by an organiser: off the list of the soonest game with Sam on it. It is never late, so it is free."""
    player = await one_player(turn, club, said)
    ahead = await turn.store.fixtures.upcoming(club.club_id, turn.now)
    theirs = [game for game in ahead if player.player_id in (*game.players, *game.waiting)]
    if not theirs:
        raise NotFound(texts.on_no_list(player.name))
    game = _soonest(theirs, Leave)
    done = await turn.write(
        lambda books: leave(books, game.fixture_id, player.player_id, at=turn.now, by=turn.person.telegram_id)
    )
    turn.say(texts.taken_off(await _known(turn, club, done), done.outcome))


async def _known(turn: Turn, club: Club, done: SignedUp | SignedOff) -> texts.Listed:
    """How the group calls the player and the game."""
    names = short_names(await turn.store.players.names(club.club_id))
    title = heading(done.fixture, now=turn.now, timezone=club.timezone)
    return texts.Listed(safe(names.get(done.player.player_id, done.player.name)), title)


async def _game(turn: Turn, means: type[Join | Leave]) -> Fixture | None:
    if not turn.private:
        club = await club_here(turn)
        games = await turn.store.fixtures.upcoming(club.club_id, turn.now)
        if means is Leave:
            mine = {one.player_id for one in await turn.store.players.of_person(turn.person.telegram_id)}
            games = [game for game in games if mine & {*game.players, *game.waiting}] or games
        return _soonest(games, means)
    clubs = await _clubs(turn)
    games = [game for club in clubs for game in await turn.store.fixtures.upcoming(club.club_id, turn.now)]
    if len(games) > 1:
        soonest = sorted(games, key=lambda game: game.starts_at)
        turn.say(texts.WHICH_GAME, keyboards.which_of_mine(means, soonest, clubs, now=turn.now))
        return None
    return _soonest(games, means)


def _soonest(games: list[Fixture], means: type[Join | Leave]) -> Fixture:
    if not games:
        raise NotFound(texts.NO_GAME if means is Join else texts.NO_GAME_TO_LEAVE)
    return min(games, key=lambda game: game.starts_at)


async def _clubs(turn: Turn) -> list[Club]:
    players = await turn.store.players.of_person(turn.person.telegram_id)
    return [await turn.store.clubs.get(one.club_id) for one in players]


async def _joined(turn: Turn, done: SignedUp) -> str:
    """The words; more is read only where they take more than the outcome."""
    match done.outcome:
        case Closed():
            return texts.joined(done.outcome, next_one=await _next_one(turn, done.fixture.club_id))
        case AlreadyIn(confirmed=True):
            club = await turn.store.clubs.get(done.fixture.club_id)
            moment = when.moment(done.fixture.starts_at, now=turn.now, timezone=club.timezone)
            return texts.joined(done.outcome, moment=moment)
        case Waitlisted(held=True):
            return texts.joined(done.outcome, until=await _first_go_until(turn, done.fixture))
        case _:
            return texts.joined(done.outcome)


async def _next_one(turn: Turn, club_id: ClubId) -> str | None:
    club = await turn.store.clubs.get(club_id)
    ahead = await turn.store.fixtures.upcoming(club_id, turn.now)
    return when.day(ahead[0].starts_at, now=turn.now, timezone=club.timezone) if ahead else None


async def _first_go_until(turn: Turn, game: Fixture) -> str:
    """Until when others have first go."""
    club = await turn.store.clubs.get(game.club_id)
    return "" if game.held_until is None else when.weekday(game.held_until, timezone=club.timezone)
