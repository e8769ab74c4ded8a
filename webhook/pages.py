"""What a person sees who opens our address in a browser."""

from aiohttp import web

from webhook.doors import DOORS

_FRONT = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fiver</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem;
       color: #1c2b22; background: #f6f8f4; }
@media (prefers-color-scheme: dark) { body { color: #dfe9e1; background: #141a16; } }
</style>
</head>
<body>
<h1>⚽ Fiver</h1>
<p>The five-a-side bot that knows who has paid. It lives in your group on Telegram: this address is where Telegram and
the bank reach it.</p>
</body>
</html>
"""
_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


async def front(request: web.Request) -> web.Response:
    """What this is, and nothing about anybody; in rehearsal, the way there."""
    if (home := request.app[DOORS].home) is not None:
        return web.Response(status=302, headers={"Location": home})
    return web.Response(text=_FRONT, content_type="text/html", headers={"Content-Security-Policy": _CSP})
