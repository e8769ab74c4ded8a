"""`/help` for who asks, and an answer to what nobody understands."""

from telegram.constants import ChatType
from telegram.ext import filters

from bot.callbacks import Dismiss
from bot.rights import club_here, may_organise
from bot.routes import Handler, any_tap, command, message, tap, unknown_button
from bot.texts import club as texts
from bot.texts import fixtures, general
from bot.turn import Turn


def handlers() -> list[Handler]:
    """`/help`."""
    return [command("help", help_me), tap(Dismiss, dismiss)]


def last() -> list[Handler]:
    """What nobody else wanted."""
    return [
        any_tap(old_button),
        message(filters.COMMAND & ~filters.StatusUpdate.ALL, unknown_command),
        message(filters.ChatType.PRIVATE & filters.TEXT, understood_nothing),
    ]


async def help_me(turn: Turn) -> None:
    """What this person can do here."""
    if turn.private:
        organiser = bool(await turn.store.clubs.run_by(turn.person.telegram_id))
    else:
        organiser = await may_organise(turn, await club_here(turn))
    turn.say(texts.help_text(organiser=organiser, private=turn.private))


async def dismiss(turn: Turn, _: Dismiss) -> None:
    """[Leave it]."""
    turn.edit(fixtures.KEPT)


async def old_button(turn: Turn) -> None:
    """A button of former times."""
    unknown_button(turn)


async def unknown_command(turn: Turn) -> None:
    """In a direct chat, or when it was meant for us by name; a group has other bots too."""
    word = turn.text.split()[0].removeprefix("/") if turn.text.startswith("/") else ""
    name, _, whose = word.partition("@")
    mine = whose.casefold() == turn.means.bot.username.casefold()
    if name and (mine or (turn.private and not whose)):
        turn.say(general.unknown_command(name))


async def understood_nothing(turn: Turn) -> None:
    """Plain words in a direct chat."""
    chat = turn.update.effective_chat
    if chat is not None and chat.type == ChatType.PRIVATE:
        turn.say(general.UNDERSTOOD_NOTHING)
