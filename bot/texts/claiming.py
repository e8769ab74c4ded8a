"""Asking the group whose a payment is: a sum, perhaps a reference, and never a name."""

from bot.texts.words import cut, safe
from club.asking import Claim
from club.money import Pence, pounds

LONGEST_REFERENCE = 60
WHICH_GROUP = "Which group shall I ask?"
SORTED = "Sorted, thank you."
THAT_WAS_ME = "That was me"


def was_it_you(amount: Pence, reference: str | None) -> str:
    """As `Somebody paid £5.00 with 'thanks': was it you?`, to the group."""
    words = f" with '{safe(cut(reference, LONGEST_REFERENCE))}'" if reference else ""
    return f"Somebody paid {pounds(amount)}{words}: was it you?"


def shall_i(club: str, amount: Pence, reference: str | None, *, withheld: bool) -> str:
    """To the organiser, before anything is posted: the exact words, and what they leave out."""
    left_out = "I leave out who paid"
    if withheld:
        left_out += ", and the reference: it may hold a name or a number that is nobody's business"
    return f"In {safe(club)} I'd write:\n\n<i>{was_it_you(amount, reference)}</i>\n\n{left_out}."


def asked(club: str) -> str:
    """The toast when it is done."""
    return f"Asked in {club}."


def claimed(outcome: Claim) -> str:
    """The toast for whoever taps [That was me]."""
    return {
        Claim.NOTED: "Thank you, I've passed it on.",
        Claim.ALREADY: "You've said so already, thank you.",
        Claim.TOO_LATE: "That one is sorted already, thank you.",
    }[outcome]
