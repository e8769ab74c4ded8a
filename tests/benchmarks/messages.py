"""From the bank's POST to the message in the group, for payments that come singly."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal.telegram.model import Call
from tests.benchmarks.fiver import Club, Fiver
from tests.benchmarks.load import Order
from tests.benchmarks.processes import send

CLUBS = 20
IN_EACH = 6
GAP_SECONDS = 0.08
"""So that each club hears of a payment every 1.6 seconds: Telegram's pace in one chat is not what is measured."""
PATIENCE_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Telling:
    """Seconds from POST to sendMessage, and how many messages never came."""

    latencies: list[float]
    missing: int


async def telling(fiver: Fiver, clubs: Sequence[Club]) -> Telling:
    """Send payments in turn to the clubs, whose lines and groups are warm already, and see when each is told."""
    before = {club.chat.id: len(_told(fiver, club)) for club in clubs}
    most = len(clubs) * IN_EACH
    order = Order(fiver.port, [club.target for club in clubs], 1_000_000, 1, most, 60.0, GAP_SECONDS)
    sent = await send(order)
    with contextlib.suppress(TimeoutError):  # what is missing is reported
        await fiver.telegram.wait_for(
            lambda: all(len(_told(fiver, club)) - before[club.chat.id] >= IN_EACH for club in clubs), PATIENCE_SECONDS
        )
    latencies = []
    for place, club in enumerate(clubs):
        calls = _told(fiver, club)[before[club.chat.id] :]
        began = sent.started[place :: len(clubs)]
        latencies += [call.at.timestamp() - at for at, call in zip(began, calls, strict=False)]
    return Telling(latencies, most - len(latencies))


async def warm(fiver: Fiver, clubs: Sequence[Club]) -> None:
    """Two payments for each club: its line learns its account, its roster is read, and its group has heard of them."""
    await send(Order(fiver.port, [club.target for club in clubs], 999_000, 1, 2 * len(clubs), 60.0, GAP_SECONDS))
    await fiver.telegram.wait_for(lambda: all(len(_told(fiver, club)) > 1 for club in clubs), PATIENCE_SECONDS)


def _told(fiver: Fiver, club: Club) -> list[Call]:
    """The messages about payments in a club's group: everything after the greeting."""
    return [call for call in fiver.telegram.made("sendMessage") if call.params.get("chat_id") == club.chat.id][1:]
