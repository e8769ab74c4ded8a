"""Logging in at Monzo: the page that leads there, and the one to which people come back. Nobody's token is in them."""

from html import escape
from typing import Final

from aiohttp import web

from club.bank import Refused
from club.logging_in import Arrival, arrive, awaited, turned_down
from webhook.doors import DOORS

LONGEST = 4096

_PAGE: Final = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Fiver</title>
<style>
body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem;
       color: #1c2b22; background: #f6f8f4; }}
a.button {{ display: block; margin: 1.5rem 0; padding: .9rem 1rem; border-radius: .7rem; text-align: center;
       font-weight: 600; text-decoration: none; color: #fff; background: #1f7a4d; }}
@media (prefers-color-scheme: dark) {{ body {{ color: #dfe9e1; background: #141a16; }} }}
</style>
</head>
<body>
<h1>⚽ {title}</h1>
{content}
</body>
</html>
"""
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'",
    "Cache-Control": "no-store",
}
_AGAIN = "Write /connect to me in Telegram to begin again."
_ARRIVALS: Final[dict[Arrival, tuple[int, str, str]]] = {
    Arrival.ENTERED: (200, "Nearly there", "Now open your Monzo app and tap Approve. You can close this page."),
    Arrival.UNKNOWN: (
        404,
        "This link is used up",
        f"It works once. If you have just logged in, all is well: go on in Telegram. If not: {_AGAIN}",
    ),
    Arrival.LATE: (410, "That took a little too long", f"The link was good for 15 minutes. {_AGAIN}"),
    Arrival.DENIED: (200, "Nothing was connected", f"You said no at Monzo, and that is fine. {_AGAIN}"),
    Arrival.SPENT: (
        410,
        "Monzo wants you to log in once more",
        "This login was used already, or too old. Go on in Telegram, where the link is good for a while.",
    ),
    Arrival.REFUSED: (
        400,
        "Monzo doesn’t know this client",
        "Its id, its secret or its redirect URL isn’t right. I’ve written to you in Telegram.",
    ),
    Arrival.DOWN: (503, "Monzo doesn’t answer just now", f"Nothing was lost. {_AGAIN}"),
}


async def connect(request: web.Request) -> web.Response:
    """Before the bank's own page: for which club, so that nobody logs in for somebody else by mistake."""
    doors, state = request.app[DOORS], _given(request, "state")
    login, in_time = await awaited(doors.bank, doors.keys, state)
    if login is None or not in_time:
        return _arrived(Arrival.UNKNOWN if login is None else Arrival.LATE)
    line = await doors.store.lines.get(login.line_id)
    if not line.clubs:
        return _arrived(Arrival.UNKNOWN)
    try:
        there = doors.bank.bank.login_url(doors.bank.client_of(login), state=state)
    except Refused:
        return _arrived(Arrival.REFUSED)
    club = escape((await doors.store.clubs.get(line.clubs[0])).name)
    return _page(
        200,
        "Connect Monzo",
        f"<p>You are about to let me see what is paid into your account, for <strong>{club}</strong>. I can’t move "
        "money, and what isn’t football I forget.</p>\n"
        f'<a class="button" href="{escape(there)}">Log in at Monzo</a>\n'
        "<p>Only go on if you asked me for this link in Telegram just now. Monzo sends you an e-mail; open its link "
        "in this browser.</p>",
    )


async def callback(request: web.Request) -> web.Response:
    """Back from the bank, with a code or with a no."""
    doors, state, code = request.app[DOORS], _given(request, "state"), _given(request, "code")
    if request.query.get("error"):
        return _arrived(await turned_down(doors.bank, doors.keys, state))
    arrival = await arrive(doors.bank, doors.keys, state=state, code=code) if code else Arrival.UNKNOWN
    doors.counted("monzo_logins", arrival)
    return _arrived(arrival)


def _given(request: web.Request, name: str) -> str:
    return request.query.get(name, "")[:LONGEST]


def _arrived(arrival: Arrival) -> web.Response:
    status, title, words = _ARRIVALS[arrival]
    return _page(status, title, f"<p>{words}</p>")


def _page(status: int, title: str, content: str) -> web.Response:
    text = _PAGE.format(title=title, content=content)
    return web.Response(status=status, text=text, content_type="text/html", headers=_HEADERS)
