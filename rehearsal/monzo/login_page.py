"""The page on which the owner of the account lets an app in, or does not: plain, and with two links."""

from html import escape
from urllib.parse import urlencode

_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>{title}</title>
<link rel="icon" href="../static/icon.svg" type="image/svg+xml" />
<link rel="stylesheet" href="../static/css/login.css" />
</head>
<body>
<main>
  <p class="bank">Monzo <span>Rehearsal</span></p>
  <h1>{title}</h1>
  {content}
</main>
</body>
</html>
"""


def question(app: str, owner: str, query: dict[str, str]) -> str:
    """Whether this app may come in; the answers are the same address with `answer` added."""
    yes, no = ("?" + escape(urlencode(query | {"answer": answer})) for answer in ("yes", "no"))
    first_name = escape(owner.partition(" ")[0])
    content = f"""<p>It will see your accounts and what is paid in and out. You confirm it in the app afterwards.</p>
  <p class="answers"><a class="yes" href="{yes}">Continue as {first_name}</a> <a href="{no}">No</a></p>"""
    return _PAGE.format(title=f"{escape(app)} wants to read your account", content=content)


def stranger(reason: str) -> str:
    """Nobody is sent back to an address that was not registered: the way ends here."""
    return _PAGE.format(title="This link does not work", content=f"<p>{escape(reason)}</p>")
