"""The buttons of questions and of paying."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot import when
from bot.callbacks import (
    Ask,
    AskGroup,
    Assign,
    Dismiss,
    NotFootball,
    SomeoneElse,
    TickList,
    TypeName,
    Undo,
    Unmatched,
    WhichGroup,
)
from bot.keyboards.common import Rows, button, column, in_rows
from bot.texts import questions
from club.candidates import Candidate
from club.clubs import Club
from club.ids import PaymentId, PlayerId
from club.links import pay_link
from club.money import Pence, pounds
from club.payments import Payment
from club.players import Player

A_PAGE = 8
A_LIST = 20
LIKELY = 4
"""More buttons than this are read by nobody with wet hair; the others are behind "Someone else"."""


def question(
    payment: Payment,
    candidates: Sequence[Candidate],
    claimants: Sequence[Player] = (),
    together: Rows | None = None,
    *,
    ever: bool = False,
) -> InlineKeyboardMarkup:
    """Who says that it was them, who may have paid `together`, candidates, best first, then the way out.

    `ever`: this payer was put aside before, and the organiser may be done with it for good.
    """
    claimed = [
        [button(questions.claim_button(one.name), Assign(payment.payment_id, one.player_id))]
        for one in claimants[:LIKELY]
    ]
    said = {one.player_id for one in claimants}
    others = [one for one in candidates if one.player.player_id not in said]
    likely = [
        [button(questions.candidate_button(one, one.player.name), Assign(payment.payment_id, one.player.player_id))]
        for one in others[: LIKELY - len(claimed)]
    ]
    rest = [
        button("Someone else", SomeoneElse(payment.payment_id, 0)),
        button("Split", TickList(payment.payment_id, 0)),
    ]
    end = [*_ask_group(payment), button("Not football", NotFootball(payment.payment_id, always=False))]
    never = [[button("Not football, ever", NotFootball(payment.payment_id, always=True))]] if ever else []
    return InlineKeyboardMarkup([*claimed, *(together or []), *likely, rest, end, *never])


def _ask_group(payment: Payment) -> list[InlineKeyboardButton]:
    """Unless every group that could be asked was."""
    left = [club for club in payment.clubs if club not in payment.asked_in]
    if not left:
        return []
    several = len(payment.clubs) > 1
    means = WhichGroup(payment.payment_id) if several else AskGroup(payment.payment_id, left[0], sure=False)
    return [button("Ask the group", means)]


def everybody(
    payment: Payment, people: Sequence[Player], owed: Mapping[PlayerId, Pence], page: int
) -> InlineKeyboardMarkup:
    """A page of all players, with the way back to the question; a name may be typed where there is more than a page.

    Those who owe stand in a row of their own, with the sum.
    """
    rows: Rows = []
    for owing, some in groupby(people[page * A_PAGE : (page + 1) * A_PAGE], lambda one: owed.get(one.player_id, 0) > 0):
        buttons = [
            button(
                questions.owing_button(one.name, owed.get(one.player_id, Pence(0))),
                Assign(payment.payment_id, one.player_id),
            )
            for one in some
        ]
        rows += in_rows(buttons, 1 if owing else 2)
    turns = [button("‹ Earlier", SomeoneElse(payment.payment_id, page - 1))] if page else []
    if len(people) > (page + 1) * A_PAGE:
        turns.append(button("Later ›", SomeoneElse(payment.payment_id, page + 1)))
    end = [button("Back", Ask(payment.payment_id))]
    if len(people) > A_PAGE:
        end.insert(0, button("Type a name", TypeName(payment.payment_id)))
    return InlineKeyboardMarkup([*rows, *([turns] if turns else []), end])


def whose(payment_id: PaymentId, people: Sequence[Player]) -> InlineKeyboardMarkup:
    """Several who may be meant by a name."""
    return column(button(one.name[:60], Assign(payment_id, one.player_id)) for one in people[:20])


def undo(payment_id: PaymentId) -> InlineKeyboardMarkup:
    """After a decision."""
    return InlineKeyboardMarkup([[button("Undo", Undo(payment_id))]])


def undo_or_never(payment_id: PaymentId) -> InlineKeyboardMarkup:
    """After "Not football"."""
    always = button("Never ask about this account", NotFootball(payment_id, always=True))
    return InlineKeyboardMarkup([[button("Undo", Undo(payment_id))], [always]])


def confirm_undo(payment_id: PaymentId) -> InlineKeyboardMarkup:
    """Before it."""
    return InlineKeyboardMarkup([[button("Take it back", Undo(payment_id)), button("Leave it", Dismiss())]])


def unmatched(payments: Sequence[Payment], club: Club, page: int, *, now: datetime) -> InlineKeyboardMarkup:
    """A page of open questions, the oldest first."""
    page = min(page, max(0, len(payments) - 1) // A_LIST)  # the list may have become shorter
    shown = payments[page * A_LIST : (page + 1) * A_LIST]
    rows = [
        [
            button(
                questions.unmatched_button(one, when.day(one.received_at, now=now, timezone=club.timezone)),
                Ask(one.payment_id),
            )
        ]
        for one in shown
    ]
    turns = [button("‹ Earlier", Unmatched(club.club_id, page - 1))] if page else []
    if len(payments) > (page + 1) * A_LIST:
        turns.append(button("Later ›", Unmatched(club.club_id, page + 1)))
    return InlineKeyboardMarkup([*rows, *([turns] if turns else [])])


def pay(link: str | None, due: Pence, code: str) -> InlineKeyboardMarkup:
    """The reference to copy, and the organiser's monzo.me with everything filled in."""
    copy = InlineKeyboardButton(f"Copy {code}", copy_text=CopyTextButton(code))
    if link is None or not due:
        return InlineKeyboardMarkup([[copy]])
    return InlineKeyboardMarkup([[InlineKeyboardButton(f"Pay {pounds(due)}", url=pay_link(link, due, code))], [copy]])
