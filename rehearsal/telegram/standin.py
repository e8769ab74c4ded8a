"""The Telegram stand-in as tests and the page hold it: acts, readings and planned mishaps in one hand."""

import asyncio
import copy
from collections.abc import Callable
from typing import TypeVar

from rehearsal.telegram.acts import Acts
from rehearsal.telegram.errors import BotApiError, too_many_requests
from rehearsal.telegram.faults import Fault
from rehearsal.telegram.model import Call, Chat, Json, Message, Person

T = TypeVar("T")


class TelegramStandIn(Acts):
    """A whole Telegram for one bot."""

    def messages(self, chat: Chat | Person) -> list[Message]:
        """What a chat (or a person's private chat with the bot) shows now, oldest first."""
        return copy.deepcopy((self.dm(chat) if isinstance(chat, Person) else chat).messages)

    def texts(self, chat: Chat | Person) -> list[str]:
        """The words only, captions included, oldest first."""
        return [message.get("text") or message.get("caption") or "" for message in self.messages(chat)]

    def made(self, method: str) -> list[Call]:
        """The bot's calls of one method so far."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 5.0) -> T:
        """Wait until `predicate()` is truthy, looking again whenever something happened here."""
        return await self.bell.wait_for(predicate, timeout)

    async def settled(self, timeout: float = 5.0) -> None:
        """Wait until the bot has taken every update: answered 2xx to it, or confirmed it by a later `getUpdates`."""
        await self.bell.wait_for(lambda: not self.updates.waiting, timeout)

    def fail_next(
        self,
        method: str,
        *,
        error_code: int,
        description: str,
        parameters: Json | None = None,
        times: int = 1,
        chat_id: int | None = None,
    ) -> None:
        """Refuse the next calls of a method with exactly this error; nothing is done."""
        error = BotApiError(error_code, description, parameters)
        self.faults.plan(Fault(method, times, chat_id, error=error))

    def slow_down_next(self, method: str, *, retry_after: int, times: int = 1, chat_id: int | None = None) -> None:
        """Answer the next calls with 429, as when the bot was too fast."""
        self.faults.plan(Fault(method, times, chat_id, error=too_many_requests(retry_after)))

    def hang_next(self, method: str, *, chat_id: int | None = None) -> Fault:
        """Leave the next call of a method without an answer until `.release()`; it acts only then."""
        return self.faults.plan(Fault(method, chat_id=chat_id, hang=asyncio.Event()))

    def drop_connection_next(self, method: str, *, after_acting: bool, chat_id: int | None = None) -> None:
        """Break the connection instead of answering: before anything was done, or when it was already done."""
        self.faults.plan(Fault(method, chat_id=chat_id, drop=True, after_acting=after_acting))

    @property
    def limits(self) -> bool:
        """Whether Telegram's limits on speed are enforced."""
        return self.pace.on

    @limits.setter
    def limits(self, on: bool) -> None:
        self.pace.on = on

    @property
    def retry_delay(self) -> float:
        """Seconds before a refused update is delivered again; doubled each time."""
        return self.updates.retry_delay

    @retry_delay.setter
    def retry_delay(self, seconds: float) -> None:
        self.updates.retry_delay = seconds

    async def close(self) -> None:
        """Stop delivering, and keep nobody waiting."""
        self.faults.release_all()
        await self.updates.close()
