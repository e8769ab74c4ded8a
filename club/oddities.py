"""What makes a payment odd although its payer is plain: then a person is asked, whatever the evidence."""

from club import names, words
from club.clubs import Club
from club.money import Pence
from club.payments import Route, Transfer

OUT_OF_PROPORTION = 10
PRICE_OF_A_FREE_GAME = Pence(500)


def oddity(transfer: Transfer, club: Club, *, by_code: bool) -> str | None:
    """Why this payment must not be booked by itself, in a few words; None when nothing is odd."""
    if is_reviewed(transfer):
        return "not a transfer between people"
    if transfer.amount > limit(club):
        return "far more than a game costs"
    if not by_code and _is_about_something_else(transfer, club):
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


def _is_about_something_else(transfer: Transfer, club: Club) -> bool:
    """A friend who plays also repays his share of the gas bill: an odd sum, under a word that is not football."""
    price = club.default_price or PRICE_OF_A_FREE_GAME
    return transfer.amount % price != 0 and words.sense(transfer.reference) is words.Sense.ELSEWHERE
