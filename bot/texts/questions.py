"""Questions to the organiser: whose money is this, and what became of it."""

from collections.abc import Mapping, Sequence
from html import unescape

from bot.texts.money import standing
from bot.texts.refunds import sent
from bot.texts.words import cut, plural, safe, together
from club.candidates import Candidate
from club.ids import PlayerId
from club.money import Pence, pounds
from club.payments import Payment, Route

GONE = "That payment isn't here any more."
ALL_MATCHED = "Every payment is booked. Nothing to sort out."
NOTHING_TO_UNDO = "There is nothing to undo."
LONGEST_PAYER = 60
LONGEST_BUTTON = 60
LONGEST_IN_LIST = 30
LONGEST_NAME = 40


def whose(payment: Payment, at: str, club: str | None = None, claimed: Sequence[str] = ()) -> str:
    """`£5.00 from A JONES, Wed 4 Mar 20:14, reference 'footy'. Whose is it?`, with the likeliest of several clubs.

    Below, who in the group says that it was them, or that the group was asked.
    """
    where = f" ({safe(club)})" if club else ""
    said = f"\n\n{says(claimed)}" if claimed else "\n\nI've asked the group." if payment.asked_in else ""
    return f"{what(payment, at)}{where}. Whose is it?{said}"


def says(claimed: Sequence[str]) -> str:
    """`Sam says it was them.`, the first who said so first."""
    return f"{safe(together(claimed))} {'says' if len(claimed) == 1 else 'say'} it was them."


def claim_button(name: str) -> str:
    """For somebody who says that it was them."""
    return f"Book for {cut(name, LONGEST_NAME)}"


def type_a_name(payment: Payment, at: str) -> str:
    """Asked for in words."""
    return f"{what(payment, at)}. Reply with the player's name."


def what(payment: Payment, at: str) -> str:
    """The payment in words: sum, payer, when it came (`at`, the club's time), reference."""
    if payment.is_refund:
        return sent(payment, at)
    payer = safe(cut(payment.payer_name or "somebody", LONGEST_PAYER))
    if payment.route is Route.CASH:
        return f"{pounds(payment.amount)} in cash from {payer}"
    reference = (
        f", reference '{safe(cut(payment.reference, LONGEST_PAYER))}'" if payment.reference else ", no reference"
    )
    return f"{pounds(payment.amount)} from {payer}{f', {at}' if at else ''}{reference}"


def candidate_button(candidate: Candidate, name: str) -> str:
    """`Ashley J: owes £5.00, played last night`."""
    return cut(f"{name}: {', '.join(candidate.reasons[:2])}" if candidate.reasons else name, LONGEST_BUTTON)


def booked(payment: Payment, at: str, names: Sequence[str], *, learned: Sequence[str]) -> str:
    """As `Booked for Ashley J. From now on I'll know that account`; of several, each with their sum.

    `names` are those of the shares, in their order, and `learned` those for whom the account is known by it.
    """
    parts = [f"{pounds(entry.amount)} for {safe(name)}" for entry, name in zip(payment.shares, names, strict=True)]
    whose_ = f"Booked: {together(parts)}." if len(parts) > 1 else f"Booked for {safe(together(names) or 'somebody')}."
    return f"{what(payment, at)}.\n\n{whose_}{_taught(names, learned)}"


def _taught(names: Sequence[str], learned: Sequence[str]) -> str:
    if not learned:
        return ""
    if len(names) == 1:
        return " From now on I'll know that account."
    whom = "both" if len(names) == 2 else "all of them"
    return f" From now on I'll know that account for {whom if len(learned) == len(names) else safe(together(learned))}."


def settled_too(payments: Sequence[Payment], names: Mapping[PlayerId, str]) -> str:
    """As `That settled 2 older payments too, £10.00 for Ashley J`; sums by player, in the order of the payments."""
    sums: dict[str, int] = {}
    for payment in payments:
        for entry in payment.shares:
            name = names.get(entry.player_id, "somebody")
            sums[name] = sums.get(name, 0) + entry.amount
    whose_ = together([f"{pounds(Pence(total))} for {safe(name)}" for name, total in sums.items()])
    return f"That settled {plural(len(payments), 'older payment')} too: {whose_}."


def not_football(payment: Payment, at: str, *, always: bool) -> str:
    """It was put aside."""
    rest = " I won't ask about that account again." if always else " I'll forget the name within a day."
    return f"{what(payment, at)}.\n\nNot football.{rest}"


def gone(payment: Payment, at: str) -> str:
    """The bank or a person took the payment back altogether."""
    return f"{what(payment, at)}.\n\nTaken back: it doesn't count any more."


def booked_toast(name: str, amount: Pence) -> str:
    """The tap on a candidate."""
    return f"{pounds(amount)} booked for {name}."


def not_football_toast(*, always: bool) -> str:
    """The tap on "Not football"."""
    return (
        "Not football. I won't ask about that account again." if always else "Not football. Undo, if that was a slip."
    )


def taken_back(payment: Payment, players: Sequence[tuple[str, Pence]], *, forgot: bool) -> str:
    """As `Taken back: £5.00 is unmatched again, Ashley J owes £5.00`; `players` with their balances."""
    if payment.is_refund:
        now = "doesn't count any more" if payment.route is Route.CASH else "is open again"
        first = f"{sent(payment, '')} {now}"
    elif payment.route is Route.CASH:
        first = f"{pounds(payment.amount)} in cash doesn't count any more"
    else:
        first = f"{pounds(payment.amount)} is unmatched again"
    others = "".join(f", {safe(name)} {'is ' if balance == 0 else ''}{_has(balance)}" for name, balance in players)
    forgotten = " I've forgotten that account." if forgot else ""
    return f"Taken back: {first}{others}.{forgotten}"


def _has(balance: Pence) -> str:
    words = standing(balance)
    return f"has {words}" if balance > 0 else words


def undo_what(payment: Payment, at: str, names: Sequence[str]) -> str:
    """Before anything is undone, what it would be."""
    if payment.route is Route.CASH:
        return f"{what(payment, at)}. Take that back?"
    decision = f"booked for {safe(together(names))}" if names else "put aside as not football"
    return f"{what(payment, at)}, {decision}. Take that back?"


def plain(text: str) -> str:
    """A sentence without its HTML, for a toast."""
    return unescape(text)


def unmatched(payments: Sequence[Payment]) -> str:
    """The head of the list of open questions."""
    total = Pence(sum(abs(one.amount) for one in payments))
    return f"{plural(len(payments), 'payment')} to sort out, {pounds(total)} in all. Tap one:"


def unmatched_button(payment: Payment, day: str) -> str:
    """`£5.00 · A JONES · Wed 4 Mar`: one of them; a refund is `£5.00 to`."""
    way = " to" if payment.is_refund else " ·"
    return f"{pounds(Pence(abs(payment.amount)))}{way} {cut(payment.payer_name or 'somebody', LONGEST_IN_LIST)} · {day}"


def owing_button(name: str, owed: Pence) -> str:
    """`Sam Carter: owes £5.00`, or only the name."""
    return f"{cut(name, LONGEST_NAME)}: owes {pounds(owed)}" if owed else cut(name, LONGEST_NAME)
