"""The bot's updates: kept in order until the bot has them, by webhook or by long polling.

With a webhook, updates of one line (a chat's messages, a person's taps) go out one after the other and wait for their
elders; different lines overtake each other, up to `max_connections` at once. That is what the Bot API server does, and
it is why a bot may meet a tap before the message that was said just before it.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import ClientError, ClientSession, ClientTimeout

from rehearsal.bell import Bell
from rehearsal.telegram.errors import conflict
from rehearsal.telegram.model import Json

logger = logging.getLogger(__name__)

ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of update that Telegram sends only to bots that asked for them by name."""


@dataclass(frozen=True, slots=True)
class Update:
    """One update on its way, with the line it queues in."""

    id: int
    line: str
    body: Json


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates are pushed."""

    url: str
    secret_token: str = ""
    max_connections: int = 40


class Updates:
    """The queue, and both ways out of it."""

    def __init__(self, bell: Bell, clock: Callable[[], datetime]) -> None:
        self.waiting: list[Update] = []
        self.hook: Hook | None = None
        self.allowed: tuple[str, ...] = ()
        self.retry_delay = 1.0
        self.longest_delay = 60.0
        self.timeout = 60.0
        self.last_error: tuple[datetime, str] | None = None
        self._bell = bell
        self._clock = clock
        self._next_id = 1
        self._closed = False
        self._poll: object | None = None
        self._poll_ended_by = ""
        self._lines: dict[str, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(40)
        self._session: ClientSession | None = None

    def add(self, kind: str, payload: Json, *, line: str) -> None:
        """Queue an update, unless the bot did not ask for its kind."""
        if kind not in self.allowed if self.allowed else kind in ON_REQUEST:
            return
        self.waiting.append(Update(self._next_id, line, {"update_id": self._next_id, kind: payload}))
        self._next_id += 1
        self._push()
        self._bell.ring()

    def set_hook(self, hook: Hook | None) -> None:
        """Push to `hook` from now on, or stop pushing; a long poll under way ends with 409."""
        for task in self._lines.values():
            task.cancel()
        self._lines.clear()
        self.hook, self.last_error = hook, None
        if hook is not None:
            self._slots = asyncio.Semaphore(hook.max_connections)
            self._end_poll("terminated by setWebhook request")
        self._push()
        self._bell.ring()

    def forget(self) -> None:
        """Drop everything that waits."""
        self.waiting.clear()
        self._bell.ring()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """One `getUpdates`: confirm what is older than `offset`, then wait for something newer."""
        if self.hook is not None:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self._end_poll("terminated by other getUpdates request; make sure that only one bot instance is running")
        mine = self._poll = object()
        if offset > 0:
            self.waiting = [update for update in self.waiting if update.id >= offset]
        elif offset < 0:
            self.waiting = self.waiting[offset:]
        self._bell.ring()
        with contextlib.suppress(TimeoutError):
            await self._bell.wait_for(lambda: self.waiting or self._closed or self._poll is not mine, timeout)
        if self._poll is not mine:
            raise conflict(self._poll_ended_by)
        self._poll = None
        return [update.body for update in self.waiting[:limit]]

    async def close(self) -> None:
        """Stop pushing, end the long poll with nothing, and let go of the connections."""
        self._closed = True
        tasks = list(self._lines.values())
        self.set_hook(None)
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _end_poll(self, reason: str) -> None:
        if self._poll is not None:
            self._poll, self._poll_ended_by = None, reason
            self._bell.ring()

    def _push(self) -> None:
        if self.hook is None:
            return
        for line in dict.fromkeys(update.line for update in self.waiting):
            if line not in self._lines:
                self._lines[line] = asyncio.get_running_loop().create_task(self._push_line(line, self.hook))

    async def _push_line(self, line: str, hook: Hook) -> None:
        delay = self.retry_delay
        while (update := next((u for u in self.waiting if u.line == line), None)) is not None:
            async with self._slots:
                error = await self._post(update, hook)
            if error is None:
                delay = self.retry_delay
                if update in self.waiting:
                    self.waiting.remove(update)
                self._bell.ring()
                continue
            self.last_error = (self._clock(), error)
            logger.debug("update %s comes again in %s s: %s", update.id, delay, error)
            self._bell.ring()
            await asyncio.sleep(delay)
            delay = min(delay * 2, self.longest_delay)
        del self._lines[line]

    async def _post(self, update: Update, hook: Hook) -> str | None:
        """Deliver once; return what went wrong, in the words of `getWebhookInfo`."""
        if self._session is None:
            self._session = ClientSession()
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret_token} if hook.secret_token else {}
        try:
            async with self._session.post(
                hook.url, json=update.body, headers=headers, timeout=ClientTimeout(self.timeout), allow_redirects=False
            ) as response:
                await response.read()
                if 200 <= response.status < 300:
                    return None
                return f"Wrong response from the webhook: {response.status} {response.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except (ClientError, OSError):
            return "Connection refused"
