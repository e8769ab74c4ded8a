"""What makes a payment odd although its payer is plain: then a person is asked, whatever the evidence."""

from enum import IntEnum

from club import names, words
from club.clubs import Club
from club.money import Pence
from club.payments import Route, Transfer
from club.players import Player

OUT_OF_PROPORTION = 10
PRICE_OF_A_FREE_GAME = Pence(500)


class Ground(IntEnum):
    """What a decision rests on, the weakest first: people share names, rarely accounts, and never codes."""

    NAME = 1
    ACCOUNT = 2
    CODE = 3


def oddity(transfer: Transfer, player: Player, club: Club, ground: Ground) -> str | None:
    """Why this player's payment must not be booked by itself, in a few words; None when nothing is odd."""
    if is_reviewed(transfer):
        return "not a transfer between people"
    if transfer.amount > limit(club):
        return "far more than a game costs"
    if _is_about_something_else(transfer, player, club, ground):
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


def _is_about_something_else(transfer: Transfer, player: Player, club: Club, ground: Ground) -> bool:
    """A friend who plays also repays his share of the gas bill, and a stranger may have the name of a friend.

    From a known account an odd sum under the word of something else is asked about. By the name alone that word is
    enough, and so is an odd sum under a word nobody knows. A joke costs one question: then the account is known.
    """
    is_odd = transfer.amount % (club.default_price or PRICE_OF_A_FREE_GAME) != 0
    if ground is Ground.CODE or not transfer.reference or (ground is Ground.ACCOUNT and not is_odd):
        return False
    own = (*transfer.payer_names, player.name, *player.accepted_bank_names, club.name, *club.places)
    match words.sense(transfer.reference, names.words_in(own)):
        case words.Sense.ELSEWHERE:
            return True
        case words.Sense.OTHER:
            return is_odd and ground is Ground.NAME
        case _:
            return False
