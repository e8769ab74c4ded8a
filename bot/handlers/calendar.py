"""`/calendar`: one's games in the calendar of one's phone, between the two of us wherever it is asked."""

import asyncio
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot import keyboards
from bot.callbacks import Subscription
from bot.rights import club_here, must_organise
from bot.routes import Handler, command, link, tap, unknown_button
from bot.texts import calendar as texts
from bot.turn import Turn
from club.actions.subscribing import end_address
from club.calendars import ClubFeed, Feed, PlayerFeed, feed_of
from club.clubs import Club
from club.errors import Forbidden
from club.feeds import calendar_of
from club.people import recognise
from club.players import Player

FILE = "games.ics"


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What somebody may have of a club: the calendar of the player they are, that of all games, or both."""

    club: Club
    player: Player | None
    runs: bool


def handlers() -> list[Handler]:
    """The command, the link that leads from a group to it, and what can be done with an address."""
    return [command("calendar", calendar), link("calendar", calendar), tap(Subscription, change)]


async def calendar(turn: Turn) -> None:
    """In a group for its club, in a direct chat for each of one's clubs: a message each."""
    shelves = await _shelves(turn) if turn.private else [await _shelf_here(turn)]
    for shelf in shelves:
        await _hand_over(turn, shelf)
    if not shelves:
        turn.say(texts.NOTHING_YET)


async def change(turn: Turn, button: Subscription) -> None:
    """End an address, once it is sure: one's own, or that of the club for who runs it."""
    shelf = await _shelf(turn, await turn.store.clubs.get(button.club_id))
    feed = await _meant(turn, shelf, button)
    match button.what:
        case _ if not turn.private:
            unknown_button(turn)
        case "mine" | "club":
            turn.edit(texts.SURE, keyboards.sure_to_end(button))
        case "mine!" | "club!" if feed is not None:
            await turn.write(lambda books: end_address(books, feed))
            _, keyboard = _shown(turn, await _shelf(turn, await turn.store.clubs.get(button.club_id)), games=False)
            turn.edit(texts.RENEWED, keyboard)
        case "keep" if shelf.player is not None or shelf.runs:
            turn.edit(*_shown(turn, shelf, games=False))
        case _:
            unknown_button(turn)


async def _meant(turn: Turn, shelf: _Shelf, button: Subscription) -> Feed | None:
    """Which address is to end. Raises Forbidden for one that is not this person's to end."""
    match button.what.removesuffix("!"):
        case "club":
            await must_organise(turn, shelf.club)
            return ClubFeed(shelf.club.club_id, button.revision)
        case "mine" if shelf.player is not None:
            return PlayerFeed(shelf.player.player_id, button.revision)
        case "mine":
            raise Forbidden(texts.NOT_YOURS)
        case _:
            return None


async def _hand_over(turn: Turn, shelf: _Shelf) -> None:
    """With the games ahead as a file, which works without a public address too; of no games there is no file."""
    every = await calendar_of(turn.store, feed_of(shelf.player or shelf.club), at=turn.now)
    ahead = every.ahead(turn.now)
    text, keyboard = _shown(turn, shelf, games=bool(ahead.events))
    if not ahead.events:
        turn.whisper(text, keyboard, payload="calendar")
        return
    content = await asyncio.to_thread(turn.means.ics, ahead)
    turn.whisper_file(FILE, content, text, keyboard, payload="calendar")


def _shown(turn: Turn, shelf: _Shelf, *, games: bool) -> tuple[str, InlineKeyboardMarkup | None]:
    keys, club, player = turn.means.keys, shelf.club, shelf.player
    mine = keys.calendar_url(feed_of(player)) if player is not None else None
    everything = keys.calendar_url(feed_of(club)) if shelf.runs else None
    public = mine is not None or everything is not None
    text = texts.calendar(club, plays=player is not None, runs=shelf.runs, public=public, games=games)
    return text, keyboards.calendar(club, player, mine=mine, everything=everything)


async def _shelves(turn: Turn) -> list[_Shelf]:
    who = turn.person.telegram_id
    playing = [await turn.store.clubs.get(one.club_id) for one in await turn.store.players.of_person(who)]
    clubs = {club.club_id: club for club in (*await turn.store.clubs.run_by(who), *playing)}
    return [await _shelf(turn, club) for club in clubs.values()]


async def _shelf_here(turn: Turn) -> _Shelf:
    """Whoever asks in the group plays there from now on, also before the first game, unless they only run it."""
    shelf = await _shelf(turn, await club_here(turn))
    if shelf.player is not None or shelf.runs:
        return shelf
    player = await turn.write(lambda books: recognise(books, shelf.club.club_id, turn.person))
    return _Shelf(shelf.club, player, runs=False)


async def _shelf(turn: Turn, club: Club) -> _Shelf:
    who = turn.person.telegram_id
    mine = (one for one in await turn.store.players.of_person(who) if one.club_id == club.club_id)
    return _Shelf(club, next(mine, None), club.is_organiser(who))
