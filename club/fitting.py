"""Does a sum look like football? A game, several games, or what somebody owes."""

from club import ledger
from club.candidates import Standing
from club.clubs import Club
from club.money import Pence

MOST_GAMES_AT_ONCE = 4
PRICE_OF_A_FREE_GAME = Pence(500)


def is_price(amount: int, club: Club) -> bool:
    """Whether this pays for a few whole games."""
    price = club.default_price
    return bool(price) and amount % price == 0 and 1 <= amount // price <= MOST_GAMES_AT_ONCE


def is_owed(amount: int, standing: Standing | None) -> bool:
    """Whether this is exactly what the player owes."""
    return standing is not None and ledger.owes(standing.balance) == amount


def is_likely(amount: int, club: Club, standing: Standing | None) -> bool:
    """Whether a known payer need not say what this sum is for: part of a game, whole games, or all that is owed.

    Whole games are a few, or as many as are owed for.
    """
    price = club.default_price or PRICE_OF_A_FREE_GAME
    if amount < price or is_owed(amount, standing):
        return True
    owed = ledger.owes(standing.balance) if standing is not None else Pence(0)
    return amount % price == 0 and amount <= max(MOST_GAMES_AT_ONCE * price, owed)


def is_settling(amount: int, club: Club, standing: Standing | None) -> bool:
    """Whether this settles everything; in a club that keeps no games, whether it pays for one."""
    if standing is not None and standing.last_played is None:
        return amount == (club.default_price or PRICE_OF_A_FREE_GAME) or is_owed(amount, standing)
    return is_owed(amount, standing)
