"""Is it football at all? Most of what reaches an organiser's own account is not, and is nobody's business.

Asking about somebody's rent is an annoyance, forgetting somebody's fiver is a debt that will not go away. So one sign
that is clearly football is enough, a name or a sum alone only when nothing speaks against it.
"""

from collections.abc import Collection, Iterable, Mapping

from club import ledger, names, oddities, words
from club.candidates import Asked, Standing, likeness
from club.clubs import Club
from club.ids import ClubId, PlayerId
from club.nicknames import short_forms
from club.payments import Transfer
from club.players import Player
from club.resemblance import Spelling
from club.words import Sense

MOST_GAMES_AT_ONCE = 4
FULL_NAME = 0.85
INITIAL_AND_SURNAME = 0.72
FIRST_NAME = 0.6

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
    own = {word.upper() for name in transfer.payer_names for word in names.tokens(name)}
    about = words.sense(transfer.reference, names_known | own)
    if about is Sense.FOOTBALL:
        return True
    if oddities.is_reviewed(transfer) or all(transfer.amount > oddities.limit(club) for club in clubs.values()):
        return False
    if about is Sense.EMPTY and any(_is_price(transfer.amount, club) for club in clubs.values()):
        return True
    return any(
        _points_to(transfer, what, known, clubs[player.club_id], standings.get(player.player_id), about)
        for player, known in players
    )


def _points_to(
    transfer: Transfer, what: Asked, known: tuple[Spelling, ...], club: Club, standing: Standing | None, about: Sense
) -> bool:
    exactly_owed = standing is not None and ledger.owes(standing.balance) == transfer.amount
    if exactly_owed and about is Sense.EMPTY:
        return True
    plausible = exactly_owed or (_is_price(transfer.amount, club) and about is not Sense.ELSEWHERE)
    if not plausible and about is Sense.ELSEWHERE:
        return False
    alike, _ = likeness(what.payers, known)
    if alike >= FULL_NAME:
        return True
    if alike >= INITIAL_AND_SURNAME:
        return plausible
    return alike >= FIRST_NAME and exactly_owed and about is Sense.OTHER


def _is_price(amount: int, club: Club) -> bool:
    price = club.default_price
    return bool(price) and amount % price == 0 and 1 <= amount // price <= MOST_GAMES_AT_ONCE


def words_of(players: Spelled) -> frozenset[str]:
    """The players' names word by word: in a reference they tell who pays, and not what for."""
    return frozenset(word.upper() for _, known in players for one in known for person in one.people for word in person)


def is_signed(player: Player, rest: str) -> bool:
    """Whether what stands beside a code is the player's own name, with nothing but plain words around it."""
    own = names.tokens(player.name)
    for name in {*own, *(short_forms(own[0]) if own else ())}:
        before, found, after = rest.partition(name.upper())
        if found and len(name) > 1 and all(not part or words.plain_words_only(part) for part in (before, after)):
            return True
    return False
