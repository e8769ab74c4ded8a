"""One transfer that is several players' by itself: only as it was divided once before, and only to the penny.

An account that paid for two may as well pay for one of them, so nothing less will do: the organiser divided a payment
of this account among exactly these, the account never paid for anybody else, the sum is what they owe together, and
the reference names nobody besides them.
"""

from collections.abc import Mapping

from club import codes, ledger, oddities
from club.candidates import Standing
from club.decisions import Part, Shared
from club.evidence import Sort, Told, sorts
from club.ids import AccountKey, PlayerId
from club.known import Known
from club.payments import Transfer
from club.players import Player
from club.rivals import names_only

_OTHERS = frozenset({Sort.CODE, Sort.MAYBE_CODE, Sort.NAMESAKE})


def shared(
    known: Known,
    transfer: Transfer,
    keys: tuple[AccountKey, ...],
    told: Told,
    standings: Mapping[PlayerId, Standing],
) -> Shared | None:
    """Whose money this is together; None where anything is missing."""
    if oddities.is_through_a_company(transfer):
        return None
    group = _learned(known, keys)
    if not group or not _OTHERS.isdisjoint(sorts(one for evidence in told.values() for one in evidence)):
        return None
    owed = {one.player_id: ledger.owes(standings[one.player_id].balance) for one in group if one.player_id in standings}
    if len(owed) != len(group) or not all(owed.values()) or sum(owed.values()) != transfer.amount:
        return None
    club = known.club_of(group[0])
    if _names_others(known, transfer, group, told) or oddities.oddity_together(transfer, group, club) is not None:
        return None
    both = " and ".join(one.name for one in group)
    return Shared(
        tuple(Part(one, owed[one.player_id]) for one in group),
        (f"account that paid for {both} before", "just what they owe together"),
    )


def _learned(known: Known, keys: tuple[AccountKey, ...]) -> tuple[Player, ...]:
    """The players among whom payments of this account were divided; none if it ever paid for anybody else."""
    paid = {(player.player_id, account) for key in keys for player, account in known.by_account.get(key, ())}
    groups = {frozenset((player, *account.shared_with)) for player, account in paid if account.shared_with}
    if len(groups) != 1:
        return ()
    (group,) = groups
    payees = {player for player, _ in paid}.union(*(account.others for _, account in paid))
    members = {player for player, account in paid if account.shared_with}
    if payees != group or members != group:
        return ()
    players = sorted((known.players[player] for player in group), key=lambda one: (one.name, one.player_id))
    return tuple(players) if not any(map(known.twins, players)) else ()


def _names_others(known: Known, transfer: Transfer, group: tuple[Player, ...], told: Told) -> bool:
    """Whether name, code or reference point at somebody besides these."""
    ours = {one.player_id for one in group}
    near = {code for word in codes.code_like(transfer.reference) for code in codes.near(word, known.by_code)}
    others = {other.player_id for code in near for other in known.by_code[code]}
    others |= {other.player_id for other in known.rivals.named(transfer.reference)}
    others |= {other.player_id for one in group for other in known.rivals.sharing(one, transfer)}
    return not (others | told.keys()) <= ours or not names_only(group, transfer)
