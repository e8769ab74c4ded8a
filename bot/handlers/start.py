"""`/start`: in the group, in a direct chat, and by the links that lead there."""

from functools import partial

from telegram.ext import filters

from bot.registering import equip
from bot.rights import club_here, is_member
from bot.routes import Handler, command, message
from bot.texts import club as texts
from bot.texts import general
from bot.turn import Turn
from club.actions.reaching import reach
from club.errors import NotFound
from club.ids import ClubId, well_formed
from club.notices import person
from club.people import recognise
from club.players import Reach


def handlers() -> list[Handler]:
    """`/start pay` is another feature's, and stands before this one."""
    return [command("start", start)]


def always() -> list[Handler]:
    """Before anything else: whoever writes to the bot can be written to."""
    return [message(filters.ChatType.PRIVATE, open_chat)]


async def open_chat(turn: Turn) -> None:
    """Anything at all in a direct chat."""
    who = turn.person.telegram_id
    players = await turn.write(lambda books: reach(books, who, Reach.OPEN))
    if any(player.reach is not Reach.OPEN for player in players):
        turn.after(partial(turn.store.tell_again, person(who)))


async def start(turn: Turn) -> None:
    """A greeting that fits who it is."""
    if not turn.private:
        await club_here(turn)
        turn.say(texts.GROUP_START)
        return
    if well_formed(turn.said):
        await _came_from(turn, ClubId(turn.said))
    who = turn.person.telegram_id
    clubs = await turn.store.clubs.run_by(who)
    if clubs:
        turn.after(partial(equip, turn.means, who, who))
        turn.say(texts.start_organiser(clubs))
        return
    playing = [(await turn.store.clubs.get(one.club_id)).name for one in await turn.store.players.of_person(who)]
    turn.say(texts.start_player(playing) if playing else texts.STRANGER)


async def _came_from(turn: Turn, club_id: ClubId) -> None:
    """A link of a club: who is in its group is one of its players from now on, and can be written to."""
    try:
        club = await turn.store.clubs.get(club_id)
    except NotFound:
        return
    if club.is_organiser(turn.person.telegram_id):
        return
    if await is_member(turn, club, turn.person.telegram_id):
        await turn.write(lambda books: recognise(books, club_id, turn.person, reached=True))
    else:
        turn.say(general.plain(texts.MEMBERS_ONLY))
