"""What it takes to ask the bank about payments and to book what it says: one payment, or a whole statement."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from club.actions.reading import know_accounts
from club.actions.receiving import receive
from club.bank import BankError, TooFast
from club.banking_access import BankAccess
from club.errors import NotFound
from club.ids import AccountKey, LineId
from club.lines import Line, Mode
from club.payments import Transfer
from club.ports import Keys, Listening, Store
from club.readings import Reading

OWN = "own"
"""What became of money that the owner moved between accounts of their own: nothing."""
CUT = "cut"
"""What became of a payment on a line that serves nobody any more: nothing."""


def _uncounted(name: str, outcome: str) -> None:
    """Nobody counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """The way to the bank, and to the books.

    `public`: whether the bank reaches us. `counted` takes the name of a counter and what became of something.
    """

    access: BankAccess
    keys: Keys
    public: bool
    counted: Callable[[str, str], None] = _uncounted

    @property
    def store(self) -> Store:
        return self.access.store

    def now(self) -> datetime:
        """The time, in UTC."""
        return self.access.clock()

    async def line(self, line_id: LineId) -> Line | None:
        """The line, if it is still one that has a login at the bank."""
        try:
            line = await self.store.lines.get(line_id)
        except NotFound:
            return None
        return line if line.mode is Mode.OAUTH and line.clubs else None

    async def own_accounts(self, line_id: LineId) -> tuple[AccountKey, ...]:
        """Ask for the accounts of the line's owner, and keep their hashes. Raises BankError."""
        accounts = await self.access.replayed(line_id, self.access.bank.accounts)
        numbers = dict.fromkeys(number for account in accounts for number in account.numbers)
        own = tuple(self.keys.account_keys(number)[0] for number in numbers)
        await self.store.write(partial(know_accounts, line_id=line_id, own_accounts=own))
        return own

    async def reading(self, line_id: LineId) -> Reading:
        """How far the line was read; it knows the owner's accounts. Raises BankError."""
        reading = await self.store.readings.find(line_id) or Reading(line_id=line_id)
        return reading if reading.own_accounts else reading.knowing(await self.own_accounts(line_id))

    async def book(self, line: Line, reading: Reading, transfer: Transfer) -> str:
        """Book what the bank says of one transfer, as far as it is anybody's payment. Twice is once."""
        if reading.owns(self.keys.account_keys(transfer.account)):
            return OWN
        listening = await self.store.lines.listen(line.secret_digest)
        if listening is None:  # the address is another by now, or the line was cut while the bank answered
            by_now = await self.line(line.line_id)
            if by_now is None:
                return CUT
            listening = Listening(by_now, await self.store.lines.roster(by_now))
        return await receive(self.store, listening, transfer, keys=self.keys, at=self.now(), verified=True)


def asked_to_wait(error: BankError) -> timedelta:
    """For how long the bank wants to be left alone, if it said so."""
    return timedelta(seconds=error.seconds) if isinstance(error, TooFast) else timedelta()
