"""One transfer for several: who may have paid together, and what each of them has of it. Nothing here books money."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Final

from club import ledger
from club.candidates import Asked, Standing, is_named, likeness
from club.decisions import Part, shares
from club.ids import ClubId, PlayerId
from club.known import families
from club.money import Pence
from club.players import Player
from club.resemblance import Spelling
from club.rivals import LIKE_ENOUGH

MOST: Final = 2
LARGEST: Final = 3
"""Who pays for more than three writes so, or divides it at the bar."""
_POINTED_AT: Final = 12
"""More than this are pointed at by a common name alone, and then nothing points at anybody."""

_FAMILY: Final = 4
"""The weakest reason."""

Spelled = tuple[Player, tuple[Spelling, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two or three players of one club who together owe just this sum; the reason is short enough for a button.

    `named` tells that the payment itself points at all of them: by their codes, their names, or a joint account.
    """

    parts: tuple[Part, ...]
    reason: str
    named: bool = False

    @property
    def shares(self) -> Mapping[PlayerId, Pence]:
        """The parts as `assign` takes them, in pence."""
        return shares(self.parts)


@dataclass(frozen=True, slots=True)
class _Owing:
    """A player, what they owe, and what points at them."""

    player: Player
    known: tuple[Spelling, ...]
    owed: Pence
    coded: bool
    named: bool
    payer: bool
    families: frozenset[str]


def parts(amount: Pence, owed: Mapping[PlayerId, Pence]) -> dict[PlayerId, Pence]:
    """Divide a payment between these players: what each owes if that adds up, else equally, odd pence to the first."""
    if all(pence > 0 for pence in owed.values()) and sum(owed.values()) == amount:
        return dict(owed)
    if not owed:
        return {}
    each, odd = divmod(amount, len(owed))
    return {player: Pence(each + (odd if place == 0 else 0)) for place, player in enumerate(owed)}


def splits(what: Asked, players: Iterable[Spelled], standings: Mapping[PlayerId, Standing]) -> tuple[Proposal, ...]:
    """At most two ways to divide the payment: the sum is just what these owe together, and something points at them.

    Without any sign, only if nobody owes the sum alone and no other two (with the payer, if known) owe it together.
    """
    everybody = [_seen(what, *one, standings) for one in players]
    owing = [one for one in everybody if 0 < one.owed < what.amount]
    found: dict[frozenset[PlayerId], tuple[int, Proposal]] = {}
    for group in _groups(what, owing):
        told = _reason(what, group)
        if told is not None:
            rank, reason = told
            ordered = sorted(group, key=lambda one: (not one.payer, one.player.name, one.player.player_id))
            proposal = Proposal(
                parts=tuple(Part(one.player, one.owed) for one in ordered), reason=reason, named=rank < _FAMILY
            )
            found[frozenset(proposal.shares)] = (rank, proposal)
    # A family name alone is worth a button only where nothing says more.
    most = min((rank for rank, _ in found.values()), default=_FAMILY)
    best = [one for one in found.values() if one[0] < _FAMILY or most == _FAMILY]
    best.sort(key=lambda one: (one[0], len(one[1].parts), [part.player.name for part in one[1].parts]))
    if best:
        return tuple(proposal for _, proposal in best[:MOST])
    payers = [one for one in everybody if one.payer]
    if any(one.owed == what.amount for one in everybody) or (payers and not any(one in owing for one in payers)):
        return ()
    return _only_pair(what, owing)


def _seen(what: Asked, player: Player, known: tuple[Spelling, ...], standings: Mapping[PlayerId, Standing]) -> _Owing:
    standing = standings.get(player.player_id)
    owed = ledger.owes(standing.balance) if standing is not None else Pence(0)
    account = any(one.key in what.keys and not one.named for one in player.accounts)
    return _Owing(
        player=player,
        known=known,
        owed=owed,
        coded=not (what.found.clear | what.found.hidden).isdisjoint(player.codes),
        named=is_named(player, what.named),
        payer=account or likeness(what.payers, known)[0] >= LIKE_ENOUGH,
        families=families(player),
    )


