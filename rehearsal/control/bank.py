"""What the owner of the account does in the Monzo app, and what can be made to go wrong at the bank."""

from typing import TYPE_CHECKING

from aiohttp import web

from rehearsal.control.bodies import body_of, refused

if TYPE_CHECKING:
    from rehearsal.stage import Rehearsal


def bank_routes(rehearsal: "Rehearsal") -> list[web.RouteDef]:
    """The routes; each is answered with `{}` when it is done, and asking twice does no harm."""
    bank = _Bank(rehearsal)
    return [
        web.post("/control/monzo/approve", bank.approve),
        web.post("/control/monzo/decline", bank.decline),
        web.post("/control/monzo/log-out", bank.log_out),
        web.post("/control/monzo/unregister", bank.unregister),
        web.post("/control/monzo/down", bank.down),
        web.post("/control/monzo/lose", bank.lose),
    ]


class _Bank:
    def __init__(self, rehearsal: "Rehearsal") -> None:
        self.monzo = rehearsal.monzo

    async def approve(self, request: web.Request) -> web.Response:
        """Let an app that logged in read the account: `{client_id}`."""
        client_id = str((await body_of(request)).get("client_id", ""))
        if self.monzo.logins.live(client_id) is None:
            return _not_logged_in()
        self.monzo.logins.approve(client_id)
        return self._done()

    async def decline(self, request: web.Request) -> web.Response:
        """Say no to it, or take the approval back: `{client_id}`."""
        client_id = str((await body_of(request)).get("client_id", ""))
        if self.monzo.logins.live(client_id) is None:
            return _not_logged_in()
        self.monzo.logins.decline(client_id)
        return self._done()

    async def log_out(self, request: web.Request) -> web.Response:
        """Throw an app out: `{client_id}`; where nobody is in, nobody goes."""
        client_id = str((await body_of(request)).get("client_id", ""))
        if client_id:
            self.monzo.logins.revoke(client_id)
        return self._done()

    async def unregister(self, request: web.Request) -> web.Response:
        """Remove a webhook, whoever registered it: `{id}`."""
        await self.monzo.unregister(str((await body_of(request)).get("id", "")))
        return self._done()

    async def down(self, request: web.Request) -> web.Response:
        """Nobody gets an answer from the API, or everybody again: `{on}`. What happens is reported all the same."""
        self.monzo.faults.down = bool((await body_of(request)).get("on"))
        return self._done()

    async def lose(self, request: web.Request) -> web.Response:
        """Nobody is told of the next transaction, or they are after all: `{on}`."""
        self.monzo.post.lose_next = int(bool((await body_of(request)).get("on")))
        return self._done()

    def _done(self) -> web.Response:
        self.monzo.bell.ring()
        return web.json_response({})


def _not_logged_in() -> web.Response:
    return refused("No such app is logged in.")
