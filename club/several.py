"""Does a reference speak of several people? “for me and Tom”, “both of us”, “Ash & Sam”."""

from typing import Final

from club import names, words
from club.given import is_given

_BOTH: Final = frozenset({"both", "us"})
_WITH: Final = frozenset({
    "me", "myself", "i", "brother", "bro", "sister", "wife", "husband", "hubby", "son", "dad", "mum", "mate", "friend",
    "guest", "partner", "girlfriend", "boyfriend", "lads", "boys", "kids",
})  # fmt: skip


def is_for_several(reference: str) -> bool:
    """Whether this says that the money is for more than one: then it is not all of it anybody's by itself."""
    said = names.tokens(reference)
    if not _BOTH.isdisjoint(said):
        return True
    beside = (word for place, one in enumerate(said) if one == "&" for word in said[max(0, place - 1) : place + 2])
    return any(word in _WITH or (is_given(word) and not words.is_plain(word)) for word in beside)
