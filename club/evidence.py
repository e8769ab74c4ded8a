"""What speaks for whom: each piece of evidence has a sort, by which it counts, and words that can be shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from club import codes, days, names, oddities, signs
from club.candidates import likeness
from club.ids import AccountKey, PlayerId
from club.known import Known
from club.oddities import Ground
from club.payments import Transfer
from club.players import KnownAccount, Player
from club.resemblance import spelling, spelling_of_player
from club.rivals import holds_a_name


class Sort(Enum):
    """What a piece of evidence is worth."""

    CODE = auto()
    MAYBE_CODE = auto()
    """The characters of a code, which may have come about by chance."""
    ACCOUNT = auto()
    """It paid for this player, and for nobody else that we know of."""
    ACCOUNT_NAMING = auto()
    """It paid for several, and the reference names just this one; or it counts when the reference does, and it does."""
    ACCOUNT_UNNAMED = auto()
    """Somebody else's account that paid for this player when the reference said so, which it does not do now."""
    ACCOUNT_OF_SEVERAL = auto()
    """It paid for others too, and nothing says whom this is for."""
    NAME = auto()
    """The organiser accepted it for this player."""
    NAMESAKE = auto()
    """Somebody whom a bank would call the same."""


ACCOUNTS = frozenset({Sort.ACCOUNT, Sort.ACCOUNT_NAMING, Sort.ACCOUNT_UNNAMED, Sort.ACCOUNT_OF_SEVERAL})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a player."""

    sort: Sort
    words: str


Told = Mapping[PlayerId, Sequence[Evidence]]


def sorts(told: Iterable[Evidence]) -> frozenset[Sort]:
    """All sorts among these."""
    return frozenset(one.sort for one in told)


def ground(told: Told) -> Ground:
    """What a decision on this evidence would rest on."""
    found = sorts(one for evidence in told.values() for one in evidence)
    if Sort.CODE in found:
        return Ground.CODE
    return Ground.NAME if found.isdisjoint(ACCOUNTS) else Ground.ACCOUNT


def gather(known: Known, transfer: Transfer, keys: tuple[AccountKey, ...], *, stranger: bool) -> Told:
    """All conclusive evidence by player, and with it what may be a code. A code beats the rest.

    To a `stranger`'s account, which is not football's, an accepted name counts for nothing.
    """
    found = codes.found_in(transfer.reference)
    coded = {player.player_id: code for code in sorted(found.clear) for player in known.by_code.get(code, ())}
    maybe = {player.player_id: code for code in sorted(found.hidden) for player in known.by_code.get(code, ())}
    if not coded and len(maybe) == 1 and _is_signed(known, maybe, transfer.reference):
        coded, maybe = maybe, {}
    told = {player: [Evidence(Sort.CODE, f"code {code}")] for player, code in coded.items()}
    if not oddities.is_through_a_company(transfer):
        other = _by_account_and_name(known, transfer, keys, stranger=stranger)
        if not told:
            told = other
        elif len(told) == 1:
            told = {player: [*evidence, *other.get(player, ())] for player, evidence in told.items()}
    if told:
        for player, code in maybe.items():
            told.setdefault(player, [Evidence(Sort.MAYBE_CODE, f"perhaps code {code}")])
    return told


def _is_signed(known: Known, maybe: Mapping[PlayerId, str], reference: str) -> bool:
    ((player, code),) = maybe.items()
    return signs.is_signed(known.players[player], codes.beside(reference, code))


def _by_account_and_name(
    known: Known, transfer: Transfer, keys: tuple[AccountKey, ...], *, stranger: bool
) -> dict[PlayerId, list[Evidence]]:
    told = _by_account(known, transfer, keys)
    if not told and not known.by_name:
        return told
    if any(_is_own(known.players[player], transfer) for player in told):
        return told
    for key in () if stranger else dict.fromkeys(map(names.exact_key, transfer.payer_names)):
        accepted = known.by_name.get(key, {})
        by_account = told.keys() & accepted.keys()
        for player in by_account or accepted:
            words = f"“{accepted[player]}” is an accepted bank name"
            told.setdefault(player, []).append(Evidence(Sort.NAME, words))
        for rival in known.rivals.of_name(key) if accepted and not by_account else ():
            if rival.player_id not in accepted:
                namesake = Evidence(Sort.NAMESAKE, "would have the same bank name")
                told.setdefault(rival.player_id, []).append(namesake)
    said = {player: found for player, found in told.items() if sorts(found) != {Sort.ACCOUNT_UNNAMED}}
    return said or told


def _is_own(player: Player, transfer: Transfer) -> bool:
    """Whether this known account is the player's own, by its name: then somebody else's same name tells nothing."""
    if player.accepted_bank_names or any(map(names.is_joint, transfer.payer_names)):
        return False
    own = (spelling_of_player(player.name),)
    return likeness(tuple(map(spelling, transfer.payer_names)), own)[0] >= signs.INITIAL_AND_SURNAME


def _by_account(known: Known, transfer: Transfer, keys: tuple[AccountKey, ...]) -> dict[PlayerId, list[Evidence]]:
    """Whom the account paid for. When it paid for several, the one whom the reference names."""
    paid = {(player.player_id, account) for key in keys for player, account in known.by_account.get(key, ())}
    if not paid:
        return {}
    owners = {player for player, _ in paid}
    named = {one.player_id for one in known.rivals.named(transfer.reference)} & owners
    always = {player for player, account in paid if not account.named}
    several = len(always) > 1 or any(account.others for player, account in paid if player in always)
    if len(owners) > 1 and len(named) == 1:
        paid = {(player, account) for player, account in paid if player in named}
    elif len(owners) > 1 and not holds_a_name(transfer.reference):
        paid = {(player, account) for player, account in paid if not account.named} or paid
    told: dict[PlayerId, list[Evidence]] = {}
    for player, account in sorted(paid, key=lambda one: (one[1].since, one[0], one[1].payment_id)):
        if account.named:
            sort = Sort.ACCOUNT_NAMING if player in named else Sort.ACCOUNT_UNNAMED
        elif several:
            sort = Sort.ACCOUNT_NAMING if named == {player} else Sort.ACCOUNT_OF_SEVERAL
        else:
            sort = Sort.ACCOUNT
        told.setdefault(player, []).append(Evidence(sort, _account_in_words(known, transfer, player, account, sort)))
    return told


def _account_in_words(known: Known, transfer: Transfer, player: PlayerId, account: KnownAccount, sort: Sort) -> str:
    zone = known.club_of(known.players[player]).timezone
    since = f"account known since {days.date_in_full(account.since, now=transfer.created_at, timezone=zone)}"
    if sort is Sort.ACCOUNT_UNNAMED:
        return f"{since}, when the reference said so"
    others = sorted(_names(known, account.shared_with))
    return f"{since}, shared with {' and '.join(others)}" if others else since


def _names(known: Known, players: Iterable[PlayerId]) -> Iterator[str]:
    for player in players:
        yield known.players[player].name if player in known.players else "somebody who left"
