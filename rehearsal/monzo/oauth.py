"""Logging in at Monzo: the page for the owner, the two grants, and the end of a login."""

from urllib.parse import urlencode

from aiohttp import web

from rehearsal.monzo import login_page
from rehearsal.monzo.answering import read_form
from rehearsal.monzo.errors import bad_param
from rehearsal.monzo.logins import Login
from rehearsal.monzo.standin import MonzoStandIn

_POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class OAuth:
    """What `/monzo/auth` and `/monzo/oauth2` answer."""

    def __init__(self, monzo: MonzoStandIn) -> None:
        self.monzo = monzo

    async def authorise(self, request: web.Request) -> web.StreamResponse:
        """Ask the owner, or do what was decided beforehand; they are sent back with a code or with `access_denied`."""
        logins, query = self.monzo.logins, dict(request.query)
        back = query.get("redirect_uri", "")
        client = logins.clients.named(query.get("client_id", ""))
        if client is None:
            return _page(login_page.stranger("No app is registered with this client id."), status=400)
        if not client.may_return_to(back):
            return _page(login_page.stranger("This redirect URL is not registered with the app."), status=400)
        match query.pop("answer", self.monzo.owner_says):
            case "yes":
                code = logins.code(back, client_id=client.client_id, now=self.monzo.clock())
                return _sent_back(back, {"code": code, "state": query.get("state", "")})
            case "no":
                return _sent_back(back, {"error": "access_denied", "state": query.get("state", "")})
            case _:
                return _page(login_page.question(client.name, self.monzo.owner, query), status=200)

    async def token(self, request: web.Request) -> web.Response:
        """Both grants. A bearer that is sent along is read first, and an old one refused."""
        form, now, logins = await read_form(request), self.monzo.clock(), self.monzo.logins
        if "Authorization" in request.headers:
            logins.check(request.headers["Authorization"], now)
        client, secret = form.get("client_id", ""), form.get("client_secret", "")
        match form.get("grant_type"):
            case "authorization_code":
                login = logins.exchange(client, secret, form.get("code", ""), form.get("redirect_uri", ""), now)
            case "refresh_token":
                login = logins.refresh(client, secret, form.get("refresh_token", ""), now)
            case _:
                raise bad_param("grant_type", "Unsupported grant type")
        return web.json_response(login.as_json())

    async def logout(self, request: web.Request) -> web.Response:
        """The end of a login."""
        self.monzo.logins.log_out(self._login(request))
        return web.json_response({})

    async def whoami(self, request: web.Request) -> web.Response:
        """Works before approval too."""
        login = self._login(request)
        return web.json_response({"authenticated": True, "client_id": login.client_id, "user_id": login.user_id})

    def _login(self, request: web.Request) -> Login:
        return self.monzo.logins.check(request.headers.get("Authorization", ""), self.monzo.clock())


def _sent_back(back: str, answer: dict[str, str]) -> web.Response:
    location = f"{back}{'&' if '?' in back else '?'}{urlencode(answer)}"
    return web.Response(status=302, headers={"Location": location})


def _page(text: str, *, status: int) -> web.Response:
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return web.Response(status=status, text=text, content_type="text/html", headers=headers)
