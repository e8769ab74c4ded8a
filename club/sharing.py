"""One transfer that is several players' by itself: only as it was divided once before, and only to the penny.

An account that paid for two may as well pay for one of them, so nothing less will do: the organiser divided a payment
of this account among exactly these, the account never paid for anybody else, the sum is what they owe together, and
the reference names nobody besides them.
"""

from collections.abc import Mapping
from dataclasses import replace

from club import codes, ledger, names, oddities
from club.candidates import Standing, is_opaque, likeness
from club.decisions import Part, Shared
from club.evidence import Sort, Told, sorts
from club.ids import AccountKey, PlayerId
from club.known import Known
from club.payments import Transfer
from club.players import Player
from club.resemblance import spelling, spelling_of_player
from club.rivals import LIKE_ENOUGH, SHARES_AN_ACCOUNT, holds_a_name, names_besides

_OTHERS = frozenset({Sort.MAYBE_CODE, Sort.NAMESAKE})


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
    group = learned(known, keys)
    if not group or not _OTHERS.isdisjoint(sorts(one for evidence in told.values() for one in evidence)):
        return None
    coded = [player for player, evidence in told.items() if Sort.CODE in sorts(evidence)]
    if coded and len(coded) != len(group):
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


def learned(known: Known, keys: tuple[AccountKey, ...]) -> tuple[Player, ...]:
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
    near -= codes.found_in(transfer.reference).clear
    others = {other.player_id for code in near for other in known.by_code[code]}
    besides = names_besides(group, transfer)
    others |= {other.player_id for other in known.rivals.named(besides)}
    others |= {other.player_id for other in _other_halves(known, transfer, group)}
    return not (others | told.keys()) <= ours or holds_a_name(besides)


def _other_halves(known: Known, transfer: Transfer, group: tuple[Player, ...]) -> set[Player]:
    """Whose name is half of a joint one, where it is nobody's of these: what the chat does not know may be theirs."""
    if any(map(is_opaque, group)):
        return set()
    joint = [spelling(name) for name in transfer.payer_names if names.is_joint(name)]
    halves = [(replace(one, people=(person,)),) for one in joint for person in one.people]
    ours = [(spelling_of_player(one.name),) for one in group]
    unknown = [half for half in halves if all(likeness(half, one)[0] < LIKE_ENOUGH for one in ours)]
    return {
        player
        for player, spelled in known.spelled
        for half in unknown
        if likeness(half, spelled)[0] >= SHARES_AN_ACCOUNT
    }
