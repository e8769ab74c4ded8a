"""What the organiser puts in the books by hand. Each player concerned is told in private; the group is not."""

from datetime import datetime

from club import ledger, notices
from club.adjustments import Adjustment, Sort, adjusted
from club.errors import Conflict, Invalid, NotFound
from club.ids import AdjustmentId, ClubId, PlayerId, TelegramId
from club.money import Pence, checked, pounds
from club.notices.reminders import follows
from club.people import player_of, whoever
from club.players import Player
from club.ports import Books

LONGEST_REASON = 200


async def write_off(
    books: Books,
    club_id: ClubId,
    player_id: PlayerId,
    amount: Pence | None = None,
    *,
    new_id: AdjustmentId,
    at: datetime,
    by: TelegramId | None = None,
    reason: str = "",
) -> Adjustment:
    """Forgive a debt, all of it without an `amount`. The same `new_id` twice is once.

    Raises Conflict when the player does not owe as much, NotFound.
    """
    if (known := await _known(books, club_id, new_id)) is not None:
        return known
    player = await player_of(books, club_id, player_id)
    owed = ledger.owes(await books.balance(player_id))
    if not owed:
        raise Conflict(f"{player.name} owes nothing, so there is nothing to write off.")
    if amount is not None and amount > owed:
        raise Conflict(f"{player.name} owes {pounds(owed)}: more than that can't be written off.")
    amounts = {player_id: checked(owed if amount is None else amount)}
    return _book(
        books, [player], adjusted(new_id, club_id, Sort.WRITE_OFF, amounts, at=at, by=by, reason=_said(reason))
    )


async def correct(
    books: Books,
    club_id: ClubId,
    player_id: PlayerId,
    amount: Pence,
    *,
    new_id: AdjustmentId,
    at: datetime,
    by: TelegramId | None = None,
    reason: str = "",
) -> Adjustment:
    """Put a balance right, upwards or (with a negative `amount`) downwards. The same `new_id` twice is once.

    Raises Invalid, NotFound.
    """
    if (known := await _known(books, club_id, new_id)) is not None:
        return known
    player = await player_of(books, club_id, player_id)
    checked(abs(amount))
    amounts = {player_id: amount}
    return _book(
        books, [player], adjusted(new_id, club_id, Sort.CORRECTION, amounts, at=at, by=by, reason=_said(reason))
    )


async def move_credit(
    books: Books,
    club_id: ClubId,
    giver_id: PlayerId,
    taker_id: PlayerId,
    amount: Pence,
    *,
    new_id: AdjustmentId,
    at: datetime,
    by: TelegramId | None = None,
) -> Adjustment:
    """Credit of one player becomes another's. The same `new_id` twice is once.

    Raises Conflict when there is not as much, Invalid, NotFound.
    """
    if (known := await _known(books, club_id, new_id)) is not None:
        return known
    giver, taker = await player_of(books, club_id, giver_id), await player_of(books, club_id, taker_id)
    if giver_id == taker_id:
        raise Invalid("That would move it from a player to the same player.", field="player_id")
    ahead = ledger.credit(await books.balance(giver_id))
    if checked(amount) > ahead:
        raise Conflict(f"{giver.name} has {pounds(ahead)} in credit: more than that can't be moved.")
    amounts = {giver_id: Pence(-amount), taker_id: amount}
    return _book(books, [giver, taker], adjusted(new_id, club_id, Sort.TRANSFER, amounts, at=at, by=by))


async def take_back(books: Books, club_id: ClubId, adjustment_id: AdjustmentId, *, at: datetime) -> Adjustment:
    """Undo it: its lines are reversed, and those concerned are told. Raises Conflict, NotFound."""
    made = await _known(books, club_id, adjustment_id)
    if made is None:
        raise NotFound("There is no such entry in this club.")
    undone = made.undo(at=at)
    books.save(undone)
    if made.sort is not Sort.OPENING:
        for entry in made.shares:
            if (player := await whoever(books, entry.player_id)) is not None:
                back = entry.reversed_at(at)
                books.tell(notices.adjusted(back, player), follows(back, player))
    return undone


def _book(books: Books, players: list[Player], made: Adjustment) -> Adjustment:
    books.save(made)
    of = {entry.player_id: entry for entry in made.entries}
    for player in players:
        books.save(player)  # so that of two acts at once, which both looked at the balance, one looks again
        books.tell(notices.adjusted(of[player.player_id], player), follows(of[player.player_id], player))
    return made


async def _known(books: Books, club_id: ClubId, adjustment_id: AdjustmentId) -> Adjustment | None:
    known = await books.find_adjustment(adjustment_id)
    if known is not None and known.club_id != club_id:
        raise NotFound("There is no such entry in this club.")
    return known


def _said(reason: str) -> str:
    return " ".join(reason.split())[:LONGEST_REASON]
