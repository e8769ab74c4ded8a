"""The bot: updates in, in order within each chat; the one ordered list of handlers; the messenger for the outbox."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from typing import Any

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.connection import connect
from bot.handlers import (
    adjusting,
    after_game,
    banking,
    calendar,
    calls,
    changing,
    claiming,
    connecting,
    exporting,
    fixtures,
    group,
    guests,
    helping,
    importing,
    newfixture,
    one_player,
    owed_cash,
    own_client,
    payers,
    paying,
    people,
    playing_on,
    questions,
    rating,
    reminded,
    reminding,
    results,
    settings,
    sharing_account,
    signing_up,
    splitting,
    start,
    summary,
    teams,
    weekly,
)
from bot.introduction import Introduction
from bot.locks import Lanes
from bot.means import Means
from bot.polling import Polling
from bot.recent import Recent
from bot.routes import MEANS, Handler
from bot.sender import Sender
from bot.texts import general
from bot.turn import Turn
from club.banking_access import BankAccess
from club.calendars import Calendar
from club.errors import ClubError
from club.ports import Clock, Keys, Messenger, Store, StoreDown
from club.series import BankHolidays, no_bank_holidays

logger = logging.getLogger(__name__)

PARTING = 5.0
"""Seconds that answers under way are given at the end."""


class NotReady(StoreDown):
    """Telegram has not told us yet who we are. To whoever sent an update: nothing was done, send it again."""


def handlers() -> list[Handler]:
    """Who gets an update: the first that wants it."""
    return [
        *guests.handlers(),
        *signing_up.handlers(),
        *calls.handlers(),
        *paying.handlers(),
        *calendar.handlers(),
        *start.handlers(),
        *fixtures.handlers(),
        *newfixture.handlers(),
        *changing.handlers(),
        *playing_on.handlers(),
        *weekly.handlers(),
        *after_game.handlers(),
        *questions.handlers(),
        *claiming.handlers(),
        *splitting.handlers(),
        *people.handlers(),
        *importing.handlers(),
        *exporting.handlers(),
        *one_player.handlers(),
        *adjusting.handlers(),
        *summary.handlers(),
        *payers.handlers(),
        *reminding.handlers(),
        *reminded.handlers(),
        *owed_cash.handlers(),
        *teams.handlers(),
        *rating.handlers(),
        *results.handlers(),
        *settings.handlers(),
        *banking.handlers(),
        *connecting.handlers(),
        *own_client.handlers(),
        *sharing_account.handlers(),
        *group.handlers(),
        *helping.handlers(),
        *helping.last(),
    ]


class Bot:
    """Telegram's side of the house. `await start()`, `await handle(update)` for each that is pushed, `await stop()`.

    `base_url` is the root of the Bot API without `/bot`; without a `public_url` updates are polled. `ics` writes a
    calendar down.
    """

    def __init__(
        self,
        *,
        token: str,
        base_url: str,
        store: Store,
        clock: Clock,
        keys: Keys,
        bank: BankAccess,
        ics: Callable[[Calendar], bytes],
        timezone: str,
        public_url: str | None,
        webhook_secret: str,
        new_id: Callable[[], str],
        counted: Callable[[str, str], None],
        is_bank_holiday: BankHolidays = no_bank_holidays,
    ) -> None:
        self._application = connect(token, base_url)
        self._counted = counted
        self.means = Means(
            bot=self._application.bot,
            store=store,
            clock=clock,
            keys=keys,
            bank=bank,
            ics=ics,
            timezone=timezone,
            public_url=public_url,
            new_id=new_id,
            is_bank_holiday=is_bank_holiday,
        )
        self.messenger: Messenger = Sender(self._application.bot, store, clock, self.means.studio)
        self._lanes = Lanes()
        self._handling: set[asyncio.Task[Any]] = set()
        self._recent = Recent()
        self._unfinished: dict[int, StoreDown] = {}
        self._polling = Polling(self._application.bot, self._take, counted)
        self._introduction = Introduction(self._application, self._polling, public_url, webhook_secret)
        self._equip()

    def ready(self) -> bool:
        """Whether Telegram knows where to send updates."""
        return self._introduction.ready

    async def start(self) -> None:
        """Introduce ourselves to Telegram. If it does not answer, the server starts all the same and we keep trying."""
        await self._introduction.begin()

    async def settled(self) -> None:
        """Wait until Telegram has taken our introduction."""
        await self._introduction.settled()

    async def stop(self) -> None:
        """Take no more updates, and let what is under way come to its end."""
        await self._introduction.end()
        await self._polling.stop()
        if self._handling:
            await asyncio.wait(self._handling, timeout=PARTING)
        await self.means.background.finish(PARTING)
        await self._application.bot.shutdown()

    async def handle(self, update: dict[str, Any]) -> None:
        """One update as Telegram sent it. Returns when all is committed; raises StoreDown to have it sent again."""
        try:
            parsed = Update.de_json(update, self._application.bot)
        except Exception:
            self._counted("telegram_updates", "malformed")
            logger.exception(
                "an update could not be read, and was dropped", extra={"update_id": update.get("update_id")}
            )
            return
        await self._take(parsed)

    async def _take(self, update: Update) -> None:
        if not self._introduction.known:
            raise NotReady
        with self._under_way():
            async with self._lanes.of(_lane(update)):
                await self._dispatch(update)

    async def _dispatch(self, update: Update) -> None:
        if update.update_id in self._recent:
            return
        await self._application.process_update(update)
        if (outage := self._unfinished.pop(id(update), None)) is not None:
            raise outage
        self._recent.add(update.update_id)

    @contextlib.contextmanager
    def _under_way(self) -> Iterator[None]:
        task = asyncio.current_task()
        assert task is not None
        self._handling.add(task)
        try:
            yield
        finally:
            self._handling.discard(task)

    def _equip(self) -> None:
        application = self._application
        application.bot_data[MEANS] = self.means
        application.add_handlers({0: start.always(), 1: guests.at_once(), 2: handlers()})
        application.add_error_handler(self._failed)

    async def _failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Where all mistakes end: people's are answered, ours are logged, and the database's are passed on."""
        error = context.error
        if isinstance(error, StoreDown):
            self._unfinished[id(update)] = error
        elif isinstance(update, Update):
            self._answer(update, error)
        raise ApplicationHandlerStop

    def _answer(self, update: Update, error: Exception | None) -> None:
        turn = Turn(update, self.means)
        if isinstance(error, ClubError):
            turn.answer(error.message)
        else:
            self._counted("telegram_updates", "apologised")
            logger.error("update %s failed", update.update_id, exc_info=error)
            if update.effective_chat is not None:
                turn.answer(general.OURS)
        turn.leave()


def _lane(update: Update) -> int:
    """What keeps its order: a chat, or a person where there is none."""
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user is not None else 0
