"""Money that the organiser sends back: offered as a refund when it goes to somebody who has as much in credit."""

from collections.abc import Mapping

from club import ledger, names, oddities, words
from club.candidates import Standing
from club.ids import AccountKey, PlayerId
from club.known import Known
from club.payments import Transfer
from club.players import Player


def known_payee(known: Known, transfer: Transfer, keys: tuple[AccountKey, ...]) -> Player | None:
    """Whose account the money went to, if it is just one player's: by account, or by a name that was accepted."""
    if oddities.is_through_a_company(transfer):
        return None
    owners = {
        player.player_id: player
        for key in keys
        for player, account in known.by_account.get(key, ())
        if not account.named and not account.others
    }
    if not owners:
        keys_of_names = {names.exact_key(name) for name in transfer.payer_names}
        owners = {player: known.players[player] for key in keys_of_names for player in known.by_name.get(key, ())}
    return next(iter(owners.values())) if len(owners) == 1 else None


def is_refund(known: Known, transfer: Transfer, payee: Player, standings: Mapping[PlayerId, Standing]) -> bool:
    """Whether it may be one: the player has as much in credit, and the words are not about something else.

    A friend is sent money for many reasons; without credit there is nothing to refund.
    """
    standing = standings.get(payee.player_id)
    if standing is None or ledger.credit(standing.balance) < -transfer.amount:
        return False
    return oddities.sense(transfer, (payee,), known.club_of(payee)) is not words.Sense.ELSEWHERE
