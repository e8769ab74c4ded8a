"""Monzo's API over HTTP, under `/monzo`: the calls that a club's treasurer needs, and no others."""

import functools
import re
from collections.abc import Awaitable, Callable
from typing import TypeAlias
from urllib.parse import urlencode

from aiohttp import web

from rehearsal.monzo.errors import MonzoError, missing
from rehearsal.monzo.logins import Login
from rehearsal.monzo.shapes import Json, digits
from rehearsal.monzo.standin import MonzoStandIn
from rehearsal.monzo.statement import DEFAULT_LIMIT, as_listed, page
from rehearsal.monzo.times import rfc3339

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


def monzo_routes(monzo: MonzoStandIn) -> list[web.RouteDef]:
    """The routes. `/monzo/auth` stands for Monzo's login site, everything else for its API."""
    api = _Api(monzo)
    return [
        web.get("/monzo/auth", _told(api.authorise)),
        web.post("/monzo/oauth2/token", _told(api.token)),
        web.post("/monzo/oauth2/logout", _told(api.logout)),
        web.get("/monzo/ping/whoami", _told(api.whoami)),
        web.get("/monzo/accounts", _told(api.accounts)),
        web.get("/monzo/balance", _told(api.balance)),
        web.get("/monzo/transactions", _told(api.transactions)),
        web.get("/monzo/transactions/{id}", _told(api.transaction)),
        web.patch("/monzo/transactions/{id}", _told(api.annotate)),
        web.post("/monzo/webhooks", _told(api.register)),
        web.get("/monzo/webhooks", _told(api.webhooks)),
        web.delete("/monzo/webhooks/{id}", _told(api.unregister)),
    ]


