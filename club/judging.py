"""From evidence to a decision: whose money it is, beyond doubt, or who has to be asked about."""

from collections.abc import Iterable, Mapping, Sequence

from club import codes, ledger, oddities
from club.candidates import Standing
from club.decisions import Ambiguous, Matched, Shared
from club.evidence import Evidence, Sort, Told, ground, sorts
from club.fitting import PRICE_OF_A_FREE_GAME, is_owed
from club.ids import AccountKey, PlayerId
from club.known import Known
from club.money import Pence
from club.names import is_joint
from club.oddities import Ground
from club.payments import Transfer
from club.players import Player
from club.rivals import is_named
from club.several import is_for_several
from club.sharing import learned, shared

Standings = Mapping[PlayerId, Standing]
SOMEBODY_ELSE = "the reference names somebody else"


def judge(
    known: Known, transfer: Transfer, keys: tuple[AccountKey, ...], told: Told, standings: Standings | None
) -> Matched | Shared | Ambiguous:
    """Whose money this is, going by this evidence, of which there is some."""
    if standings is not None and (together := shared(known, transfer, keys, told, standings)):
        return together
    if len(told) > 1:
        players = tuple(known.players[player] for player in told)
        words = tuple(f"{player.name}: {one.words}" for player in players for one in told[player.player_id])
        return Ambiguous(players, words, _is_private(known, transfer, players, ground(told), standings))
    ((player_id, evidence),) = told.items()
    player = known.players[player_id]
    decision = _one(known, transfer, player, evidence, standings)
    if isinstance(decision, Matched) and (others := _together(known, transfer, keys, player, standings)):
        return Ambiguous((player, *others), (*decision.evidence, "it may be for others too"))
    return decision


def _together(
    known: Known, transfer: Transfer, keys: tuple[AccountKey, ...], player: Player, standings: Standings | None
) -> tuple[Player, ...]:
    """Who may have a part in more than a game's price that the player does not owe alone, which the standings tell.

    With whom the account was divided before; or, without a code, who has the family name and owes just the rest.
    """
    if transfer.amount <= (known.club_of(player).default_price or PRICE_OF_A_FREE_GAME):
        return ()
    group = learned(known, keys)
    partners = tuple(one for one in group if one != player) if player in group else ()
    by_code = not codes.found_in(transfer.reference).clear.isdisjoint(player.codes)
    kin = () if by_code else known.kin(player)
    if standings is None:
        return partners or kin
    owed = _owed(player, standings)
    if owed == transfer.amount:
        return ()
    return partners or tuple(one for one in kin if 0 < _owed(one, standings) == transfer.amount - owed)


def _owed(player: Player, standings: Standings) -> Pence:
    return ledger.owes(standings[player.player_id].balance) if player.player_id in standings else Pence(0)


def _one(
    known: Known, transfer: Transfer, player: Player, evidence: Sequence[Evidence], standings: Standings | None
) -> Matched | Ambiguous:
    """What is conclusive about one player is a question as soon as something is odd, or another may be meant."""
    words = tuple(one.words for one in evidence)
    rests_on = ground({player.player_id: evidence})
    club, standing = known.club_of(player), standing_of(player, standings)
    nearly = _nearly(known, transfer, player) if rests_on is not Ground.CODE else ()
    odd = oddities.oddity(transfer, player, club, rests_on, standing)
    if odd is not None:
        private = not nearly and _is_private(known, transfer, (player,), rests_on, standings)
        return Ambiguous((player, *nearly), (*words, odd), private)
    if is_for_several(transfer.reference):
        named = (one for one in known.rivals.named(transfer.reference) if one != player)
        return Ambiguous((player, *named), (*words, "the reference speaks of several"))
    if rests_on is Ground.CODE:
        return Matched(player, words)
    if twins := known.twins(player):
        return Ambiguous(twins, (*words, "plays in more than one of your clubs"))
    if others := (*known.rivals.besides(player, transfer), *nearly):
        return Ambiguous((player, *others), (*words, SOMEBODY_ELSE))
    if known.rivals.names_a_stranger(player, transfer):
        return Ambiguous((player,), (*words, SOMEBODY_ELSE))
    if not is_named(player, transfer) and (others := known.rivals.sharing(player, transfer)):
        return Ambiguous((player, *others), (*words, "others may share this account"))
    if why := _why_not_alone(transfer, sorts(evidence), club.default_price or PRICE_OF_A_FREE_GAME, standing):
        return Ambiguous((player,), (*words, why))
    return Matched(player, words)


def _why_not_alone(transfer: Transfer, found: frozenset[Sort], price: Pence, standing: Standing | None) -> str | None:
    """Why this is not enough although it points at nobody else; None when it is.

    An account of several pays for one of them alone what that one owes, or a game.
    """
    if found == {Sort.ACCOUNT_UNNAMED}:
        return "the reference does not say so this time"
    if Sort.ACCOUNT_OF_SEVERAL in found:
        return "the account paid for others too"
    if transfer.amount <= price or is_owed(transfer.amount, standing):
        return None
    if Sort.ACCOUNT_NAMING in found and Sort.NAME not in found:
        return "the account paid for others too"
    return "a joint account, and more than a game" if any(map(is_joint, transfer.payer_names)) else None


def _nearly(known: Known, transfer: Transfer, player: Player) -> tuple[Player, ...]:
    """Whose mistyped code the reference may hold, unless it is the player's own."""
    near = {code for word in codes.code_like(transfer.reference) for code in codes.near(word, known.by_code)}
    if not near.isdisjoint(player.codes):
        return ()
    return tuple(other for code in sorted(near) for other in known.by_code[code])


def _is_private(
    known: Known, transfer: Transfer, players: Iterable[Player], rests_on: Ground, standings: Standings | None
) -> bool:
    return rests_on is not Ground.CODE and all(
        oddities.is_private(transfer, player, known.club_of(player), standing_of(player, standings))
        for player in players
    )


def standing_of(player: Player, standings: Standings | None) -> Standing | None:
    """How the player stands: with nothing, where the ledger has no line. None when nobody looked."""
    if standings is None:
        return None
    nothing = Standing(player_id=player.player_id, balance=Pence(0), last_played=None, last_paid=None)
    return standings.get(player.player_id, nothing)
