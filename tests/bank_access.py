"""The way to the bank, for those who need none, or one of their own."""

import asyncio

from app.apart import Apart
from app.sealing import SecretSeal
from club.bank import Bank, Client
from club.banking_access import BankAccess
from club.ids import derived
from club.ports import Clock, Store
from webhook.monzo.client import MonzoClient

SEAL_KEY = "k" * 40


def an_access(store: Store, clock: Clock, bank: Bank, *, client: Client | None = None, who: str = "one") -> BankAccess:
    """A way to this bank; `who` tells one process from another. Waiting takes no time worth telling."""
    numbers = iter(range(1_000_000))

    async def sleep(_: float) -> None:
        await asyncio.sleep(0.005)

    return BankAccess(
        store=store,
        bank=bank,
        seal=SecretSeal([SEAL_KEY]),
        clock=clock,
        sleep=sleep,
        new_id=lambda: derived("holder", who, next(numbers)),
        apart=Apart(),
        client=client,
    )


def no_bank(store: Store, clock: Clock) -> BankAccess:
    """Nobody asks the bank anything; whoever does fails."""
    shut = MonzoClient(api_url="http://127.0.0.1:9", auth_url="http://127.0.0.1:9", callback_url="", clock=clock)
    return an_access(store, clock, shut)
