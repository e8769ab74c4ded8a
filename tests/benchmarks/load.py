"""Sends payments over raw sockets and times each of them: `python -m tests.benchmarks.load ORDER`, an `Order` in JSON.

A process of its own, and lean: one selector and requests made in advance, so that on two cores it is the server that is
measured. It prints a `Result` in JSON.
"""

import dataclasses
import itertools
import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.monzo_events import Event, event

PATIENCE_SECONDS = 10.0
END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Target:
    """An address that takes Monzo's events, the account they are about, and who pays into it."""

    path: str
    account: str
    names: list[str]


@dataclass(frozen=True, slots=True)
class Order:
    """What to send: payments numbered from `first`, at most `most` and for at most `seconds`, to the targets in turn.

    With a `gap` they leave that many seconds apart. With `again` every so-manyth is sent once more afterwards, untimed.
    """

    port: int
    targets: list[Target]
    first: int
    connections: int
    most: int
    seconds: float
    gap: float = 0.0
    again: int = 0


@dataclass(slots=True)
class Result:
    """`latencies` are from POST to 200, in seconds; `started` on the wall clock, in the same order."""

    answered: int = 0
    failed: int = 0
    repeated: int = 0
    pence: int = 0
    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    started: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Request:
    """A payment, ready to be sent."""

    wire: bytes
    pence: int


@dataclass(slots=True, eq=False)
class Lane:
    """One connection, opened again when the server closes it, with at most one request under way."""

    port: int
    selector: selectors.BaseSelector
    line: socket.socket | None = None
    buffer: bytes = b""
    request: Request | None = None
    began: float = 0.0
    wall: float = 0.0

    def send(self, request: Request) -> None:
        self.request, self.wall, self.began = request, time.time(), time.perf_counter()
        if self.line is None:
            self.line = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_SECONDS)
            self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.selector.register(self.line, selectors.EVENT_READ, self)
        self.line.sendall(request.wire)

    def read(self) -> int | None:
        """The status of an answer, once all of it is there; 0 when the connection broke before."""
        assert self.line is not None
        try:
            received = self.line.recv(65536)
        except OSError:
            received = b""
        self.buffer += received
        head, found, body = self.buffer.partition(END_OF_HEAD)
        if not found:
            return None if received else self._close()
        fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:])
        if received and len(body) < int(fields.get(b"content-length", b"0")):
            return None
        status = int(head.split(b" ", 2)[1])
        self.buffer = b""
        if not received or fields.get(b"connection", b"").strip() == b"close":
            self._close()
        return status

    def _close(self) -> int:
        if self.line is not None:
            self.selector.unregister(self.line)
            self.line.close()
        self.line = None
        self.buffer = b""
        return 0


def requests(order: Order) -> list[Request]:
    """Everything that may be sent, in order; each payment has an id and a sum of its own."""
    shapes = [
        [(target.path, target.account, _shape(target.account, place, name)) for place, name in enumerate(target.names)]
        for target in order.targets
    ]
    return [
        _request(order.port, *payers[number // len(shapes) % len(payers)], number)
        for number in range(order.first, order.first + order.most)
        for payers in (shapes[number % len(shapes)],)
    ]


def _shape(account: str, place: int, name: str) -> Event:
    counterparty = {"sort_code": "200000", "account_number": f"{place:08d}", "name": name}
    return event("bank_in", account_id=account, reference="footy", counterparty=counterparty)


def _request(port: int, path: str, account: str, shape: Event, number: int) -> Request:
    pence = 500 + number % 100
    changed: dict[str, Any] = {"id": f"tx_0000Bench{account[-4:]}{number:08d}", "amount": pence, "local_amount": pence}
    body = json.dumps(shape | {"data": shape["data"] | changed}).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
    return Request(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body, pence)


def run(order: Order, made: Iterator[Request], seconds: float) -> Result:
    """Send until the time is up or there is nothing left, then wait for the last answers."""
    result, selector = Result(), selectors.DefaultSelector()
    lanes = [Lane(order.port, selector) for _ in range(order.connections)]
    began = time.perf_counter()
    begun = itertools.count()

    def next_one(lane: Lane) -> bool:
        due = began + next(begun) * order.gap
        if order.gap:
            time.sleep(max(0.0, due - time.perf_counter()))
        request = next(made, None) if time.perf_counter() - began < seconds else None
        lane.request = None
        if request is not None:
            lane.send(request)
        return request is not None

    busy = sum([next_one(lane) for lane in lanes])
    while busy and (ready := selector.select(PATIENCE_SECONDS)):
        for key, _ in ready:
            lane = key.data
            if lane.request is None:  # closed while at rest
                lane.read()
                continue
            if (status := lane.read()) is None:
                continue
            _note(result, lane, status)
            busy -= not next_one(lane)
    result.failed += busy
    result.seconds = time.perf_counter() - began
    selector.close()
    return result


def _note(result: Result, lane: Lane, status: int) -> None:
    assert lane.request is not None
    if status != 200:
        result.failed += 1
        return
    result.answered += 1
    result.pence += lane.request.pence
    result.latencies.append(time.perf_counter() - lane.began)
    result.started.append(lane.wall)


def main(order: Order) -> Result:
    """Carry out an order."""
    made = requests(order)
    result = run(order, iter(made), order.seconds)
    if order.again:
        sent = result.answered + result.failed
        result.repeated = run(order, iter(made[: sent : order.again]), PATIENCE_SECONDS).answered
    return result


def order_from(text: str) -> Order:
    """An order as it stands on the command line."""
    told = json.loads(text)
    return Order(**told | {"targets": [Target(**target) for target in told["targets"]]})


if __name__ == "__main__":
    json.dump(dataclasses.asdict(main(order_from(sys.argv[1]))), sys.stdout)
