"""One transfer for several: the organiser ticks them or types the sums, sees what each has of it, and books it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import keyboards, memo, splits
from bot.callbacks import BookSplit, SplitAmong, Tick, TickList, TypeSplit
from bot.desk import say_what_it_settled
from bot.question import payment_of, people_of, show
from bot.routes import Handler, reply, tap
from bot.sending.question import Shown, arrived, likely
from bot.splits import Split
from bot.texts import splitting as texts
from bot.turn import Turn
from club.actions.deciding import assign
from club.clubs import Club
from club.errors import Conflict, Invalid
from club.ids import PaymentId, PlayerId
from club.payments import Payment, State
from club.players import Player

ID = 12
"""Characters of an id."""


def handlers() -> list[Handler]:
    """[Split], what may be split among whom, the ticks, typed names and sums, and [Book it]."""
    return [
        tap(TickList, tick_list),
        tap(SplitAmong, among),
        tap(Tick, tick),
        tap(TypeSplit, ask_for_sums),
        reply(splits.KIND, sums_typed),
        tap(BookSplit, book),
    ]


async def tick_list(turn: Turn, button: TickList) -> None:
    """[Split], and a page of the list; what was ticked stays."""
    payment, clubs = await _open(turn, button.payment_id)
    turn.edit(*await _shown(turn, payment, clubs, replace(_so_far(turn, payment), page=button.page)))


async def among(turn: Turn, button: SplitAmong) -> None:
    """[Ashley and Tom, £5.00 each: joint account]: ticked, with the sums as they are by now."""
    payment, clubs = await _open(turn, button.payment_id)
    chosen = [button.players[start : start + ID] for start in range(0, len(button.players), ID)]
    people = await people_of(turn.store, clubs)
    known = {one.player_id for one in people.players}
    ticked = [PlayerId(one) for one in chosen if one in known]
    shares = splits.divided(ticked, amount=payment.amount, owed=people.owed)
    turn.edit(*await _shown(turn, payment, clubs, Split(payment.payment_id, shares)))


async def tick(turn: Turn, button: Tick) -> None:
    """[☐ Ashley]."""
    payment, clubs = await _open(turn, button.payment_id)
    owed = (await people_of(turn.store, clubs)).owed
    so_far = _so_far(turn, payment)
    split = so_far.ticked(button.player_id, on=button.on, amount=payment.amount, owed=owed)
    turn.edit(*await _shown(turn, payment, clubs, split))


async def ask_for_sums(turn: Turn, button: TypeSplit) -> None:
    """[Type it]."""
    payment, _ = await _open(turn, button.payment_id)
    at = await arrived(turn.store, payment, now=turn.now)
    kept = memo.hide(splits.KIND, **_so_far(turn, payment).facts())
    turn.say(f"{kept}{turn.addressed}{texts.type_them(payment, at)}", keyboards.reply(texts.EXAMPLE))


async def sums_typed(turn: Turn, facts: dict[str, str]) -> None:
    """Names, or names and sums: they stand in a list of their own, to be booked from there."""
    if (asked := splits.read(facts)) is None:
        return
    payment, clubs = await _open(turn, asked.payment_id)
    people = await people_of(turn.store, clubs)
    shares = splits.typed(turn.text, people.players, amount=payment.amount, owed=people.owed)
    turn.say(*await _shown(turn, payment, clubs, Split(payment.payment_id, shares)))


async def book(turn: Turn, button: BookSplit) -> None:
    """[Book it]: the sums that the message shows."""
    payment, _ = await payment_of(turn, button.payment_id)
    shares = dict(_so_far(turn, payment).shares)
    if len(shares) < 2:
        raise Invalid(texts.NEEDS_TWO)
    first = await turn.store.players.get(next(iter(shares)))
    paid = await turn.write(lambda books: assign(books, first.club_id, payment.payment_id, shares, at=turn.now))
    names = await turn.store.players.names(first.club_id)
    turn.toast(texts.booked_toast(paid.amount, [names.get(player, "somebody") for player in shares]))
    await show(turn, paid)
    await say_what_it_settled(turn, first.club_id)


async def _open(turn: Turn, payment_id: PaymentId) -> tuple[Payment, list[Club]]:
    """The payment, with the clubs of this person. Raises Conflict when it is settled already."""
    payment, clubs = await payment_of(turn, payment_id)
    if payment.state is not State.UNMATCHED:
        raise Conflict(texts.SETTLED)
    return payment, clubs


def _so_far(turn: Turn, payment: Payment) -> Split:
    """What the tapped message says; nothing is ticked in one about another payment, or in a question."""
    kind, facts = turn.memo(turn.origin) or ("", {})
    found = splits.read(facts) if kind == splits.KIND else None
    return found if found is not None and found.payment_id == payment.payment_id else Split(payment.payment_id, {})


async def _shown(turn: Turn, payment: Payment, clubs: Sequence[Club], split: Split) -> Shown:
    """The list, likely ones first, then those who owe. Who is ticked decides in which club it is.

    Raises Invalid for players of several clubs.
    """
    people = await people_of(turn.store, clubs)
    candidates = (await likely(turn.store, payment, now=turn.now)).candidates
    rank = {one.player.player_id: place for place, one in enumerate(candidates)}
    players = sorted(people.players, key=lambda one: rank.get(one.player_id, len(rank)))
    chosen = _one_club(split, players)
    listed = [one for one in players if not chosen or one.club_id == chosen[0].club_id]
    at = await arrived(turn.store, payment, now=turn.now)
    words = texts.whose(payment, at, [(one.name, split.shares[one.player_id]) for one in chosen])
    keyboard = keyboards.tick_list(payment.payment_id, listed, people.owed, split.shares, split.page)
    return f"{memo.hide(splits.KIND, **split.facts())}{words}", keyboard


def _one_club(split: Split, players: Sequence[Player]) -> list[Player]:
    by_id: Mapping[PlayerId, Player] = {one.player_id: one for one in players}
    chosen = [by_id[player] for player in split.shares if player in by_id]
    if len({one.club_id for one in chosen}) > 1:
        raise Invalid(texts.ONE_CLUB)
    return chosen
