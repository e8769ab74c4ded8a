"""Could anybody tell whose it is? By the names in the chat alone: two Sams who both owe are told apart by nothing.

This asks more simply than the rules do, so that they are not measured by themselves: what the bank or the payer writes
has to fit the player's name in the chat, and nobody else's who owes.
"""

from collections.abc import Callable, Sequence
from functools import cache

from club import names as bank_names
from club.ids import PlayerId
from club.nicknames import same_person
from tests.benchmarks.matching.names import NICKNAMES
from tests.benchmarks.matching.people import Account
from tests.benchmarks.matching.town import Payer

Owed = Callable[[PlayerId], int]
called = cache(bank_names.called)


def tells(one: Payer, account: Account, reference: str, payers: Sequence[Payer], owed: Owed) -> bool:
    """Whether the bank's name, or a name that the payer wrote, is this player's alone."""
    by_bank = account.own and not account.is_companys and _alone(one, payers, owed, lambda chat: _fits(chat, account))
    return by_bank or names(one, reference, payers, owed)


def names(one: Payer, reference: str, payers: Sequence[Payer], owed: Owed) -> bool:
    """Whether the reference names this player alone."""
    said = called(reference)
    said += tuple(word.removesuffix("s") for word in said)
    return _alone(one, payers, owed, lambda chat: any(same_person(chat[0], word) for word in said))


def _alone(one: Payer, payers: Sequence[Payer], owed: Owed, fits: Callable[[tuple[str, ...]], bool]) -> bool:
    """Whether this player fits, and nobody else; or nobody else who owes, as this one does."""
    fitting = [
        other.player.player_id
        for other in payers
        if other.player.name not in NICKNAMES and (chat := called(other.player.name)) and fits(chat)
    ]
    owing = [player for player in fitting if owed(player)]
    me = one.player.player_id
    return fitting == [me] or owing == [me]


def _fits(chat: tuple[str, ...], account: Account) -> bool:
    """Whether all that the chat knows of the name is in the bank's, which may have initials only, or the whole."""
    return any(all(any(_same(word, one) for one in called(shown)) for word in chat) for shown in account.names)


def _same(word: str, shown: str) -> bool:
    return same_person(word, shown) or (word[0] == shown[0] and (len(word) == 1 or len(shown) <= 2))
