"""One transfer for several: whose it is together, and how much of it is each one's."""

from collections.abc import Sequence

from bot.texts.questions import what
from bot.texts.words import cut, safe, together
from club.money import Pence, pounds
from club.payments import Payment

LONGEST_BUTTON = 60
LONGEST_NAME = 36
LONGEST_QUOTE = 120
EXAMPLE = "Ashley 5, Tom 10"
TOO_MANY = "Those are too many for one payment."
NOBODY = "I couldn't read a name there."
TWICE = "Each of them can have one sum."
SOME_WITHOUT_SUM = "Give all of them a sum, or none."
ONE_CLUB = "All of them have to play in one club."
SETTLED = "That payment is settled already."
NEEDS_TWO = "Tick at least two, or go back."

Part = tuple[str, Pence]
"""A name and the sum that is theirs."""


def whose(payment: Payment, at: str, parts: Sequence[Part]) -> str:
    """The tick list: who is ticked, with the sums as they would be booked."""
    shown = f"\n\n<b>{together_with_sums(parts)}</b>" if parts else ""
    return f"{what(payment, at)}. Who is it for? Tick them.{shown}"


def together_with_sums(parts: Sequence[Part]) -> str:
    """`Ashley £5.00, Tom £5.00`."""
    return ", ".join(f"{safe(name)} {pounds(pence)}" for name, pence in parts)


def type_them(payment: Payment, at: str) -> str:
    """Asked for in words."""
    return f"{what(payment, at)}. Reply with names, or with names and sums: {EXAMPLE}."


def tick(name: str, owed: Pence, *, on: bool) -> str:
    """`✅ Ashley: owes £5.00`."""
    owes = f": owes {pounds(owed)}" if owed else ""
    return f"{'✅' if on else '☐'} {cut(name, LONGEST_NAME)}{owes}"


def proposal(parts: Sequence[Part], reason: str) -> str:
    """`Ashley and Tom, £5.00 each: joint account`, or each with their own sum."""
    sums = {pence for _, pence in parts}
    if len(sums) == 1:
        who = f"{together([name for name, _ in parts])}, {pounds(parts[0][1])} each"
    else:
        who = ", ".join(f"{name} {pounds(pence)}" for name, pence in parts)
    return cut(f"{who}: {reason}", LONGEST_BUTTON)


def booked_toast(amount: Pence, names: Sequence[str]) -> str:
    """The tap on [Book it]."""
    return f"{pounds(amount)} booked for {together(names)}."


def does_not_add_up(total: Pence, amount: Pence) -> str:
    """The sums that were typed are not the payment."""
    return f"That comes to {pounds(total)}, and it was {pounds(amount)}."


def slip(said: str, why: str) -> str:
    """What was typed cannot be booked: why, and their own words, to be sent again put right."""
    return f"{why} You wrote “{cut(said, LONGEST_QUOTE)}”. Try again, as in {EXAMPLE}."
