"""One bank account for several clubs: what that means, whom it serves, and what stays when one club leaves it."""

from collections.abc import Sequence

from bot.texts.club import CUT, CUT_SURE
from bot.texts.words import plural, safe, together
from club.clubs import Club

OFFER = (
    "\n\nOr use the account of another club of yours: a payment is then matched across both clubs, and one that fits a "
    "player in each is a question to you."
)
OTHERWISE = "This club has a bank of its own by now. Disconnect it first, then I can share the other one."
NO_SUCH = "That club has no bank account any more that I could use. /connect shows how it stands."


def use_of(club: Club) -> str:
    """On a button, plain."""
    return f"Use the account of {club.name}"[:60]


def served(club: Club, others: Sequence[Club], *, strangers: int) -> str:
    """Which clubs the account serves beside this one; `strangers` are those that are not the reader's to know of."""
    if not others and not strangers:
        return ""
    return f"\nIt serves {_names([club, *others], strangers)}: a payment that fits a player in each is a question."


def cut_sure(club: Club, others: Sequence[Club], *, strangers: int) -> str:
    """Before a club is disconnected."""
    if not others and not strangers:
        return CUT_SURE
    stays = _names(others, strangers)
    return f"Disconnect {safe(club.name)}? Its payments won't reach me then. The account goes on serving {stays}."


def cut(club: Club, others: Sequence[Club], *, strangers: int) -> str:
    """A club was disconnected."""
    if not others and not strangers:
        return CUT
    stays = _names(others, strangers)
    return f"{safe(club.name)} is disconnected; what was booked stays. Nothing changes for {stays}."


def _names(clubs: Sequence[Club], strangers: int) -> str:
    hidden = [plural(strangers, "club of somebody else", "clubs of somebody else")] if strangers else []
    return together([safe(club.name) for club in clubs] + hidden)
