"""Money that went back: asked about when the organiser sent it, and told to whom it was paid."""

from bot.texts.money import standing, you_stand
from bot.texts.words import cut, safe
from club.money import Pence, pounds
from club.payments import Payment, Route, State

LONGEST = 60


def sent(payment: Payment, at: str) -> str:
    """`£5.00 sent to A JONES, Wed 4 Mar 20:14, reference 'sorry'`; by hand, `£5.00 paid back to Ashley`."""
    payee, amount = safe(cut(payment.payer_name or "somebody", LONGEST)), pounds(Pence(abs(payment.amount)))
    if payment.route is Route.CASH:
        return f"{amount} paid back to {payee}"
    reference = f", reference '{safe(cut(payment.reference, LONGEST))}'" if payment.reference else ""
    return f"{amount} sent to {payee}{f', {at}' if at else ''}{reference}"


def is_it(payment: Payment, at: str, name: str | None, balance: Pence) -> str:
    """The question to the organiser; `name` is whom the account is known for."""
    whose = f" for {safe(name)}, who {_has(balance)}" if name else ""
    return f"{sent(payment, at)}. Is that a refund{whose}?"


def settled(payment: Payment, at: str, names: str) -> str:
    """What became of it."""
    match payment.state:
        case State.MATCHED:
            end = f"A refund for {safe(names)}."
        case State.IGNORED:
            end = "Not a refund."
        case _:
            end = "Taken back: it doesn't count any more."
    return f"{sent(payment, at)}.\n\n{end}"


def yes(name: str) -> str:
    """On the button."""
    return cut(f"Yes, for {name}", LONGEST)


def paid_back(amount: Pence, balance: Pence) -> str:
    """To the player."""
    return f"{pounds(Pence(abs(amount)))} was paid back to you: {you_stand(balance)}."


def booked(name: str, amount: Pence, balance: Pence) -> str:
    """After /refund, to the organiser."""
    return f"{pounds(amount)} paid back to {safe(name)}, who {_has(balance)} now. /undo takes it back."


def _has(balance: Pence) -> str:
    words = standing(balance)
    return words if balance < 0 else f"has {words}" if balance > 0 else f"is {words}"
