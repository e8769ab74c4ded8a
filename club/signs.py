"""Is it football at all? Most of what reaches an organiser's own account is not, and is nobody's business.

Asking about somebody's rent is an annoyance, forgetting somebody's fiver is a debt that will not go away. So one sign
that is clearly football is enough, a name or a sum alone only when nothing speaks against it.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from club import ledger, names, oddities, words
from club.candidates import Asked, Standing, is_opaque, likeness
from club.clubs import Club
from club.fitting import PRICE_OF_A_FREE_GAME, is_price
from club.ids import ClubId, PlayerId
from club.nicknames import short_forms
from club.payments import Transfer
from club.players import Player
from club.resemblance import Spelling
from club.words import Sense

FULL_NAME = 0.85
INITIAL_AND_SURNAME = 0.72
FIRST_NAME = 0.6
SAME_INITIALS = 0.5
SAME_INITIAL = 0.3
LATELY = timedelta(days=7)

Spelled = Iterable[tuple[Player, tuple[Spelling, ...]]]


def any_sign(
    transfer: Transfer,
    what: Asked,
    players: Spelled,
    clubs: Mapping[ClubId, Club],
    standings: Mapping[PlayerId, Standing],
    names_known: frozenset[str],
    *,
    issued: Collection[str],
) -> bool:
    """Whether the reference, the name or the sum points to football. Wages and the like need a football word."""
    if what.mistyped or not (what.found.clear | what.found.hidden).isdisjoint(issued):
        return True
    own = names.words_in(transfer.payer_names) | oddities.in_full(transfer)
    about = words.sense(transfer.reference, names_known | own)
    if about is Sense.FOOTBALL:
        return True
    if oddities.is_reviewed(transfer) or all(transfer.amount > oddities.limit(club) for club in clubs.values()):
        return False
    if about is Sense.EMPTY and any(transfer.amount == club.default_price for club in clubs.values()):
        return True
    return any(
        _points_to(transfer, what, player, known, clubs[player.club_id], standings.get(player.player_id), about)
        for player, known in players
    )


def _points_to(
    transfer: Transfer,
    what: Asked,
    player: Player,
    known: tuple[Spelling, ...],
    club: Club,
    standing: Standing | None,
    about: Sense,
) -> bool:
    """Whether the sum fits this player, and the name as well as it has to for a reference of this kind."""
    owed = ledger.owes(standing.balance) if standing else 0
    exactly = owed == transfer.amount
    if about is Sense.EMPTY and exactly and (_played_lately(standing, transfer) or not is_price(transfer.amount, club)):
        return True
    if not exactly and (about is Sense.ELSEWHERE or (about is Sense.OTHER and not owed)):
        return False
    fits = exactly or is_price(transfer.amount, club)
    alike, _ = likeness(what.payers, known)
    match about:
        case Sense.EMPTY:
            if exactly:
                return alike >= SAME_INITIAL or is_opaque(player)
            if alike >= FULL_NAME and _is_small(transfer.amount, club):
                return True
            # In a big club there is a Sam for every Sam: a first name has to owe as much.
            return (fits or transfer.amount <= owed) and (
                alike >= INITIAL_AND_SURNAME or (fits and transfer.amount <= owed and alike >= FIRST_NAME)
            )
        case Sense.OTHER:
            return (
                alike >= FULL_NAME
                if fits and not exactly and transfer.amount <= owed
                else exactly and alike >= FIRST_NAME
            )
        case _:
            return alike >= FULL_NAME


def _is_small(amount: int, club: Club) -> bool:
    """Whether somebody may well pay this for football: up to two games, or any number of whole ones."""
    price = club.default_price or PRICE_OF_A_FREE_GAME
    return amount <= 2 * price or amount % price == 0


def _played_lately(standing: Standing | None, transfer: Transfer) -> bool:
    if standing is None or standing.last_played is None:
        return False
    return timedelta(0) <= transfer.created_at - standing.last_played <= LATELY


def words_of(players: Spelled, clubs: Iterable[Club]) -> frozenset[str]:
    """Words in a reference that tell who plays, or where, and not what it is for."""
    people = frozenset(
        word.upper() for _, known in players for one in known for person in one.people for word in person
    )
    return people | names.words_in(text for club in clubs for text in (club.name, *club.places))


def is_signed(player: Player, rest: str) -> bool:
    """Whether what stands beside a code is the player's own name, with nothing but plain words around it."""
    own = names.tokens(player.name)
    for name in {*own, *(short_forms(own[0]) if own else ())}:
        before, found, after = rest.partition(name.upper())
        if found and len(name) > 1 and all(not part or words.plain_words_only(part) for part in (before, after)):
            return True
    return False
