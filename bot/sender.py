"""The messenger: news from the outbox becomes one message, posted or edited, as things stand when it is sent."""

import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from telegram import Bot
from telegram.error import ChatMigrated, TelegramError

from bot.pictures import Studio
from bot.sending import (
    adjustments,
    asking,
    bank,
    calls,
    connecting,
    corrections,
    danger,
    games,
    guests,
    moves,
    payments,
    people,
    places,
    refunds,
    reminders,
    sides,
)
from bot.sending.card import card
from bot.sending.stage import Stage, in_person
from bot.sending.statement import statement
from bot.sending.telegram import SOON, Telegram, meaning
from club.actions.welcome import migrate
from club.errors import NotFound
from club.notices import Notice, Topic
from club.ports import Clock, Delivered, Delivery, PutOff, Store

TOLD_BY: Final[Mapping[Topic, Callable[[Stage, Notice], Awaitable[None]]]] = {
    Topic.CARD: card,
    Topic.TAKEN_BACK: payments.taken_back,
    Topic.STILL_OPEN: payments.still_open,
    Topic.NOT_YOURS: corrections.not_yours,
    Topic.YOURS_AFTER_ALL: corrections.yours_after_all,
    Topic.QUESTION: people.question,
    Topic.GROUP_ASKED: asking.group_asked,
    Topic.AFTER_GAME: games.after_game,
    Topic.PROMOTED: games.promoted,
    Topic.OFFERED: places.offered,
    Topic.OFFER_ENDED: places.offer_ended,
    Topic.SCRAMBLE: places.scramble,
    Topic.FILLED: places.filled,
    Topic.PLEA: danger.plea,
    Topic.PLEA_STANDS: danger.plea_stands,
    Topic.TO_DECIDE: danger.to_decide,
    Topic.DECISION_STANDS: danger.decision_stands,
    Topic.LAST_CALL: calls.last_call,
    Topic.CALL_STANDS: calls.call_stands,
    Topic.TONIGHT: calls.tonight,
    Topic.LET_OFF: places.let_off,
    Topic.BROUGHT: guests.brought,
    Topic.MADE_WAY: guests.made_way,
    Topic.PUT_ON: places.put_on,
    Topic.TAKEN_OFF: places.taken_off,
    Topic.CALLED_OFF: games.called_off,
    Topic.WELCOME: people.welcome,
    Topic.PLEASE_START: people.please_start,
    Topic.ACCOUNT_REFUSED: people.account_refused,
    Topic.UNDELIVERED: people.undelivered,
    Topic.GROUP_CLOSED: people.group_closed,
    Topic.ADJUSTED: adjustments.adjusted,
    Topic.PAID_BACK: refunds.paid_back,
    Topic.MONTH: statement,
    Topic.REMINDER: reminders.reminder,
    Topic.REMINDER_FOLLOWS: reminders.follows,
    Topic.ROUND: reminders.round_sent,
    Topic.UNREACHED: reminders.unreached,
    Topic.SAYS_PAID: reminders.says_paid,
    Topic.SIDES: sides.sides,
    Topic.KIT: sides.kit,
    Topic.BANK_STEP: connecting.bank_step,
    Topic.BANK_LOGIN: people.bank_login,
    Topic.BANK_BEHIND: bank.behind,
    Topic.BANK_FORGED: bank.forged,
    Topic.BANK_GONE: bank.gone,
    Topic.BANK_CUT: bank.cut,
    Topic.BANK_SILENT: bank.silent,
}
"""Who tells what. Payments are not here, as they may share a message, nor moves, of which the first counts too."""


class Sender:
    """Implements `club.ports.Messenger` on Telegram. Raises StoreDown, like everything that reads the store."""

    def __init__(self, bot: Bot, store: Store, clock: Clock, studio: Studio) -> None:
        self._bot = bot
        self._stage = Stage(store, Telegram(bot), clock, studio)

    async def deliver(self, notices: Sequence[Notice]) -> Delivery:
        """Send or edit the one message that these notices ask for; news of what is gone by now need not be sent."""
        if not self._introduced():
            return PutOff(SOON)
        try:
            return await self._deliver(notices)
        except ChatMigrated as moved:
            if await self._follow(notices[0], moved.new_chat_id):
                return await self._again(notices)
            return meaning(moved)
        except TelegramError as error:
            return meaning(error)

    async def _again(self, notices: Sequence[Notice]) -> Delivery:
        try:
            return await self._deliver(notices)
        except TelegramError as error:
            return meaning(error)

    async def _deliver(self, notices: Sequence[Notice]) -> Delivery:
        latest = notices[-1]
        with contextlib.suppress(NotFound):
            if latest.topic is Topic.PAID:
                await payments.paid(self._stage, notices)
            elif latest.topic is Topic.MOVED:
                await moves.moved(self._stage, notices)
            else:
                await TOLD_BY[latest.topic](self._stage, latest)
        return Delivered()

    def _introduced(self) -> bool:
        """Whether Telegram has told us our own name yet: links need it."""
        try:
            return bool(self._bot.username)
        except RuntimeError:
            return False

    async def _follow(self, notice: Notice, new_chat_id: int) -> bool:
        """The group has become a supergroup and nobody told us yet."""
        if in_person(notice) or notice.club_id is None:
            return False
        old = (await self._stage.store.clubs.get(notice.club_id)).chat_id
        await self._stage.store.write(lambda books: migrate(books, old_chat_id=old, new_chat_id=new_chat_id))
        return True
