"""Monzo's API over HTTP, under `/monzo`: the calls that a club's treasurer needs, and no others."""

import re

from aiohttp import web

from rehearsal.monzo.answering import Handler, answering, read_form
from rehearsal.monzo.errors import MonzoError, bad_param, forbidden, missing, not_found
from rehearsal.monzo.logins import Login
from rehearsal.monzo.oauth import OAuth
from rehearsal.monzo.shapes import Json
from rehearsal.monzo.standin import MonzoStandIn
from rehearsal.monzo.statement import DEFAULT_LIMIT, Question, as_listed, page


def monzo_routes(monzo: MonzoStandIn) -> list[web.RouteDef]:
    """The routes. `/monzo/auth` stands for Monzo's login site, everything else for its API."""
    api, oauth = _Api(monzo), OAuth(monzo)

    def route(method: str, path: str, handler: Handler) -> web.RouteDef:
        return web.route(method, f"/monzo{path}", answering(monzo, handler))

    return [
        route("GET", "/auth", oauth.authorise),
        route("POST", "/oauth2/token", oauth.token),
        route("POST", "/oauth2/logout", oauth.logout),
        route("GET", "/ping/whoami", oauth.whoami),
        route("GET", "/accounts", api.accounts),
        route("GET", "/balance", api.balance),
        route("GET", "/transactions", api.transactions),
        route("GET", "/transactions/{id}", api.transaction),
        route("PATCH", "/transactions/{id}", api.annotate),
        route("POST", "/webhooks", api.register),
        route("GET", "/webhooks", api.webhooks),
        route("DELETE", "/webhooks/{id}", api.unregister),
        route("*", "/{path:.*}", api.unknown),
    ]


class _Api:
    def __init__(self, monzo: MonzoStandIn) -> None:
        self.monzo = monzo

    async def accounts(self, request: web.Request) -> web.Response:
        """All of the owner's, closed ones and those no club can use included."""
        self._login(request)
        kind = request.query.get("account_type")
        rows = [account.as_json() for account in self.monzo.accounts.values() if kind in (None, account.kind)]
        return web.json_response({"accounts": rows})

    async def balance(self, request: web.Request) -> web.Response:
        """What the statement adds up to."""
        self._login(request)
        rows = self._rows(self._account_of(dict(request.query)))
        total = 50000 + sum(row["amount"] for row in rows if "decline_reason" not in row)
        told = {"balance": total, "total_balance": total, "balance_including_flexible_savings": total}
        told |= {"currency": "GBP", "spend_today": 0, "local_currency": "", "local_exchange_rate": 0, "local_spend": []}
        return web.json_response(told)

    async def transactions(self, request: web.Request) -> web.Response:
        """A page of the statement."""
        login, query = self._login(request), request.query
        account_id = self._account_of(dict(query))
        limit = query.get("limit", str(DEFAULT_LIMIT))
        if not limit.isdecimal():
            raise bad_param("limit", "limit must be a number")
        asked = Question(query.get("since", ""), query.get("before", ""), int(limit))
        opened_at = self.monzo.accounts[account_id].opened_at
        rows = page(self._rows(account_id), asked, login, self.monzo.clock(), opened_at)
        expand = "merchant" in query.getall("expand[]", [])
        return web.json_response({"transactions": [as_listed(row, expand_merchant=expand) for row in rows]})

    async def transaction(self, request: web.Request) -> web.Response:
        """One transaction: how a webhook's word is checked."""
        self._login(request)
        expand = "merchant" in request.query.getall("expand[]", [])
        return web.json_response({"transaction": as_listed(self._found(request), expand_merchant=expand)})

    async def annotate(self, request: web.Request) -> web.Response:
        """Set metadata; an empty value deletes; the key `notes` also changes the note that the owner sees."""
        self._login(request)
        row, form = self._found(request), await read_form(request)
        named = {re.fullmatch(r"metadata\[([^\]]+)\]", name): value for name, value in form.items()}
        row = await self.monzo.annotate(row["id"], {key[1]: value for key, value in named.items() if key})
        return web.json_response({"transaction": as_listed(row, expand_merchant=False)})

    async def register(self, request: web.Request) -> web.Response:
        """A new webhook, of the client that asks."""
        login, form = self._login(request), await read_form(request)
        account_id = self._account_of(form)
        if not form.get("url"):
            raise missing("url")
        webhook = await self.monzo.register(form["url"], client_id=login.client_id, account_id=account_id)
        return web.json_response({"webhook": webhook.as_json()})

    async def webhooks(self, request: web.Request) -> web.Response:
        """Those of the client that asks."""
        login = self._login(request)
        hooks = self.monzo.hooks.of(login.client_id, self._account_of(dict(request.query)))
        return web.json_response({"webhooks": [webhook.as_json() for webhook in hooks]})

    async def unregister(self, request: web.Request) -> web.Response:
        """One fewer; another client's is as good as none."""
        login = self._login(request)
        if not await self.monzo.unregister(request.match_info["id"], client_id=login.client_id):
            raise not_found("webhook")
        return web.json_response({})

    async def unknown(self, request: web.Request) -> web.Response:
        """Whatever else there may be: pots, feed, receipts. Nothing here moves money."""
        raise MonzoError(404, "not_found", f"No such route: {request.method}")

    def _login(self, request: web.Request) -> Login:
        login = self.monzo.logins.check(request.headers.get("Authorization", ""), self.monzo.clock())
        self.monzo.logins.check_approved(login)
        return login

    def _account_of(self, values: dict[str, str]) -> str:
        if not values.get("account_id"):
            raise missing("account_id")
        if values["account_id"] not in self.monzo.accounts:
            raise forbidden()
        return values["account_id"]

    def _rows(self, account_id: str) -> list[Json]:
        return [row for row in self.monzo.transactions.values() if row["account_id"] == account_id]

    def _found(self, request: web.Request) -> Json:
        row = self.monzo.transactions.get(request.match_info["id"])
        if row is None:
            raise not_found("transaction")
        return row
