"""To one player: a booking was a mistake, or money that was somebody else's for a while is theirs."""

from club.ledger import credit, owes
from club.money import Pence, pounds


def not_yours(amount: Pence, balance: Pence) -> str:
    """As `The £5.00 I had put down for you was a mistake: you owe £5.00`."""
    if amount < 0:
        return f"The {pounds(Pence(-amount))} that I said was paid back to you was a mistake: {_you(balance)}."
    return f"The {pounds(amount)} I had put down for you was a mistake: {_you(balance)}."


def yours_after_all(amount: Pence, balance: Pence) -> str:
    """As `£5.00 that had gone astray is yours now: all square`."""
    due = owes(balance)
    stands = f"{pounds(due)} still to come" if due else _you(balance).removeprefix("you're ")
    return f"{pounds(amount)} that had gone astray is yours now: {stands}."


def _you(balance: Pence) -> str:
    if due := owes(balance):
        return f"you owe {pounds(due)}"
    return f"you're {pounds(credit(balance))} in credit" if credit(balance) else "you're all square"
