"""Monzo as the club asks it: `club.bank.Bank` over HTTP. It reads, labels, and says where to report; no money moves."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlencode, urlsplit

from aiohttp import ClientSession, DummyCookieJar

from club.bank import Account, Client, Hook, Refused, StatementPage, Tokens, Unknown
from club.labels import Label
from club.payments import Transfer
from club.ports import Clock
from webhook.monzo import answers, calls
from webhook.monzo.calling import Caller, Patience
from webhook.monzo.refusals import NoAnswer

PAGE: Final = 100
"""The most that Monzo gives at a time."""


class MonzoClient:
    """Implements `club.bank.Bank`. `async with` opens and closes its connections.

    `callback_url` is where Monzo sends the owner back to after the login, as it is registered with the client there.
    """

    def __init__(
        self, *, api_url: str, auth_url: str, callback_url: str, clock: Clock, patience: Patience | None = None
    ) -> None:
        self._api_url = api_url
        self._auth_url = auth_url
        self._callback_url = callback_url
        self._clock = clock
        self._patience = patience or Patience()
        self._session: ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = ClientSession(cookie_jar=DummyCookieJar())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    @property
    def _monzo(self) -> Caller:
        assert self._session is not None, "used before it was opened, or after it was closed"
        return Caller(self._session, self._api_url, self._patience)

    def login_url(self, client: Client, *, state: str) -> str:
        asked = {"client_id": client.client_id, "redirect_uri": self._callback_url}
        asked |= {"response_type": "code", "state": state}
        return f"{self._auth_url}{'' if urlsplit(self._auth_url).path else '/'}?{urlencode(asked)}"

    async def exchange(self, client: Client, code: str) -> Tokens:
        grant = {"grant_type": "authorization_code", "redirect_uri": self._callback_url, "code": code}
        return await self._granted(client, grant)

    async def refresh(self, client: Client, refresh_token: str) -> Tokens:
        grant = {"grant_type": "refresh_token", "refresh_token": refresh_token}
        try:
            return await self._granted(client, grant)
        except NoAnswer:
            pass  # whether the token is spent nobody can know: if it is not, the second try works; if so, it says so
        return await self._granted(client, grant, seconds=self._patience.again)

    async def _granted(self, client: Client, grant: Mapping[str, str], *, seconds: float | None = None) -> Tokens:
        asked_at = self._clock()
        form = {"client_id": client.client_id, "client_secret": client.client_secret, **grant}
        return answers.tokens(await self._monzo.ask(calls.TOKEN, form=form, seconds=seconds), asked_at=asked_at)

    async def log_out(self, access: str) -> None:
        await self._monzo.ask(calls.LOG_OUT, access=access)

    async def accounts(self, access: str) -> list[Account]:
        return answers.accounts(await self._monzo.ask(calls.ACCOUNTS, access=access))

    async def transaction(self, access: str, transaction_id: str) -> Transfer | None:
        told = await self._monzo.ask(calls.TRANSACTION, transaction_id, access=access)
        return answers.transfer(told, transaction_id)

    async def statement(
        self, access: str, account_id: str, *, since: datetime | str, before: datetime | None = None
    ) -> StatementPage:
        params = {"account_id": account_id, "limit": str(PAGE)}
        params["since"] = since if isinstance(since, str) else _rfc3339(since)
        if before is not None:
            params["before"] = _rfc3339(before)
        told = await self._monzo.ask(calls.TRANSACTIONS, access=access, params=params)
        return answers.page(told, since=since, full=PAGE)

    async def hooks(self, access: str, account_id: str) -> list[Hook]:
        return answers.hooks(await self._monzo.ask(calls.HOOKS, access=access, params={"account_id": account_id}))

    async def register(self, access: str, account_id: str, url: str) -> Hook:
        form = {"account_id": account_id, "url": url}
        return answers.hook(await self._monzo.ask(calls.REGISTER, access=access, form=form))

    async def unregister(self, access: str, hook_id: str) -> None:
        # aiohttp may itself send a DELETE again on a connection that went stale, and so meet its own success
        with suppress(Unknown):
            await self._monzo.ask(calls.UNREGISTER, hook_id, access=access)

    async def annotate(self, access: str, transaction_id: str, metadata: Mapping[Label, str]) -> None:
        if not all(isinstance(key, Label) for key in metadata):  # which `notes` is not
            raise Refused("that is not ours to write")
        form = {f"metadata[{key.value}]": value for key, value in metadata.items()}
        await self._monzo.ask(calls.ANNOTATE, transaction_id, access=access, form=form)


def _rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
