"""How a handler is hung up: by command, by button, by the question of ours that somebody replies to, by what happened.

A handler is a plain coroutine that takes a `Turn`; python-telegram-bot finds the right one in the one ordered list.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias, TypeVar, cast

from telegram import ForceReply, Message, Update
from telegram.ext import (
    ApplicationHandlerStop,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot import memo
from bot.callbacks import Button, unpack
from bot.means import Means
from bot.texts import general
from bot.turn import Turn
from club.errors import Invalid

Handler: TypeAlias = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]
Act: TypeAlias = Callable[[Turn], Awaitable[None]]
B = TypeVar("B", bound=Button)

MEANS = "means"
_TYPED = filters.UpdateType.MESSAGE


def command(name: str, act: Act, only: filters.BaseFilter = filters.ALL) -> Handler:
    """`/name` in any chat; `only` narrows it. Corrections of what was acted upon already are not a second command."""
    return CommandHandler(name, _callback(act), filters=_TYPED & only)


def command_saying(name: str, words: str, act: Act) -> Handler:
    """`/name` with these words behind it (a pattern), which mean more than the command alone."""
    saying = filters.Regex(rf"^/{name}(@\w+)?\s+{words}")
    return CommandHandler(name, _callback(act), filters=_TYPED & saying)


def link(payload: str, act: Act) -> Handler:
    """A link `t.me/bot?start=payload`, which arrives as a command in the direct chat."""
    exactly = filters.Regex(rf"^/start(@\w+)?\s+{payload}$") & filters.ChatType.PRIVATE
    return CommandHandler("start", _callback(act), filters=_TYPED & exactly)


def tap(
    kind: type[B], act: Callable[[Turn, B], Awaitable[None]], only: Callable[[B], bool] = lambda _: True
) -> Handler:
    """A button of this kind; `only` narrows it further."""

    def meant(data: object) -> bool:
        button = unpack(data) if isinstance(data, str) else None
        return isinstance(button, kind) and only(button)

    async def callback(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query is not None
        turn = Turn(update, means_of(context))
        await act(turn, cast("B", unpack(update.callback_query.data or "")))
        turn.leave()

    return CallbackQueryHandler(callback, pattern=meant)


def any_tap(act: Act) -> Handler:
    """A button that nobody else knows."""
    return CallbackQueryHandler(_callback(act))


def reply(kind: str, act: Callable[[Turn, dict[str, str]], Awaitable[None]]) -> Handler:
    """Words in reply to a question of ours that carries a memo of this kind; a slip is answered by asking again."""

    async def callback(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        turn = Turn(update, means_of(context))
        _, facts = turn.memo(update.message.reply_to_message) or ("", {})
        await _answer(turn, kind, act, facts)

    return MessageHandler(_TYPED & filters.TEXT & ~filters.COMMAND & _Remembering(kind), callback)


def next_words(
    kind: str, act: Callable[[Turn, dict[str, str]], Awaitable[None]], may_be: Callable[[str], bool]
) -> Handler:
    """The very next words after such a question in our own chat, though they are no reply, if they may be the answer.

    Whatever else is written then, the question has to be replied to. It stands before, and apart from, all others.
    """

    async def callback(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        turn = Turn(update, means_of(context))
        facts = turn.means.asked.taken(turn.chat_id, kind, at=turn.now)
        replies = update.message.reply_to_message is not None
        if facts is not None and not replies and may_be(update.message.text or ""):
            await _answer(turn, kind, act, dict(facts))
            raise ApplicationHandlerStop

    return MessageHandler(_TYPED & filters.ChatType.PRIVATE, callback)


async def _answer(
    turn: Turn, kind: str, act: Callable[[Turn, dict[str, str]], Awaitable[None]], facts: dict[str, str]
) -> None:
    try:
        await act(turn, facts)
    except Invalid as problem:
        turn.say(f"{memo.hide(kind, **facts)}{general.plain(problem.message)}", ForceReply(selective=True))
        turn.tidy_prompt()
    turn.leave()


def message(which: filters.BaseFilter, act: Act) -> Handler:
    """Any other message."""
    return MessageHandler(_TYPED & which, _callback(act))


def membership(act: Act) -> Handler:
    """The bot's own standing in a chat changed."""
    return ChatMemberHandler(_callback(act), ChatMemberHandler.MY_CHAT_MEMBER)


def means_of(context: ContextTypes.DEFAULT_TYPE) -> Means:
    """What the application was given when it was put together."""
    return cast("Means", context.bot_data[MEANS])


def unknown_button(turn: Turn) -> None:
    """The answer to buttons that no longer mean anything."""
    turn.toast(general.OUT_OF_DATE)


def _callback(act: Act) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Any]:
    async def callback(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        turn = Turn(update, means_of(context))
        await act(turn)
        turn.leave()

    return callback


class _Remembering(filters.MessageFilter):
    """Replies to a message of ours with a memo of one kind."""

    def __init__(self, kind: str) -> None:
        super().__init__(name=f"reply to {kind}")
        self._kind = kind

    def filter(self, message: Message) -> bool:
        """Whether the message is such a reply."""
        found = memo.read(message.reply_to_message, message.get_bot().id)
        return found is not None and found[0] == self._kind
