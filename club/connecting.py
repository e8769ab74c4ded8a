"""From an approved login to an account that reports to us, and out again. What the bank says is then written."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from club.actions.connecting import connect, hook, offer, part, take_a_look
from club.bank import Account, BankError, LoggedOut, NotApproved, Refused
from club.banking_access import BankAccess
from club.ids import LineId
from club.lines import Line, Mode
from club.logins import Choice, Login, State
from club.ports import Keys
from club.reporting import Reported, Reporting


class Standing(StrEnum):
    """How far somebody got who connects."""

    CONNECTED = "connected"
    REPLACED = "replaced"  # connected, where the organiser had registered the address by hand
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
        before = login.account_id if login is not None else None
        noted = login.hook_id if login is not None else None
        digest = None
        if self.keys.webhook_url(line) is None:
            digest = self.keys.digest(self.keys.line_secret(line_id))
        elif before not in (None, account.account_id):
            with suppress(BankError):  # the account that is not read any more reports no more
                await self._reporting(line_id, before or "", noted).end(self.keys.webhook_urls(line_id))
        reported = None if digest else await self._reported(line, account.account_id, noted)
        by_hand = line.was_rung_by_hand and (reported is None or reported.is_new)
        settle = partial(connect, line_id=line_id, account=account, digest=digest, by_hand=by_hand)
        hook_id = reported.hook_id if reported is not None else None
        settled = partial(settle, hook_id=hook_id, tell=tell, at=self.access.clock())
        done = await self.access.store.write(settled)
        if done is None:
            return Standing.LOGGED_OUT
        connected, taken_over = done
        if digest is not None:
            await self._listen(connected, account.account_id, noted)
        for former in taken_over:  # its own login may be dead already: by one client there is one
            with suppress(BankError):
                await self._reporting(line_id, account.account_id, None).end(self.keys.webhook_urls(former))
        if line.mode is Mode.OAUTH:
            return Standing.AGAIN
        return Standing.REPLACED if by_hand else Standing.CONNECTED

    async def leave(self, login: Login) -> None:
        """Take our address away from the bank and log out. What can't be done now is tried again, for an hour."""
        for step in (self._unreport, self._log_out):
            try:
                await step(login)
            except LoggedOut:
                break  # as good as gone
            except NotApproved:
                pass
            except BankError:
                if login.looks_at is not None:
                    return
        await self.access.store.hints.forget(login.line_id)
        await self.access.store.write(partial(part, line_id=login.line_id))

    async def _unreport(self, login: Login) -> None:
        if login.account_id is not None:
            ours = self.keys.webhook_urls(login.line_id)
            await self._reporting(login.line_id, login.account_id, login.hook_id).end(ours)

    async def _log_out(self, login: Login) -> None:
        await self.access.replayed(login.line_id, self.access.bank.log_out)

    async def _listen(self, line: Line, account_id: str, noted: str | None) -> None:
        reported = await self._reported(line, account_id, noted)
        if reported is not None:
            await self.access.store.write(partial(hook, line_id=line.line_id, hook_id=reported.hook_id))

    async def _reported(self, line: Line, account_id: str, noted: str | None) -> Reported | None:
        """The one webhook of ours at the bank; None where it can't reach us, or could not be asked to."""
        url = self.keys.webhook_url(line) if self.public else None
        if url is None:
            return None
        try:
            return await self._reporting(line.line_id, account_id, noted).begin(url)
        except BankError:
            return None

    def _reporting(self, line_id: LineId, account_id: str, noted: str | None) -> Reporting:
        return Reporting(self.access, line_id, account_id, noted)


def _choice(account: Account) -> Choice:
    return Choice(
        account_id=account.account_id, kind=account.kind, last_digits=account.last_digits, owners=account.owners
    )
