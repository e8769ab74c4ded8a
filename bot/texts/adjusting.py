"""What an organiser puts in the books by hand, in words: to the organiser, and to the player whom it concerns."""

from bot.texts.money import standing, you_stand
from bot.texts.words import safe
from club.adjustments import Adjustment, Sort
from club.ledger import Entry, owes
from club.money import Pence, pounds
from club.players import Player


def told(made: Adjustment, entry: Entry, *, balance: Pence, other: str, stands: bool) -> str:
    """To the player: what was done and how they stand now. `other` is whose credit it was, or becomes."""
    said = _told(made, entry, other)
    if not stands:
        return f"<s>{said}</s>\nTaken back: {you_stand(balance)}."
    return f"{said}: {you_stand(balance)}."


def _told(made: Adjustment, entry: Entry, other: str) -> str:
    amount, why = pounds(Pence(abs(entry.amount))), f" ({safe(made.reason)})" if made.reason else ""
    match made.sort:
        case Sort.WRITE_OFF:
            return f"{amount} of what you owed is written off{why}"
        case Sort.TRANSFER if entry.amount < 0:
            return f"{amount} of your credit went to {safe(other)}"
        case Sort.TRANSFER:
            return f"{amount} of {safe(other)}'s credit is yours now"
        case _:
            return f"Your organiser {'put' if entry.amount > 0 else 'took'} {amount} {_side(entry)}{why}"


def _side(entry: Entry) -> str:
    return "down in your favour" if entry.amount > 0 else "off your balance"


def done(made: Adjustment, player: Player, balance: Pence, other: Player | None = None) -> str:
    """To the organiser, after it is booked."""
    first = made.entries[0]
    amount = pounds(Pence(abs(first.amount)))
    now = f"who {'still ' if balance < 0 else ''}{_has(balance)}"
    match made.sort:
        case Sort.WRITE_OFF:
            said = f"{amount} written off for {safe(player.name)}, {now}."
        case Sort.TRANSFER if other is not None:
            said = f"{amount} of credit moved from {safe(player.name)} to {safe(other.name)}."
        case _:
            way = "in favour of" if first.amount > 0 else "off the balance of"
            said = f"{amount} {way} {safe(player.name)}, {now}."
    return f"{said} /undo takes it back."


def what(made: Adjustment, names: str) -> str:
    """An adjustment in words, for the question whether to take it back; `names` are those concerned."""
    reason = f" ({safe(made.reason)})" if made.reason else ""
    first = pounds(Pence(abs(made.entries[0].amount))) if made.entries else ""
    match made.sort:
        case Sort.WRITE_OFF:
            return f"{first} written off for {safe(names)}{reason}"
        case Sort.TRANSFER:
            return f"{first} of credit moved: {safe(names)}"
        case Sort.OPENING:
            return f"The balances brought in from {safe(made.reason or 'a sheet')}"
        case _:
            way = "in favour of" if made.entries and made.entries[0].amount > 0 else "off the balance of"
            return f"{first} {way} {safe(names)}{reason}"


def _has(balance: Pence) -> str:
    words = standing(balance)
    return words if balance < 0 else f"has {words}" if balance > 0 else f"is {words}"


def sure(player: Player, balance: Pence) -> str:
    """Before a debt is written off."""
    return f"Write off the {pounds(owes(balance))} that {safe(player.name)} owes? /undo could take it back."


def undo_what(made: Adjustment, names: str) -> str:
    """Before it is taken back."""
    return f"{what(made, names)}. Take that back?"


def taken_back(made: Adjustment, names: str) -> str:
    """After."""
    return f"Taken back: {what(made, names)}."
