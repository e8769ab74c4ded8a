"""Names as banks write them: `MR A O BRIEN`, `O'Brien A`, `JONES A & T`. Which of them are the same name.

`exact_key` is what books money by itself, so it only forgives what a bank does to spelling: case, accents, punctuation,
titles and the order of words. Everything more forgiving is `club.resemblance`, and only suggests.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from club.nicknames import short_forms

BANK_CUT = 18

_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "rev", "revd",
    "reverend", "mstr", "messrs", "esq",
})  # fmt: skip
COMPANY_WORDS: Final = frozenset({
    "ltd", "limited", "plc", "llp", "inc", "co", "company", "services",
    "payments", "account", "accounts", "trading", "cic", "gmbh",
})  # fmt: skip
_BROKERS = frozenset({
    "revolut", "paypal", "stripe", "gocardless", "sumup", "zettle", "izettle", "transferwise", "truelayer", "worldpay",
    "klarna", "payoneer", "moneygram", "worldremit", "remitly", "skrill", "trustly", "monese", "adyen",
    "mollie", "barclaycard",
})  # fmt: skip
_BROKERS_THAT_ARE_SURNAMES = frozenset({"wise", "square", "curve", "western"})
_BROKER_WORDS = COMPANY_WORDS | {"europe", "uk", "eu", "sa", "nv", "payment", "pay", "union", "cash", "card", "cards"}

# Letters that do not fall apart into a letter and an accent, as banks spell them.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼʻ′＇"), "")
_IRISH = """
brien bryan byrne callaghan carroll connell connor conor dell doherty donnell donoghue donohue donovan dowd driscoll
dwyer farrell flaherty flanagan flynn gara gorman grady hagan halloran hanlon hara hare hearn higgins kane keefe
keeffe leary loughlin mahoney mahony malley mara meara neil neill rafferty regan reilly riordan rourke rorke
shaughnessy shea sullivan toole
"""
_AFTER_O = frozenset(_IRISH.split())
_AFTER_D = frozenset({"angelo", "arcy", "souza", "sousa", "costa"})
_GLUED = re.compile(r"(?:(?<=[^\W\d_A-Z]{2})|(?<=\b[A-Z][a-z]))(?=[A-Z](?:\b|_))")
_LATIN_END = "\u0370"


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in order, folded: lower case, no accents, punctuation or emoji. `&` stays, as a word."""
    text = name if name.isascii() else _without_accents(name)
    text = text.lower().translate(_APOSTROPHES)
    spaced = "".join(
        ch if ch.isalnum() or unicodedata.combining(ch) else " & " if ch in "&+" else _else(ch) for ch in text
    )
    found = ["&" if word == "and" else word for word in spaced.split()]
    return tuple(_joined(found))


def called(name: str) -> tuple[str, ...]:
    """The words of a name in the chat: `DaveO` is Dave O."""
    return tokens(_GLUED.sub(" ", name))


@lru_cache(maxsize=20_000)
def words_of_player(name: str) -> tuple[str, ...]:
    """The same of a player, remembered: players come back with every roster. A payer's name is not kept anywhere."""
    return called(name)


def _else(ch: str) -> str:
    return ch if unicodedata.category(ch).startswith("M") else " "


def _without_accents(name: str) -> str:
    """Accents go from Latin letters only: in Hindi or Thai the marks are the vowels, and names would collide."""
    kept: list[str] = []
    latin = True
    for ch in unicodedata.normalize("NFKD", name):
        if not unicodedata.category(ch).startswith("M"):
            latin = ch < _LATIN_END
        elif latin:
            continue
        kept.append(ch)
    return unicodedata.normalize("NFC", "".join(kept)).casefold().translate(_PLAIN)


def _joined(words: list[str]) -> list[str]:
    """`O BRIEN`, `D SOUZA` and `MC DONALD` made whole. By a list: in `JONES O ASHLEY` the O is an initial."""
    whole: list[str] = []
    for word in words:
        before = whole[-1] if whole else ""
        split = (
            (before == "o" and word in _AFTER_O)
            or (before == "d" and word in _AFTER_D)
            or (before == "mc" and word.isalpha())
        )
        if split:
            whole[-1] = before + word
        else:
            whole.append(word)
    return whole


def exact_key(name: str) -> str:
    """Two bank names with the same key are one name. Empty, and then meaningless, without any letter or digit.

    A joint name keeps its `&`, so it never equals a single one. Titles go unless only one word would be left:
    `MR SMITH` and `MRS SMITH` are two people.
    """
    words = tokens(name)
    if "&" not in words:
        return _part_key(words)
    parts, part = [], list[str]()
    for word in (*words, "&"):
        if word != "&":
            part.append(word)
        elif part:
            parts.append(_part_key(part))
            part = []
    return " & ".join(sorted(parts)) + (" &" if len(parts) == 1 else "") if parts else ""


def _part_key(words: tuple[str, ...] | list[str]) -> str:
    return " ".join(sorted(untitled(words)))


def untitled(words: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The words without Mr, Mrs, Dr and the like, unless only one word would be left."""
    kept = tuple(word for word in words if word not in _TITLES)
    return kept if len(kept) > 1 else tuple(words)


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """All words of these texts in capitals, as they would stand in a reference."""
    return frozenset(word.upper() for text in texts for word in tokens(text))


def likely_keys(name: str) -> frozenset[str]:
    """The keys under which a bank may show whoever has this full name: `ASHLEY JONES`, `A JONES`. None for one word."""
    words = untitled(called(name))
    if len(words) < 2 or "&" in words or len(words[-1]) < 2:
        return frozenset()
    forms = {form[:length] for form in short_forms(words[0]) for length in (1, len(form))}
    return frozenset(_part_key((form, words[-1])) for form in forms)


def is_joint(name: str) -> bool:
    """Whether the name is of an account that two people share."""
    return "&" in tokens(name)


def is_business(payer_names: Iterable[str]) -> bool:
    """Whether one of these is a firm's name."""
    return any(not COMPANY_WORDS.isdisjoint(tokens(name)) for name in payer_names)


def is_intermediary(name: str) -> bool:
    """Whether this names a payment company rather than a person: many people's money comes under it."""
    words = tokens(name)
    if not _BROKERS.isdisjoint(words):
        return True
    return bool(words) and words[0] in _BROKERS_THAT_ARE_SURNAMES and _BROKER_WORDS.issuperset(words[1:])
