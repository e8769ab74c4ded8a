"""Many payments in bad weather: deliveries lost, repeated, shuffled; two processes; a login renewed in between."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from club.ids import payment_id
from club.payments import State
from club.players import Player
from tests.bankside import SECRET, Bankside
from tests.builders import NOW, a_player

PLAYERS = tuple(a_player(f"Player {n}", accepted_bank_names=(f"P {n} PAYER",)) for n in range(20))


@dataclass(frozen=True, slots=True)
class Weather:
    """How bad it is: shares of all deliveries; and of every so many payments nobody hears at all."""

    lost: float = 0.1
    repeated: float = 0.3
    unheard: int = 10


async def storm(side: Bankside, payments: int, weather: Weather) -> dict[str, Player]:
    """So many payments of £5.00 are made; when it is over all of them are booked. Who made which."""
    there = await side.another()
    await side.monzo.unregister(side.monzo.webhooks[0].id)
    for process in side.processes:  # each delivery comes to one or the other
        process.banking.seconds = 0.05
        process.banking.start()
    post = side.monzo.post
    post.order, post.lost, post.repeated = "shuffled", weather.lost, weather.repeated
    hooks = [await side.monzo.register(f"{one.house.url}/monzo/{SECRET}") for one in (side.here, there)]
    made: dict[str, Player] = {}
    for number in range(payments):
        player = PLAYERS[number % len(PLAYERS)]
        name = player.accepted_bank_names[0]
        side.monzo.hooks.all = [hooks[number % 2]]
        post.lose_next = int(number % weather.unheard == 0)
        made[await side.monzo.send_money(route="bank", name=name, amount=500, reference="footy")] = player
        if number == payments // 2:
            side.later(hours=5, minutes=57)  # the token has three minutes left
        if number % 20 == 0:
            await asyncio.sleep(0)
    await side.monzo.settled(60)
    async with asyncio.timeout(120):
        await until(side.hints, 0)
        side.later(hours=3, minutes=1)  # now the statement is due, in which the lost ones stand
        for process in side.processes:
            process.banking.at_once()
        await until(partial(booked, side), payments)
    return made


async def until(count: Callable[[], Awaitable[int]], wanted: int) -> None:
    """Wait for other processes, who ring no bell."""
    while True:
        if await count() == wanted:
            return
        await asyncio.sleep(0.05)


async def booked(side: Bankside) -> int:
    """How many payments are booked."""
    return await side.store.database["payments"].count_documents({"state": State.MATCHED.value})


async def check(side: Bankside, made: dict[str, Player]) -> None:
    """Every payment was booked once, for whom it is, and the login was renewed once at a time."""
    assert await side.store.database["payments"].count_documents({}) == len(made)
    for transaction, player in made.items():
        payment = await side.store.payments.get(payment_id(side.monzo.account_id, transaction))
        assert [(entry.player_id, entry.amount) for entry in payment.shares] == [(player.player_id, 500)]
    for player in PLAYERS:
        paid = sum(one.player_id == player.player_id for one in made.values())
        assert await side.balance(player) == 500 * paid
    assert side.bank.clock.now - NOW < timedelta(days=1)
