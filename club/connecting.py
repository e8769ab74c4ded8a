"""From an approved login to an account that reports to us, and out again. Asks the bank; what it says is then written.

Webhooks are ours by their exact address, which nobody else can know; all others are left alone.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TypeVar

from club.actions.connecting import connect, hook, offer, part, take_a_look
from club.bank import Account, BankError, LoggedOut, NotApproved, Refused
from club.banking_access import BankAccess
from club.ids import LineId
from club.lines import Line, Mode
from club.logins import Choice, Login, State
from club.ports import Keys

T = TypeVar("T")


class Standing(StrEnum):
    """How far somebody got who connects."""

    CONNECTED = "connected"
    AGAIN = "again"  # as it was before, after another login; or to another account
    CHOOSE = "choose"
    NO_ACCOUNT = "no_account"
    NOT_APPROVED = "not_approved"
    LOGGED_OUT = "logged_out"
    REFUSED = "refused"  # the client
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Connecting:
    """What is done with a login. `public`: whether the bank can reach us, so that it is worth telling it where."""

    access: BankAccess
    keys: Keys
    public: bool

    async def look_when_due(self, line_id: LineId) -> None:
        """The clock's part: one look, by one process, at a login that waits for its owner or that ends."""
        login = await self.access.store.write(partial(take_a_look, line_id=line_id, at=self.access.clock()))
        if login is None:
            return
        if login.state is State.LEAVING:
            await self.leave(login)
        else:
            await self.look(line_id, tell=True)

    async def look(self, line_id: LineId, *, tell: bool, anew: bool = False) -> Standing:
        """Whether the owner approved, and if so: the account they have, had before, or choose. `anew` asks which.

        `tell` sends word of it to their chat; whoever tapped sees it where they did.
        """
        try:
            accounts = await self.access.replayed(line_id, self.access.bank.accounts)
        except NotApproved:
            return Standing.NOT_APPROVED
        except LoggedOut:
            return Standing.LOGGED_OUT
        except Refused:
            return Standing.REFUSED
        except BankError:
            return Standing.DOWN
        choices = tuple(_choice(account) for account in accounts)
        login = await self.access.store.logins.find(line_id)
        known = login.account_id if login is not None and not anew else None
        if len(choices) == 1:
            return await self.choose(line_id, choices[0], tell=tell)
        if (before := next((one for one in choices if one.account_id == known), None)) is not None:
            return await self.choose(line_id, before, tell=tell)
        at = self.access.clock()
        await self.access.store.write(partial(offer, line_id=line_id, choices=choices, tell=tell, at=at))
        return Standing.CHOOSE if choices else Standing.NO_ACCOUNT

    async def choose(self, line_id: LineId, account: Choice, *, tell: bool) -> Standing:
        """This one. The bank is told to report on it, if it will just now: without, the statement is read."""
        line, login = await self.access.store.lines.get(line_id), await self.access.store.logins.find(line_id)
        digest = None
        if (url := self.keys.webhook_url(line)) is None:
            digest = self.keys.digest(self.keys.line_secret(line_id))
        elif login is not None and login.account_id not in (None, account.account_id):
            await self._silence(line_id, login.account_id or "", url)
        settle = partial(connect, line_id=line_id, account=account, digest=digest, at=self.access.clock())
        hook_id = None if digest else await self._registered(line, account.account_id)
        connected = await self.access.store.write(partial(settle, hook_id=hook_id, tell=tell))
        if connected is None:
            return Standing.LOGGED_OUT
        if digest is not None:
            await self.listen(line_id)
        return Standing.AGAIN if line.mode is Mode.OAUTH else Standing.CONNECTED

    async def listen(self, line_id: LineId) -> bool:
        """Have the bank report at our address, once; whether it does. May be called at any time."""
        line = await self.access.store.lines.get(line_id)
        if line.account_id is None:
            return False
        hook_id = await self._registered(line, line.account_id)
        await self.access.store.write(partial(hook, line_id=line_id, hook_id=hook_id))
        return hook_id is not None

    async def leave(self, login: Login) -> None:
        """Take our address away from the bank and log out. What can't be done now is tried again, for an hour."""
        try:
            if login.hook_id is not None:
                await self._replayed(login.line_id, self.access.bank.unregister, login.hook_id)
            await self.access.replayed(login.line_id, self.access.bank.log_out)
        except (LoggedOut, NotApproved):
            pass  # as good as gone
        except BankError:
            if login.looks_at is not None:
                return
        await self.access.store.hints.forget(login.line_id)
        await self.access.store.write(partial(part, line_id=login.line_id))

    async def _registered(self, line: Line, account_id: str) -> str | None:
        """The one webhook of ours at the bank; registering twice makes two, and two deliveries of everything."""
        url = self.keys.webhook_url(line) if self.public else None
        if url is None:
            return None
        bank = self.access.bank
        try:
            theirs = await self._replayed(line.line_id, bank.hooks, account_id)
            ours = [one.hook_id for one in theirs if one.url == url]
            if not ours:
                return (await self._replayed(line.line_id, bank.register, account_id, url)).hook_id
            for spare in ours[1:]:
                with suppress(BankError):
                    await self._replayed(line.line_id, bank.unregister, spare)
        except BankError:
            return None
        return ours[0]

    async def _silence(self, line_id: LineId, account_id: str, url: str) -> None:
        """The account that is not read any more reports no more."""
        with suppress(BankError):
            for one in await self._replayed(line_id, self.access.bank.hooks, account_id):
                if one.url == url:
                    await self._replayed(line_id, self.access.bank.unregister, one.hook_id)

    async def _replayed(self, line_id: LineId, call: Callable[..., Awaitable[T]], *given: str) -> T:
        return await self.access.replayed(line_id, lambda token: call(token, *given))


def _choice(account: Account) -> Choice:
    return Choice(
        account_id=account.account_id, kind=account.kind, last_digits=account.last_digits, owners=account.owners
    )
