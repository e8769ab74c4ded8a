"""Money in words. The group hears who paid; what is still open is for the person alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.texts.words import safe
from club.ledger import credit, owes
from club.money import Pence, pounds

NOTHING_YET = "You're not in any club of mine yet. Sign up for a game in your group first."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a confirmation: who paid, how much, the balance with it, and whether it was taken back since."""

    name: str
    amount: Pence
    balance: Pence
    taken_back: bool = False


def paid(lines: Sequence[Line]) -> str:
    """The confirmation in the group, a line for each payment."""
    return "\n".join(map(_paid, lines))


def _paid(line: Line) -> str:
    said = f"💷 {safe(line.name)} paid {pounds(line.amount)}"
    if line.taken_back:
        return f"<s>{said}</s> taken back"
    if ahead := credit(line.balance):
        return f"{said}: {pounds(ahead)} in credit"
    return said if owes(line.balance) else f"{said}: all square"


def still_open(amount: Pence, balance: Pence) -> str:
    """To the person, after a part was paid."""
    return f"{pounds(amount)} arrived, thank you. {pounds(owes(balance))} still to come."


def standing(balance: Pence) -> str:
    """`owes £5.00`, `£15.00 in credit`, `all square`: about somebody else."""
    if due := owes(balance):
        return f"owes {pounds(due)}"
    return f"{pounds(credit(balance))} in credit" if credit(balance) else "all square"


def you_stand(balance: Pence) -> str:
    """`you owe £5.00`, `you're £15.00 in credit`, `you're all square`: to the person, within a sentence."""
    if due := owes(balance):
        return f"you owe {pounds(due)}"
    return f"you're {pounds(credit(balance))} in credit" if credit(balance) else "you're all square"


def your_balance(club: str, balance: Pence) -> str:
    """To the person, one club."""
    return f"{safe(club)}: {you_stand(balance)}."


def how_to_pay(club: str, due: Pence, balance: Pence, code: str, *, link: bool) -> str:
    """To the person: how much, and how it is recognised."""
    ways = "Press the button, or send it by bank transfer" if link else "Send it by bank transfer"
    how = f"Your reference is <code>{code}</code>: with it I know that the money is from you."
    if not due:
        return f"{your_balance(club, balance)} Nothing to pay.\n{how}"
    owed = owes(balance) == due
    opening = f"{safe(club)}: {pounds(due)} {'to pay' if owed else 'for your next game'}."
    return f"{opening} {ways}.\n{how}"