def _told(handler: Handler) -> Handler:
    """Turn a MonzoError into Monzo's JSON."""

    @functools.wraps(handler)
    async def wrapped(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except MonzoError as error:
            return web.json_response(error.body(), status=error.status)

    return wrapped


class _Api:
    def __init__(self, monzo: MonzoStandIn) -> None:
        self.monzo = monzo

    async def authorise(self, request: web.Request) -> web.Response:
        """The login: in rehearsal the owner always agrees, and is sent back with a code."""
        back = request.query.get("redirect_uri", "")
        if request.query.get("client_id") != self.monzo.logins.client_id or not back:
            raise MonzoError(400, "bad_request.bad_param.client_id", "Unknown client or redirect URI")
        answer = {"code": self.monzo.logins.code(back), "state": request.query.get("state", "")}
        raise web.HTTPFound(f"{back}{'&' if '?' in back else '?'}{urlencode(answer)}")

    async def token(self, request: web.Request) -> web.Response:
        """Both grants."""
        form, now, logins = await _form(request), self.monzo.clock(), self.monzo.logins
        client, secret = form.get("client_id", ""), form.get("client_secret", "")
        match form.get("grant_type"):
            case "authorization_code":
                login = logins.exchange(client, secret, form.get("code", ""), form.get("redirect_uri", ""), now)
            case "refresh_token":
                login = logins.refresh(client, secret, form.get("refresh_token", ""), now)
            case _:
                raise MonzoError(400, "bad_request.bad_param.grant_type", "Unsupported grant type")
        return web.json_response(login.as_json())

    async def logout(self, request: web.Request) -> web.Response:
        """The end of a login."""
        self.monzo.logins.log_out(self._login(request, approved=False))
        return web.json_response({})

    async def whoami(self, request: web.Request) -> web.Response:
        """Works before approval too."""
        login = self._login(request, approved=False)
        return web.json_response({"authenticated": True, "client_id": login.client_id, "user_id": login.user_id})

    async def accounts(self, request: web.Request) -> web.Response:
        """The current account, and one of a kind that no club can use."""
        self._login(request)
        kind = request.query.get("account_type")
        rows = [self._account(self.monzo.account_id, "uk_retail"), self._account("acc_0000AkFlex", "uk_monzo_flex")]
        return web.json_response({"accounts": [row for row in rows if kind in (None, row["type"])]})

    async def balance(self, request: web.Request) -> web.Response:
        """What the statement adds up to."""
        self._login(request)
        self._account_of(dict(request.query))
        rows = self.monzo.transactions.values()
        total = 50000 + sum(row["amount"] for row in rows if "decline_reason" not in row)
        told = {"balance": total, "total_balance": total, "balance_including_flexible_savings": total}
        told |= {"currency": "GBP", "spend_today": 0, "local_currency": "", "local_exchange_rate": 0, "local_spend": []}
        return web.json_response(told)

    async def transactions(self, request: web.Request) -> web.Response:
        """A page of the statement."""
        login = self._login(request)
        self._account_of(dict(request.query))
        limit = request.query.get("limit", str(DEFAULT_LIMIT))
        if not limit.isdigit():
            raise MonzoError(400, "bad_request.bad_param.limit", "limit must be a number")
        since, before = request.query.get("since", ""), request.query.get("before", "")
        rows = page(list(self.monzo.transactions.values()), since, before, int(limit), login, self.monzo.clock())
        expand = "merchant" in request.query.getall("expand[]", [])
        return web.json_response({"transactions": [as_listed(row, expand_merchant=expand) for row in rows]})

    async def transaction(self, request: web.Request) -> web.Response:
        """One transaction: how a webhook's word is checked."""
        self._login(request)
        expand = "merchant" in request.query.getall("expand[]", [])
        return web.json_response({"transaction": as_listed(self._found(request), expand_merchant=expand)})

    async def annotate(self, request: web.Request) -> web.Response:
        """Set metadata; an empty value deletes; the key `notes` also changes the note that the owner sees."""
        self._login(request)
        row = self._found(request)
        for name, value in (await _form(request)).items():
            if key := re.fullmatch(r"metadata\[([^\]]+)\]", name):
                row["metadata"] = {k: v for k, v in row["metadata"].items() if k != key[1]}
                row["metadata"] |= {key[1]: value} if value else {}
                row["notes"] = value if key[1] == "notes" else row["notes"]
        return web.json_response({"transaction": as_listed(row, expand_merchant=False)})

    async def register(self, request: web.Request) -> web.Response:
        """A new webhook."""
        self._login(request)
        form = await _form(request)
        self._account_of(form)
        if not form.get("url"):
            raise missing("url")
        return web.json_response({"webhook": (await self.monzo.register(form["url"])).as_json()})

    async def webhooks(self, request: web.Request) -> web.Response:
        """All of them."""
        self._login(request)
        self._account_of(dict(request.query))
        return web.json_response({"webhooks": [webhook.as_json() for webhook in self.monzo.webhooks]})

    async def unregister(self, request: web.Request) -> web.Response:
        """One fewer."""
        self._login(request)
        if not await self.monzo.unregister(request.match_info["id"]):
            raise MonzoError(404, "not_found.webhook", "Webhook not found")
        return web.json_response({})

    def _login(self, request: web.Request, *, approved: bool = True) -> Login:
        login = self.monzo.logins.check(request.headers.get("Authorization", ""), self.monzo.clock())
        if approved:
            self.monzo.logins.check_approved()
        return login

    def _account_of(self, values: dict[str, str]) -> None:
        if not values.get("account_id"):
            raise missing("account_id")
        if values["account_id"] != self.monzo.account_id:
            raise MonzoError(403, "forbidden", "Access forbidden")

    def _found(self, request: web.Request) -> Json:
        row = self.monzo.transactions.get(request.match_info["id"])
        if row is None:
            raise MonzoError(404, "not_found.transaction", "Transaction not found")
        return row

    def _account(self, account_id: str, kind: str) -> Json:
        number = digits("own account", account_id, length=8)
        owner = {"user_id": self.monzo.user_id, "preferred_name": self.monzo.owner}
        owner["preferred_first_name"] = self.monzo.owner.partition(" ")[0]
        told: Json = {"id": account_id, "closed": False, "created": rfc3339(self.monzo.opened_at), "type": kind}
        told |= {"description": self.monzo.user_id, "owner_type": "personal", "product_type": "standard"}
        told |= {"is_flex": kind == "uk_monzo_flex", "currency": "GBP", "legal_entity": "monzo_uk", "owners": [owner]}
        told |= {"country_code": "GB", "country_code_alpha3": "GBR", "account_number": number, "sort_code": "040004"}
        return told | {"payment_details": {"locale_uk": {"account_number": number, "sort_code": "040004"}}}


async def _form(request: web.Request) -> dict[str, str]:
    """The form fields; this API reads nothing else."""
    return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
