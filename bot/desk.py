"""Organisers' commands: which club they are about, and whether this person may.

In a group it is the group's club. In a direct chat it is the organiser's only one, or the one they tap; what they
typed is then read again from the message that the buttons reply to, so nothing has to be remembered.
"""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from telegram import Message
from telegram.ext import filters

from bot import keyboards
from bot.callbacks import InClub
from bot.commands import find_player
from bot.rights import club_here, must_organise
from bot.routes import Handler, command, message, tap, unknown_button
from bot.texts import club as texts
from bot.texts.people import no_such_player, several, told_apart
from bot.texts.questions import settled_too
from bot.texts.words import safe
from bot.turn import Turn
from club.clubs import Club
from club.errors import Forbidden, NotFound
from club.hindsight import look_back
from club.ids import ClubId
from club.players import Player

Act: TypeAlias = Callable[[Turn, Club, str], Awaitable[None]]


def organiser(name: str, act: Act, *, in_person: bool = True, only: filters.BaseFilter = filters.ALL) -> list[Handler]:
    """`/name` for organisers, typed in a group or in a direct chat; `act` gets the club and what was typed after it.

    What is answered in private has to be asked `in_person`, not as the group. `only` narrows which such messages.
    """

    async def typed(turn: Turn) -> None:
        if in_person and turn.anonymous:
            raise Forbidden(texts.ANONYMOUS_PLAYER)
        if (club := await _club(turn, name)) is not None:
            await act(turn, club, turn.said)

    async def chosen(turn: Turn, button: InClub) -> None:
        club = await turn.store.clubs.get(button.club_id)
        await must_organise(turn, club)
        asked = turn.origin.reply_to_message if turn.origin is not None else None
        if not isinstance(asked, Message):
            return unknown_button(turn)
        turn.origin = asked
        turn.edit(safe(club.name))
        return await act(turn, club, turn.said)

    return [command(name, typed, only), tap(InClub, chosen, lambda button: button.command == name)]


def organiser_sends(what: filters.BaseFilter, name: str, act: Act) -> Handler:
    """What organisers send in a direct chat without a command; `/name` is the command that it stands for."""

    async def sent(turn: Turn) -> None:
        if (club := await _club(turn, name)) is not None:
            await act(turn, club, "")

    return message(what & filters.ChatType.PRIVATE, sent)


async def _club(turn: Turn, name: str) -> Club | None:
    if not turn.private:
        club = await club_here(turn)
        await must_organise(turn, club)
        return club
    clubs = await turn.store.clubs.run_by(turn.person.telegram_id)
    if not clubs:
        return await _where_they_play(turn)
    if len(clubs) == 1:
        return clubs[0]
    turn.say(texts.WHICH_CLUB, keyboards.which_club(name, clubs), quote=True)
    return None


async def _where_they_play(turn: Turn) -> Club:
    """The club of somebody who runs none: an administrator may, if it lets them; a player is told who can."""
    playing = await turn.store.players.of_person(turn.person.telegram_id)
    if not playing:
        raise NotFound(texts.NO_CLUB)
    club = await turn.store.clubs.get(playing[0].club_id)
    await must_organise(turn, club)
    return club


async def one_player(turn: Turn, club: Club, name: str) -> Player:
    """The player of this name. Raises NotFound for nobody, and for several: then the whole name is needed."""
    everybody = await turn.store.players.all(club.club_id)
    found = find_player(name, everybody)
    if isinstance(found, Player):
        return found
    raise NotFound(no_such_player(name) if not found else several(name, told_apart(found, everybody)))


async def say_what_it_settled(turn: Turn, club_id: ClubId) -> None:
    """Something was learned: older payments that are plain now are booked, and one message sums them up."""
    if settled := await look_back(turn.store, club_id, at=turn.now):
        names = await turn.store.players.names(club_id)
        turn.whisper(settled_too(settled, names), payload=club_id)
