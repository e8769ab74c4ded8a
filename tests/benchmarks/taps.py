"""Everybody taps "I'm in" at once: how long until each of them was answered, and who is in then."""

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rehearsal import Person, TelegramStandIn
from rehearsal.telegram.keyboards import buttons
from rehearsal.telegram.model import Chat, Json, Message, Tap
from tests.benchmarks.fiver import Fiver

PEOPLE = 300
PLACES = 12
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Burst:
    """`seconds` from the first tap to the last answer; the card shows it `settled` seconds after the taps."""

    seconds: float
    players: int
    waiting: int
    unanswered: int


async def burst(fiver: Fiver, number: int) -> Burst:
    """A new group of 300 people, a game with 12 places, and one tap from each."""
    telegram = fiver.telegram
    people = [telegram.person("Player", last_name=f"{number}-{place}") for place in range(PEOPLE)]
    club = await fiver.club(number, (), people)
    soon = (datetime.now(UTC) + timedelta(days=2)).isoformat(timespec="seconds")
    game = {"starts_at": soon, "location": "Riverside", "hire": 4500, "price": 500, "minimum": 8, "maximum": PLACES}
    fixture = await fiver.ask("POST", f"clubs/{club.club_id}/fixtures", game)
    [(message, button), *_] = await telegram.wait_for(lambda: _cards(telegram, club.chat), PATIENCE_SECONDS)
    shown = telegram.shown(message)
    began = time.perf_counter()
    taps = [_tap(telegram, person, shown, button["callback_data"]) for person in people]
    unanswered = 0
    try:
        await telegram.wait_for(lambda: all(tap.answer for tap in taps), PATIENCE_SECONDS)
    except TimeoutError:
        unanswered = sum(tap.answer is None for tap in taps)
    seconds = time.perf_counter() - began
    ended = await fiver.ask("GET", f"clubs/{club.club_id}/fixtures/{fixture['fixture_id']}")
    return Burst(seconds, len(ended["players"]), len(ended["waiting"]), unanswered)


def _cards(telegram: TelegramStandIn, chat: Chat) -> list[tuple[Message, Json]]:
    found = [(message, button) for message in chat.messages for button in buttons(message)]
    return [(message, button) for message, button in found if "I'm in" in button["text"]]


def _tap(telegram: TelegramStandIn, person: Person, message: Message, data: str) -> Tap:
    """As `TelegramStandIn.tap`, without a waiter for each of three hundred answers."""
    tap = Tap(f"{person.id}{message['message_id']}", person, asyncio.get_running_loop().time())
    telegram.taps[tap.id] = tap
    query: Json = {"id": tap.id, "from": person.as_user(), "message": message, "chat_instance": "1", "data": data}
    telegram.updates.add("callback_query", query, line=f"taps of {person.id}")
    return tap
