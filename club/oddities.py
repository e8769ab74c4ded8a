"""What makes a payment odd although its payer is plain: then a person is asked, whatever the evidence."""

from collections.abc import Collection, Iterable
from enum import IntEnum
from itertools import pairwise

from club import codes, fitting, names, words
from club.candidates import Standing, call_name
from club.clubs import Club
from club.fitting import PRICE_OF_A_FREE_GAME
from club.money import Pence
from club.nicknames import same_person, short_forms
from club.payments import Route, Transfer
from club.players import Player

OUT_OF_PROPORTION = 10


class Ground(IntEnum):
    """What a decision rests on, the weakest first: people share names, rarely accounts, and never codes."""

    NAME = 1
    ACCOUNT = 2
    CODE = 3


def oddity(
    transfer: Transfer, player: Player, club: Club, ground: Ground, standing: Standing | None = None
) -> str | None:
    """Why this player's payment must not be booked by itself, in a few words; None when nothing is odd.

    Without the standing, what it could clear up is odd.
    """
    if is_reviewed(transfer):
        return "not a transfer between people"
    if transfer.amount > limit(club):
        return "far more than a game costs"
    return None if ground is Ground.CODE else _doubt(transfer, player, club, ground, standing)


def oddity_together(transfer: Transfer, players: Collection[Player], club: Club) -> str | None:
    """The same for a known account that settles to the penny what these players owe together."""
    if is_reviewed(transfer):
        return "not a transfer between people"
    if transfer.amount > limit(club):
        return "far more than a game costs"
    if words.is_mixed(transfer.reference) or sense(transfer, players, club) is words.Sense.ELSEWHERE:
        return "the reference is about something else"
    return None


def limit(club: Club) -> Pence:
    """The largest sum that is still in proportion: an uncle can be J SMITH too."""
    return Pence(OUT_OF_PROPORTION * (club.default_price or PRICE_OF_A_FREE_GAME))


def is_reviewed(transfer: Transfer) -> bool:
    """Whether people do not pay each other this way, so that nothing may be booked by itself."""
    return transfer.review or transfer.route not in (Route.BANK, Route.MONZO)


def is_through_a_company(transfer: Transfer) -> bool:
    """Whether the money came through a payment company, whose name and account many people share."""
    return any(map(names.is_intermediary, transfer.payer_names))


def is_private(transfer: Transfer, player: Player, club: Club, standing: Standing | None) -> bool:
    """Whether this known payer's money is plainly for something else, so that even asking would be prying.

    Words for something else and a sum that is no game, or no more than words nobody knows and such a sum.
    """
    match sense(transfer, (player,), club):
        case words.Sense.ELSEWHERE:
            fits = fitting.is_price(transfer.amount, club) and _owes(transfer.amount, standing)
            return not (fits or fitting.is_settling(transfer.amount, club, standing))
        case words.Sense.OTHER:
            return not (fitting.is_price(transfer.amount, club) or fitting.is_settling(transfer.amount, club, standing))
        case _:
            return False


def sense(transfer: Transfer, players: Collection[Player], club: Club) -> words.Sense:
    """What the reference is about, these players' own names and the club's places left aside."""
    own = [*transfer.payer_names, club.name, *club.places]
    mistyped: set[str] = set()
    for player in players:
        own += player.name, *player.accepted_bank_names, *short_forms(call_name(player))
        mistyped |= {word for word in codes.code_like(transfer.reference) if codes.near(word, player.codes)}
    written_out = in_full(transfer) | _family_written_out(transfer, players)
    return words.sense(transfer.reference, names.words_in(own) | mistyped | written_out)


def in_full(transfer: Transfer) -> frozenset[str]:
    """The words of the reference that a cut name of the bank's begins like: the payer wrote it out."""
    cut = [names.tokens(name)[-1:] for name in transfer.payer_names if len(name) >= names.BANK_CUT]
    starts = tuple(word.upper() for last in cut for word in last if len(word) > 2)
    return frozenset(word for word in words.words(transfer.reference) if starts and word.startswith(starts))


def _family_written_out(transfer: Transfer, players: Collection[Player]) -> frozenset[str]:
    """The family name behind a player's given name, where others know its initial: Dan R, “Dan Rowbottom”."""
    said = names.tokens(transfer.reference)
    known = {player: {*names.words_of_player(player.name), *_words(transfer.payer_names)} for player in players}
    return frozenset(
        family.upper()
        for player, own in known.items()
        for given, family in pairwise(said)
        if len(family) > 1 and family[0] in own and same_person(call_name(player), given)
    )


def _words(payer_names: Iterable[str]) -> Iterable[str]:
    return (word for name in payer_names for word in names.tokens(name))


def _tells_where(transfer: Transfer, club: Club) -> bool:
    """Whether the reference names a place where the club plays."""
    places = {word for word in names.words_in(club.places) if not words.is_plain(word)}
    return not places.isdisjoint(names.words_in((transfer.reference,)))


def _owes(amount: int, standing: Standing | None) -> bool:
    return standing is not None and standing.balance <= -amount


def _doubt(transfer: Transfer, player: Player, club: Club, ground: Ground, standing: Standing | None) -> str | None:
    """A friend who plays also repays his share of the gas bill, and a stranger may have the name of a friend.

    A word of something else is always asked about, and a word that nobody knows unless an account that is the player's
    alone settles everything with it. Without a word, the sum has to look like football. A joke costs a question.
    """
    match sense(transfer, (player,), club):
        case words.Sense.FOOTBALL:
            doubtful = words.is_mixed(transfer.reference)
        case words.Sense.EMPTY:
            likely = fitting.is_likely(transfer.amount, club, standing) or _tells_where(transfer, club)
            return None if likely else "an unusual sum, and no word about football"
        case words.Sense.OTHER:
            doubtful = True
        case _:
            return "the reference is about something else"
    alone = ground is Ground.ACCOUNT and not any(map(names.is_joint, transfer.payer_names))
    settles = alone and fitting.is_settling(transfer.amount, club, standing)
    return "the reference may be about something else" if doubtful and not settles else None
