"""Where the bank reports: at our address, once. Registering one address twice makes two webhooks, and two deliveries.

A webhook is ours by its exact address, which nobody else can know, or if it is the one that we noted when we made it
(for an address of before). All others are left alone.
"""

from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from club.bank import BankError, Hook
from club.banking_access import BankAccess
from club.ids import LineId

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reported:
    """The webhook of ours, and whether it was only made now."""

    hook_id: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Reporting:
    """What the bank is told about one line's account. `noted` is the webhook that we know of, if any."""

    access: BankAccess
    line_id: LineId
    account_id: str
    noted: str | None = None

    async def begin(self, url: str) -> Reported:
        """One webhook of ours, at this address: made if there is none. Raises BankError."""
        theirs = await self._hooks()
        ours = [one.hook_id for one in theirs if one.url == url]
        reported = Reported(ours[0], is_new=False) if ours else Reported(await self._made(url), is_new=True)
        former = [one.hook_id for one in theirs if one.hook_id == self.noted and one.url != url]
        for spare in ours[1:] + former:
            with suppress(BankError):
                await self._remove(spare)
        return reported

    async def end(self, urls: Collection[str]) -> None:
        """No webhook of ours is left. Raises BankError."""
        for one in await self._hooks():
            if one.url in urls or one.hook_id == self.noted:
                await self._remove(one.hook_id)

    async def _hooks(self) -> list[Hook]:
        return await self._replayed(self.access.bank.hooks, self.account_id)

    async def _made(self, url: str) -> str:
        return (await self._replayed(self.access.bank.register, self.account_id, url)).hook_id

    async def _remove(self, hook_id: str) -> None:
        await self._replayed(self.access.bank.unregister, hook_id)

    async def _replayed(self, call: Callable[..., Awaitable[T]], *given: str) -> T:
        return await self.access.replayed(self.line_id, lambda token: call(token, *given))
