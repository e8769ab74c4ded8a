"""What the owner of a bank line hears of the bank itself."""

from collections.abc import Sequence
from datetime import datetime

from bot import when
from bot.texts.words import plural, safe
from club.clubs import Club
from club.money import Pence, pounds
from club.notices import Checked
from club.payments import Payment

_FOUND = {
    Checked.HOOK_THERE: "Monzo still reports to me",
    Checked.HOOK_RENEWED: "Monzo had stopped reporting to me, which I've put right",
    Checked.NO_ADDRESS: "I ask Monzo myself every few minutes, as it can't reach this server",
}


def behind(club: Club, since: datetime, waiting: int, *, now: datetime) -> str:
    """The bank does not answer."""
    asked = when.clock(since, timezone=club.timezone)
    if (now - since).days:
        asked = when.moment(since, now=now, timezone=club.timezone)
    return f"Monzo hasn't answered since {asked}, so {_wait(waiting)}. I keep trying, and nothing is lost."


def unapproved(waiting: int) -> str:
    """The bank wants the owner's approval again."""
    return f"Monzo wants you to confirm it's still you. Open the Monzo app and approve: {_wait(waiting)} until then."


def _wait(payments: int) -> str:
    """Where the bank can't reach us, nobody knows how many."""
    return f"{plural(payments, 'payment')} {'waits' if payments == 1 else 'wait'}" if payments else "new payments wait"


def forged(club: Club) -> str:
    """Somebody imitates the bank."""
    return (
        f"Somebody sent made-up payments to the bank address of {safe(club.name)}. I asked Monzo, and booked only what "
        "is true. If the address got into the wrong hands, <i>Disconnect</i> in /bank and connect again: that makes "
        "a new one."
    )


def cut(club: Club) -> str:
    """Whose account it was is forgotten here."""
    return (
        f"The bank account of {safe(club.name)} is disconnected: it was somebody's who asked to be forgotten here. "
        "What was booked stays. /connect connects another one."
    )


def gone(payment: Payment, *, now: datetime, timezone: str) -> str:
    """A payment is not at the bank any more."""
    day = when.day(payment.received_at, now=now, timezone=timezone)
    payer = f" from {safe(payment.payer_name)}" if payment.payer_name else ""
    return (
        f"Monzo doesn't show the {pounds(payment.amount)}{payer} of {day} any more. I've left it as it is: "
        "look in your Monzo app, and /undo takes back a booking that was wrong."
    )


def silent(club: Club, since: datetime, owing: int, owed: Pence, found: Sequence[Checked], *, now: datetime) -> str:
    """Nothing was heard, though people owe."""
    day = when.day(since, now=now, timezone=club.timezone)
    checked = "; ".join(["my login is good", "I can read your statement", *(_FOUND[one] for one in found)])
    return (
        f"I've seen nothing from Monzo since {day}, though {owing} {'owes' if owing == 1 else 'owe'} "
        f"{pounds(owed)} in {safe(club.name)}. I've checked: {checked}. So most likely nobody has paid."
    )
