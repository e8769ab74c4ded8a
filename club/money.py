"""Money is a whole number of pence. It is read from what people type and written as they would write it."""

import re
from typing import NewType

from club.errors import Invalid

Pence = NewType("Pence", int)

LARGEST = Pence(1_000_000)
"""£10,000.00: nobody hires a pitch for more, so it is a slip of the thumb."""

_AMOUNT = re.compile(
    r"(?:£\s*)?(\d{1,9}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?(?:\s*(?:£|quid|gbp|pounds?))?", re.IGNORECASE
)
_PENCE = re.compile(r"(\d{1,6})\s*(?:p|pence)", re.IGNORECASE)


def parse(text: str) -> Pence:
    """`"£5"`, `"5.50"`, `"4.5"`, `"£1,200.00"`, `"80p"` as pence.

    Raises Invalid on anything else, on 0 and beyond £10,000.00.
    """
    cleaned = text.strip()
    if only_pence := _PENCE.fullmatch(cleaned):
        pence = int(only_pence[1])
    elif pounds := _AMOUNT.fullmatch(cleaned):
        pence = int(pounds[1].replace(",", "")) * 100 + int((pounds[2] or "0").ljust(2, "0"))
    else:
        raise Invalid(f"I couldn't read “{cleaned[:20]}” as a sum. Try £5 or £5.50.", field="amount")
    return checked(pence)


def checked(pence: int, *, field: str = "amount", least: int = 1) -> Pence:
    """The same number, if it can be meant. Raises Invalid outside `least` to £10,000.00."""
    if isinstance(pence, bool) or not least <= pence <= LARGEST:
        raise Invalid(f"A sum has to be between {pounds(Pence(least))} and {pounds(LARGEST)}.", field=field)
    return Pence(pence)


def pounds(pence: Pence) -> str:
    """`£5.00`, `£1,200.00`, `-£5.00`."""
    sign = "-" if pence < 0 else ""
    whole, rest = divmod(abs(pence), 100)
    return f"{sign}£{whole:,}.{rest:02d}"
