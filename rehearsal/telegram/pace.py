"""Telegram's limits on how fast a bot may send, as far as they are documented.

About one message a second in a chat (short bursts pass), twenty a minute in a group, thirty a second overall.
"""

import math
import time
from collections import deque
from collections.abc import Callable

from rehearsal.telegram.errors import too_many_requests

BURST = 5


class Pace:
    """Counts what was sent and refuses what is too fast; switched off until a test or a benchmark wants it."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.on = False
        self.now = now
        self._sent: dict[int | None, deque[float]] = {}

    def check(self, chat_id: int) -> None:
        """Count one message to a chat, or raise 429 with the seconds to wait."""
        if not self.on:
            return
        windows = [(None, 30, 1.0), (chat_id, BURST, float(BURST))]
        if chat_id < 0:
            windows.append((chat_id, 20, 60.0))
        wait = max(self._wait(key, count, seconds) for key, count, seconds in windows)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for key in (None, chat_id):
            self._sent.setdefault(key, deque(maxlen=64)).append(self.now())

    def _wait(self, key: int | None, count: int, seconds: float) -> float:
        """Seconds until another message fits into `count` per `seconds`."""
        sent = self._sent.get(key, deque())
        return sent[-count] + seconds - self.now() if len(sent) >= count else 0.0
