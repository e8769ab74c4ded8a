"""Serving the page: three static files, wherever the application is mounted."""

from pathlib import Path

from aiohttp import web

_FOLDER = Path(__file__).parent / "static"
_POLICY = "default-src 'self'; img-src 'self' data:; base-uri 'self'; form-action 'none'; frame-ancestors 'self'"


def page_routes() -> list[web.AbstractRouteDef]:
    """The page with and without a slash at the end, and its assets."""
    return [web.get("", _page), web.get("/", _page), web.static("/static", _FOLDER)]


async def _page(request: web.Request) -> web.Response:
    """The page, told where it lives, so that its links work below any prefix."""
    base = request.path.rstrip("/") + "/"
    text = (_FOLDER / "index.html").read_text(encoding="utf-8").replace("<base />", f'<base href="{base}" />')
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store"}
    return web.Response(text=text, content_type="text/html", headers=headers)
