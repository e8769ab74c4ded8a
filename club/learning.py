"""What the organiser's word about a payment teaches: whose account that is, or that it is several people's."""

from collections.abc import Sequence
from datetime import datetime

from club.codes import found_in
from club.ids import ClubId
from club.payments import Payment
from club.players import Player
from club.ports import Books
from club.rivals import paid_by_another


async def learn(
    books: Books, payment: Payment, players: Sequence[Player], clubs: Sequence[ClubId], *, at: datetime
) -> None:
    """The account of this payment is known for these players from now on; of these clubs, whoever else knew it is told.

    A payment that was divided teaches that the account is theirs together; but not if everybody's code stood there,
    since then the codes decided. An account that turns out to be several people's says so in each of them, and still
    does when one of them is undone or forgotten.
    """
    coded = found_in(payment.reference or "").clear
    if not payment.account_keys or (len(players) > 1 and all(player.reference_code in coded for player in players)):
        return
    payer = payment.payer_name or ""
    named = len(players) == 1 and paid_by_another(players[0], payer, payment.reference or "")
    taught = [_taught(player, payment, players, payer, named=named, at=at) for player in players]
    if not named:
        ours = {player.player_id for player in players}
        found = await books.paid_from(payment.account_keys, clubs)
        others = [one for one in found if one.player_id not in ours and _is_theirs(one, payment)]
        strangers = [one.player_id for one in others]
        taught = [player.not_alone(payment.account_keys, strangers) for player in taught]
        _save(books, others, [other.not_alone(payment.account_keys, ours) for other in others])
    _save(books, players, taught)


def _taught(
    player: Player, payment: Payment, players: Sequence[Player], payer: str, *, named: bool, at: datetime
) -> Player:
    key, taught_by = payment.account_keys[0], payment.payment_id
    if len(players) == 1:
        return player.learned(key, taught_by, at, payer=payer, named=named)
    others = [other.player_id for other in players if other.player_id != player.player_id]
    return player.learned_with(others, key, taught_by, at, payer=payer)


def _is_theirs(player: Player, payment: Payment) -> bool:
    """Whether the account paid for this player without being told so each time."""
    return any(known.key in payment.account_keys and not known.named for known in player.accounts)


def _save(books: Books, before: Sequence[Player], after: Sequence[Player]) -> None:
    for old, new in zip(before, after, strict=True):
        if new != old:
            books.save(new)
