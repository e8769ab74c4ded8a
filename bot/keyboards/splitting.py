"""The buttons by which one transfer is divided among several."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import Ask, BookSplit, SplitAmong, Tick, TickList, TypeSplit
from bot.keyboards.common import Rows, button, in_rows
from bot.texts import splitting as texts
from club.ids import PaymentId, PlayerId
from club.money import Pence
from club.players import Player
from club.splitting import Proposal

A_PAGE = 8


def proposals(payment_id: PaymentId, found: Sequence[Proposal], names: Mapping[PlayerId, str]) -> Rows:
    """Who may have paid together, a row each; a tap shows the sums and books nothing yet."""
    return [[_proposal(payment_id, one, names)] for one in found]


def _proposal(payment_id: PaymentId, one: Proposal, names: Mapping[PlayerId, str]) -> InlineKeyboardButton:
    parts = [(names.get(part.player.player_id, part.player.name), part.amount) for part in one.parts]
    return button(texts.proposal(parts, one.reason), SplitAmong(payment_id, "".join(one.shares)))


def tick_list(
    payment_id: PaymentId,
    people: Sequence[Player],
    owed: Mapping[PlayerId, Pence],
    ticked: Mapping[PlayerId, Pence],
    page: int,
) -> InlineKeyboardMarkup:
    """A page of players to tick; [Book it] once there are two. Who owes has a row of their own, with the sum."""
    page = min(page, max(0, len(people) - 1) // A_PAGE)  # the list may have become one club's
    rows: Rows = []
    for owing, some in groupby(people[page * A_PAGE : (page + 1) * A_PAGE], lambda one: owed.get(one.player_id, 0) > 0):
        ticks = [_tick(payment_id, one, owed.get(one.player_id, Pence(0)), on=one.player_id in ticked) for one in some]
        rows += in_rows(ticks, 1 if owing else 2)
    turns = [button("‹ Earlier", TickList(payment_id, page - 1))] if page else []
    if len(people) > (page + 1) * A_PAGE:
        turns.append(button("Later ›", TickList(payment_id, page + 1)))
    book = [[button("Book it", BookSplit(payment_id))]] if len(ticked) > 1 else []
    end = [button("Type it", TypeSplit(payment_id)), button("Back", Ask(payment_id))]
    return InlineKeyboardMarkup([*rows, *([turns] if turns else []), *book, end])


def _tick(payment_id: PaymentId, one: Player, owed: Pence, *, on: bool) -> InlineKeyboardButton:
    """The button says what shall be, so that tapping twice is tapping once."""
    return button(texts.tick(one.name, owed, on=on), Tick(payment_id, one.player_id, on=not on))
