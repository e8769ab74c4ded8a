"""How fast one bot may speak: about once a second in a chat, 20 times a minute in a group, 30 times a second in all."""

from collections import defaultdict, deque
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` messages in any `seconds`."""

    times: int
    seconds: float


IN_A_CHAT = Limit(1, 1.0)
IN_A_GROUP = Limit(20, 60.0)
IN_ALL = Limit(30, 1.0)


@dataclass(slots=True)
class Pace:
    """Says how long to wait before the next message of a lane. Time is handed in: seconds of any steady clock."""

    in_a_chat: Limit = IN_A_CHAT
    in_a_group: Limit = IN_A_GROUP
    in_all: Limit = IN_ALL
    _sent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def wait(self, lane: str, now: float) -> float:
        """Seconds until this lane may speak; 0.0 reserves the place now."""
        limits = {
            lane: (self.in_a_chat, *((self.in_a_group,) if lane.startswith("group:") else ())),
            "": (self.in_all,),
        }
        pause = max(self._pause(name, limit, now) for name, of_name in limits.items() for limit in of_name)
        if pause <= 0:
            for name, of_name in limits.items():
                longest = max(of_name, key=lambda limit: limit.times)
                sent = self._sent[name]
                sent.append(now)
                while len(sent) > longest.times:
                    sent.popleft()
            return 0.0
        return pause

    def _pause(self, name: str, limit: Limit, now: float) -> float:
        sent = self._sent.get(name)
        if sent is None or len(sent) < limit.times:
            return 0.0
        return sent[-limit.times] + limit.seconds - now

    def forget_before(self, now: float) -> None:
        """Drop lanes that have not spoken for a minute, so that memory does not grow with every chat ever met."""
        longest = max(self.in_a_chat.seconds, self.in_a_group.seconds, self.in_all.seconds)
        for name in [name for name, sent in self._sent.items() if sent and now - sent[-1] > longest]:
            del self._sent[name]
