"""Games for people's calendars: the feed that a calendar reads by itself, and the page that puts it there."""

import asyncio
import hashlib
from html import escape
from urllib.parse import quote

from aiohttp import ETag, hdrs, web

from club.calendars import Calendar, Feed
from club.feeds import calendar_of
from webhook.doors import DOORS, Doors

MAX_AGE = "private, max-age=900"

_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{name}</title>
<style>
body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 8vh auto; padding: 0 1.5rem;
       color: #1c2b22; background: #f6f8f4; }}
a.button {{ display: block; margin: 1rem 0; padding: .9rem 1rem; border-radius: .7rem; text-align: center;
       font-weight: 600; text-decoration: none; color: #fff; background: #1f7a4d; }}
code {{ display: block; padding: .7rem; border-radius: .5rem; overflow-wrap: anywhere; user-select: all;
       -webkit-user-select: all; font-size: .9rem; background: #e4eae3; }}
small {{ opacity: .75; }}
@media (prefers-color-scheme: dark) {{
  body {{ color: #dfe9e1; background: #141a16; }}
  code {{ background: #26302a; }}
}}
</style>
</head>
<body>
<h1>📅 {name}</h1>
<p>Add it once, and it keeps itself up to date.</p>
<a class="button" href="{webcal}">iPhone, iPad, Mac</a>
<a class="button" href="{google}">Google Calendar</a>
<p><small>Google’s app can’t add a calendar by itself: sign in on the page that opens, best on a computer, and your
phone has it too. Google looks for changes about once a day.</small></p>
<p>Any other calendar: subscribe to this address. Whoever has it sees these games, so keep it to yourself.</p>
<code>{address}</code>
</body>
</html>
"""
_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


async def feed(request: web.Request) -> web.Response:
    """The games as iCalendar; nothing is sent to a calendar that has them as they are."""
    doors = request.app[DOORS]
    calendar = await _calendar(doors, _meant(request))
    body = await asyncio.to_thread(doors.ics, calendar)
    answer = web.Response(headers={hdrs.CACHE_CONTROL: MAX_AGE})
    answer.etag = mark = ETag(hashlib.sha256(body).hexdigest()[:32])
    if any(theirs.value in (mark.value, "*") for theirs in request.if_none_match or ()):
        answer.set_status(304)
        return answer
    answer.content_type, answer.charset, answer.body = "text/calendar", "utf-8", body
    return answer


async def page(request: web.Request) -> web.Response:
    """For a thumb: Telegram opens only https pages, so this one leads on to the calendar of the phone."""
    doors, meant = request.app[DOORS], _meant(request)
    address = doors.keys.calendar_url(meant)
    if address is None:
        raise web.HTTPNotFound
    calendar = await _calendar(doors, meant)
    webcal = f"webcal://{address.partition('://')[2]}"
    text = _PAGE.format(
        name=escape(calendar.name),
        address=escape(address),
        webcal=escape(webcal),
        google=escape(f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}"),
    )
    return web.Response(text=text, content_type="text/html", headers={"Content-Security-Policy": _CSP})


def _meant(request: web.Request) -> Feed:
    """Raises 404 for an address that we never gave out, without a look into the database."""
    meant = request.app[DOORS].keys.calendar_feed(request.match_info["token"])
    if meant is None:
        raise web.HTTPNotFound
    return meant


async def _calendar(doors: Doors, meant: Feed) -> Calendar:
    return await calendar_of(doors.store, meant, at=doors.clock())
