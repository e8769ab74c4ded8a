"""The page's own endpoints, under `/control`: JSON in, JSON out, and one event stream."""

import mimetypes
from typing import TYPE_CHECKING, Any

from aiohttp import web

from rehearsal.control.bank import bank_routes
from rehearsal.control.bodies import body_of, refused
from rehearsal.control.events import stream_view
from rehearsal.control.time import time_routes
from rehearsal.control.view import view_of
from rehearsal.monzo import PLAYGROUND
from rehearsal.telegram import Chat, Person, Upload

if TYPE_CHECKING:
    from rehearsal.stage import Rehearsal

_NOISE = ("outgoing", "pot", "wages", "declined", "card_check", "card_refund", "flex")
_BYTES = "application/octet-stream"
_LARGEST_FILE = 50 * 1024 * 1024
_ROUTES = ("bank", "monzo", "monzo_sort_code")


def control_routes(rehearsal: "Rehearsal") -> list[web.RouteDef]:
    """The routes. Writing ones insist on a content type that no other site can post without asking us first."""
    control = _Control(rehearsal)
    return [
        web.get("/control/state", control.state),
        web.get("/control/events", control.events),
        web.get("/control/file/{file_id}", control.file),
        web.post("/control/say", control.say),
        web.post("/control/send", control.send),
        web.post("/control/start", control.start),
        web.post("/control/tap", control.tap),
        web.post("/control/block", control.block),
        web.post("/control/pay", control.pay),
        web.post("/control/noise", control.noise),
        web.post("/control/webhooks", control.register),
        *bank_routes(rehearsal),
        *time_routes(rehearsal),
    ]


class _Control:
    def __init__(self, rehearsal: "Rehearsal") -> None:
        self.rehearsal = rehearsal

    async def state(self, request: web.Request) -> web.Response:
        """The whole view of `?as=<person id>`; the organiser's if nobody is named."""
        return web.json_response(view_of(self.rehearsal, self._person(request.query.get("as"))))

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The same as a stream of changes."""
        return await stream_view(self.rehearsal, self._person(request.query.get("as")), request)

    async def file(self, request: web.Request) -> web.Response:
        """A photo or document that somebody sent; never shown as a page."""
        upload = self.rehearsal.telegram.files.get(request.match_info["file_id"])
        if upload is None:
            raise web.HTTPNotFound
        shown = "inline" if upload.content_type in ("image/png", "image/jpeg") else "attachment"
        headers = {"Content-Disposition": shown, "X-Content-Type-Options": "nosniff"}
        return web.Response(body=upload.content, content_type=upload.content_type.partition(";")[0], headers=headers)

    async def say(self, request: web.Request) -> web.Response:
        """Write: `{as, chat: "group" | "dm", text, reply_to?}`."""
        body = await body_of(request)
        person = self._person(body.get("as"))
        try:
            message = await self.rehearsal.telegram.say(
                person, self._chat(person, body), str(body.get("text", "")), reply_to=body.get("reply_to")
            )
        except ValueError as error:
            return refused(error)
        return web.json_response({"message_id": message["message_id"]})

    async def send(self, request: web.Request) -> web.Response:
        """Send a file: the body is its bytes, the query `as`, `chat`, `name`, `text?` and `reply_to?` say the rest."""
        if request.headers.get("Content-Type") != _BYTES:
            raise web.HTTPUnsupportedMediaType(text=f"{_BYTES}, please")
        told, content = request.query, bytearray()
        async for chunk in request.content.iter_any():
            content += chunk
            if len(content) > _LARGEST_FILE:
                raise web.HTTPRequestEntityTooLarge(_LARGEST_FILE, text="At most 50 MB can be sent here.")
        person, name = self._person(told.get("as")), told.get("name", "")[:200] or "file"
        kind = mimetypes.guess_type(name)[0] or _BYTES
        number = told.get("reply_to", "")
        try:
            message = await self.rehearsal.telegram.say(
                person,
                self._chat(person, dict(told)),
                told.get("text", ""),
                reply_to=int(number) if number.isdecimal() else None,
                document=Upload(name, kind, bytes(content)),
            )
        except ValueError as error:
            return refused(error)
        return web.json_response({"message_id": message["message_id"]})

    async def start(self, request: web.Request) -> web.Response:
        """Follow a link to the bot, or press Start: `{as, url?}`."""
        body = await body_of(request)
        telegram = self.rehearsal.telegram
        payload = telegram.start_payload(str(body.get("url", ""))) or ""
        try:
            await telegram.start(self._person(body.get("as")), payload)
        except ValueError as error:
            return refused(error)
        return web.json_response({})

    async def tap(self, request: web.Request) -> web.Response:
        """Press a button: `{as, chat, message_id, data}`; what the bot answered, or `{}` if it did not."""
        body = await body_of(request)
        person = self._person(body.get("as"))
        number, data = int(body.get("message_id", 0)), str(body.get("data", ""))
        try:
            answer = await self.rehearsal.telegram.tap(
                person, self._chat(person, body), message_id=number, data=data, timeout=20.0
            )
        except (LookupError, ValueError) as error:
            return refused(error)
        return web.json_response(answer or {})

    async def block(self, request: web.Request) -> web.Response:
        """Block the bot or lift the block: `{as, blocked}`."""
        body = await body_of(request)
        person = self._person(body.get("as"))
        if body.get("blocked"):
            self.rehearsal.telegram.block(person)
        else:
            self.rehearsal.telegram.unblock(person)
        return web.json_response({})

    async def pay(self, request: web.Request) -> web.Response:
        """Send money: `{as, route, name, reference, amount}`, amount in pence."""
        body = await body_of(request)
        person, amount, route = self._person(body.get("as")), body.get("amount"), body.get("route")
        name = str(body.get("name", "")).strip()
        if not isinstance(amount, int) or not 1 <= amount <= 1_000_000 or route not in _ROUTES or not name:
            return refused("A payment needs a way, a name and an amount from £0.01 to £10,000.00.")
        reference = str(body.get("reference", "")).strip()[:140]
        sent = await self.rehearsal.monzo.send_money(
            route=route, name=name, amount=amount, reference=reference, payer=f"person {person.id} {route}"
        )
        return web.json_response({"transaction_id": sent})

    async def noise(self, request: web.Request) -> web.Response:
        """Something else happens in the account: `{kind}`."""
        kind = (await body_of(request)).get("kind")
        if kind not in _NOISE:
            return refused(f"Unknown kind: {kind}")
        return web.json_response({"transaction_id": await self.rehearsal.monzo.noise(kind)})

    async def register(self, request: web.Request) -> web.Response:
        """Register a Monzo webhook by hand, as on the developer page: `{url}`."""
        url = str((await body_of(request)).get("url", ""))
        if not url.startswith(("http://", "https://")):
            return refused("A webhook needs an http or https address.")
        return web.json_response((await self.rehearsal.monzo.register(url, client_id=PLAYGROUND)).as_json())

    def _person(self, given: Any) -> Person:
        telegram = self.rehearsal.telegram
        if given in (None, ""):
            return self.rehearsal.company().organiser
        person = telegram.people.get(int(given)) if str(given).isdigit() else None
        if person is None:
            raise web.HTTPNotFound(text="Nobody here has that id.")
        return person

    def _chat(self, person: Person, body: dict[str, Any]) -> Chat | None:
        if body.get("chat") == "dm":
            return None
        groups = self.rehearsal.groups(person)
        if not groups:
            raise web.HTTPNotFound(text=f"{person.name} is in no group.")
        return groups[0]
