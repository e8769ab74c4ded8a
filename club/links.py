"""monzo.me links: the organiser pastes his own; the sum and the reference code are put in."""

from urllib.parse import parse_qs, quote, urlencode, urlsplit

from club.errors import Invalid
from club.money import Pence

_HOSTS = {"monzo.me", "www.monzo.me"}


def monzo_me(text: str) -> str | None:
    """The organiser's link without sum or message, but with the code that Monzo's app adds; None for nothing.

    Raises Invalid.
    """
    pasted = text.strip()
    if not pasted:
        return None
    parts = urlsplit(pasted if "://" in pasted else f"https://{pasted}")
    name = parts.path.strip("/").split("/")[0]
    if parts.scheme not in ("http", "https") or parts.netloc.lower() not in _HOSTS or not name or len(pasted) > 200:
        raise Invalid("That isn't a monzo.me link. Yours looks like https://monzo.me/yourname.", field="monzo_me")
    shared = parse_qs(parts.query).get("h", [])
    query = f"?{urlencode({'h': shared[0]})}" if shared else ""
    return f"https://monzo.me/{quote(name)}{query}"


def pay_link(base: str, amount: Pence, message: str) -> str:
    """The link with a sum (pence) and a message that the payer sees, and may change."""
    parts = urlsplit(base)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()} | {"d": message}
    whole, rest = divmod(amount, 100)
    return f"https://monzo.me{parts.path}/{whole}.{rest:02d}?{urlencode(query, quote_via=quote)}"
