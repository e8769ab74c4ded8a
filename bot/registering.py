"""What Telegram has to know of us: the commands that each person may use, and where updates go."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    Update,
)  # fmt: skip

from bot.means import Means
from bot.replies import quietly

ALLOWED: Final = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)

_FOR_PLAYERS: Final = (
    ("in", "I'm in for the next game"),
    ("out", "I'm out"),
    ("guest", "Bring somebody: NAME"),
    ("fixtures", "The games ahead"),
    ("pay", "What to pay, and how"),
    ("balance", "Where you stand"),
    ("calendar", "Your games in your calendar"),
    ("calls", "Whether I ask you before a game: on or off"),
    ("help", "What I can do"),
)
_FOR_ORGANISERS: Final = (
    ("newfixture", "Put up a game: Wed 18:00 Riverside £45"),
    ("change", "Another time, place, price or limit"),
    ("cancel", "Call a game off"),
    ("weekly", "The games that open by themselves"),
    ("teams", "Even sides for the next game"),
    ("ratings", "How strong everybody is, for even sides"),
    ("result", "How the last game ended: 5-3"),
    ("players", "Who owes, who is in credit"),
    ("player", "One player: NAME"),
    ("addplayer", "Somebody who isn't on Telegram: NAME"),
    ("alias", "How a bank calls them: NAME = BANK NAME"),
    ("payers", "Whose bank accounts I know"),
    ("cash", "Paid in cash: NAME £5"),
    ("refund", "Credit paid back: NAME £5"),
    ("writeoff", "Forgive a debt: NAME £5"),
    ("correct", "Put a balance right: NAME £5 or NAME -£5"),
    ("move", "Move credit: £5 from NAME to NAME"),
    ("merge", "Two players who are one: NAME = NAME"),
    ("unmatched", "Payments to sort out"),
    ("remind", "Remind those who owe, in private"),
    ("undo", "Take the last booking back"),
    ("summary", "What you laid out, who owes"),
    ("import", "Bring your spreadsheet in"),
    ("export", "Everything as spreadsheets"),
    ("connect", "Let me hear of payments"),
    ("bank", "How your bank account is connected"),
    ("settings", "How your games run: costs, places, messages"),
    ("apitoken", "A key for scripts"),
)
PLAYERS: Final[Sequence[BotCommand]] = tuple(BotCommand(*words) for words in _FOR_PLAYERS)
ORGANISERS: Final[Sequence[BotCommand]] = tuple(BotCommand(*words) for words in (*_FOR_ORGANISERS, *_FOR_PLAYERS))


async def register_commands(bot: Bot) -> None:
    """What everybody may use. Raises TelegramError."""
    await bot.set_my_commands(PLAYERS, scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands(PLAYERS, scope=BotCommandScopeAllPrivateChats())


async def equip(means: Means, chat_id: int, organiser: int) -> None:
    """What this organiser may use, in their group or in their chat with the bot. Once a run; refusals matter little."""
    if (chat_id, organiser) in means.equipped:
        return
    means.equipped.add((chat_id, organiser))
    here = BotCommandScopeChatMember(chat_id, organiser) if chat_id != organiser else BotCommandScopeChat(organiser)
    if not await quietly(partial(means.bot.set_my_commands, ORGANISERS, scope=here), "an organiser's commands"):
        means.equipped.discard((chat_id, organiser))


async def register_webhook(bot: Bot, public_url: str, secret: str) -> None:
    """Have updates pushed, many at once: order within a chat is ours to keep. Raises TelegramError."""
    await bot.set_webhook(
        f"{public_url.rstrip('/')}/telegram", secret_token=secret, allowed_updates=ALLOWED, max_connections=100
    )
