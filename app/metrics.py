"""Figures for Prometheus. Counters are named where they are counted; no label ever holds a name, an id or a secret."""

from prometheus_client import CollectorRegistry, Counter, Gauge, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

_COUNTERS = {
    "http_requests": "Requests by route and status.",
    "monzo_logins": "People whom the bank sent back, by what became of them.",
    "monzo_events": "Events from the bank by what became of them; a hint twice, when it came and when it was verified.",
    "monzo_labels": "Payments whose labels at the bank were looked after, by what became of them.",
    "monzo_statement": "Lines of the bank's statement that were read, by what became of them.",
    "telegram_updates": "Updates from Telegram by what became of them.",
    "messages": "Messages to Telegram by what became of them.",
}


class Metrics:
    """One registry for a process, so that two apps in one test do not share figures."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._counters = {
            name: Counter(f"fiver_{name}", about, ["outcome"], registry=self._registry)
            for name, about in _COUNTERS.items()
        }
        self.waiting = Gauge("fiver_outbox_waiting", "Messages that are waiting to be sent.", registry=self._registry)
        self.caught_up = Gauge(
            "fiver_monzo_caught_up_timestamp_seconds",
            "When a statement was last read to its end, of those with a login the one that waits longest; 0 for none.",
            registry=self._registry,
        )
        self.engine_restarts = Gauge(
            "fiver_engine_restarts", "How often the embedded engine had to be started again.", registry=self._registry
        )

    def counted(self, name: str, outcome: str) -> None:
        """Count one. A name that nobody declared is a bug, and raises KeyError."""
        self._counters[name].labels(outcome).inc()

    def rendered(self) -> tuple[bytes, str]:
        """The text for Prometheus, and its content type."""
        return generate_latest(self._registry), CONTENT_TYPE_LATEST
