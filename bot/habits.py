"""What somebody typed about one of the club's settings, read into a preference. Pure."""

from bot.drafts import price_of
from bot.texts.general import number_needed
from club.actions.settings import Preferences
from club.errors import Invalid

_YES, _NO = ("yes", "on", "y"), ("no", "off", "n")
_NONE = ("none", "no", "-", "nothing", "remove")


def preference(what: str, said: str) -> Preferences:
    """`price` with `£6`, `minimum` with `8`, `link` with an address, `admins` or `statement` with yes or no.

    Raises Invalid.
    """
    text = said.strip()
    match what:
        case "price":
            return Preferences(default_price=price_of(text))
        case "hire":
            return Preferences(default_hire=price_of(text))
        case "minimum":
            return Preferences(default_minimum=_number(text))
        case "maximum":
            return Preferences(default_maximum=_number(text))
        case "link":
            return Preferences(monzo_me="" if text.casefold() in _NONE else text)
        case "timezone":
            return Preferences(timezone=text)
        case "admins" if text.casefold() in (*_YES, *_NO):
            return Preferences(admins_may=text.casefold() in _YES)
        case "statement" if text.casefold() in (*_YES, *_NO):
            return Preferences(monthly_statement=text.casefold() in _YES)
        case _:
            raise Invalid("I couldn't read that. Try: /settings price £6, or /settings for the list.")


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 4:
        raise Invalid(number_needed(text))
    return int(text)