def _groups(what: Asked, owing: Sequence[_Owing]) -> Iterable[tuple[_Owing, ...]]:
    """All twos and threes of one club among those pointed at who together owe the sum."""
    payers = {word for one in what.payers for person in one.people for word in person if len(word) > 1}
    clubs: dict[ClubId, list[_Owing]] = {}
    for one in owing:
        learned = any(account.key in what.keys for account in one.player.accounts)
        if one.coded or one.named or one.payer or learned or not payers.isdisjoint(one.families):
            clubs.setdefault(one.player.club_id, []).append(one)
    for pointed in clubs.values():
        # Of a family as large as that, only those count whom something more than the name points at.
        near = pointed if len(pointed) <= _POINTED_AT else [one for one in pointed if _is_meant(what, one)]
        for size in range(2, LARGEST + 1):
            for group in combinations(near[:_POINTED_AT], size):
                if sum(one.owed for one in group) == what.amount:
                    yield group


def _is_meant(what: Asked, one: _Owing) -> bool:
    return one.coded or one.named or any(account.key in what.keys for account in one.player.accounts)


def _reason(what: Asked, group: Sequence[_Owing]) -> tuple[int, str] | None:
    """Why these belong together, with the strength of it, the strongest first; None when nothing says so."""
    both = "both" if len(group) == 2 else "all three"
    if _learned_together(what.keys, group):
        return 0, f"paid for {both} before"
    if all(one.coded for one in group):
        return 1, f"{both} codes"
    named = [one for one in group if one.named or one.coded]
    if named and all(one.payer or one in named for one in group):
        return 2, "named in the reference"
    if _are_joint(what, group):
        return 3, "joint account"
    if any(one.payer for one in group) and _is_family(what, group):
        return _FAMILY, "same family name"
    return None


def _learned_together(keys: Collection[str], group: Sequence[_Owing]) -> bool:
    """Whether a payment of this account was divided among exactly these."""
    members = {one.player.player_id for one in group}
    return all(
        any(
            account.key in keys and {*account.shared_with, one.player.player_id} == members
            for account in one.player.accounts
            if account.shared_with
        )
        for one in group
    )


def _are_joint(what: Asked, group: Sequence[_Owing]) -> bool:
    """Whether each is another one of the people whom a joint name tells of."""
    return any(
        all(_is_like(replace(payer, people=(person,)), one) for person, one in zip(payer.people, turned, strict=True))
        for payer in what.payers
        if len(payer.people) == len(group)
        for turned in permutations(group)
    )


def _is_like(payer: Spelling, one: _Owing) -> bool:
    return likeness((payer,), one.known)[0] >= LIKE_ENOUGH


def _is_family(what: Asked, group: Sequence[_Owing]) -> bool:
    """Whether all have the payer's family name."""
    shared = frozenset.intersection(*(one.families for one in group))
    return any(word in shared for payer in what.payers for person in payer.people for word in person)


def _only_pair(what: Asked, owing: Sequence[_Owing]) -> tuple[Proposal, ...]:
    """The one pair that owes the sum together, if there is just one, and its payer among them if we know who paid."""
    payers = [one for one in owing if one.payer]
    by_owed: dict[tuple[ClubId, int], list[_Owing]] = {}
    for one in owing:
        by_owed.setdefault((one.player.club_id, one.owed), []).append(one)
    pairs: dict[frozenset[PlayerId], tuple[_Owing, _Owing]] = {}
    for one in payers or owing:
        for other in by_owed.get((one.player.club_id, what.amount - one.owed), ()):
            if other is not one:
                pairs.setdefault(frozenset((one.player.player_id, other.player.player_id)), (one, other))
        if len(pairs) > 1:
            return ()
    return tuple(
        Proposal(parts=tuple(Part(one.player, one.owed) for one in pair), reason="what they owe together")
        for pair in pairs.values()
    )
