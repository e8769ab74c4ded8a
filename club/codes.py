"""Reference codes: five characters that a player puts into the payment reference, and how they are found again there.

A bank upper-cases a reference, cuts it, drops spaces or adds some, and people write words around the code. Four
characters carry the code and the fifth checks them: as 23 is prime, every single substitution and every swap of two
is noticed.
"""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from club.words import football_words_only, plain_words_only

ALPHABET = "BCDFGHJKMNPQRSTVWXYZ379"
LENGTH = 5
TRIES = 600

_VALUE = {character: value for value, character in enumerate(ALPHABET)}
# All different and none 0 modulo 23: that is what notices. The last is -1, so the check equals the others' sum.
_WEIGHTS = (8, 7, 6, 5, 22)
_DIGITS = frozenset("379")
_SAFE = frozenset(ALPHABET) - frozenset("BGSZ379")
_RUDE = re.compile("B7?TCH|C+NT|CCK|D[CK]K|F[CKQ]+[KN]|KKK|N[G9]+R|PNS|PSS|SH?T|TWT|VGN|WNK|W7NK")
_WINDOW = re.compile(f"(?=([{ALPHABET}]{{{LENGTH}}}))")
_NO_WORD = re.compile("[BCDFGHJKMNPQRSTVWXZ]{4,6}")
_TOKEN = re.compile(r"[^\W_]+")

# Only what the alphabet lacks is mapped, and only on to its one look-alike there: reading never turns one code into
# another. 0/O, 1/I/L and 4/A have no look-alike in the alphabet, so they stay, and break a code rather than invent one.
_LOOK_ALIKES = str.maketrans("2568", "ZSGB")


@dataclass(frozen=True, slots=True)
class Found:
    """Codes in a reference. `clear` ones stand alone or beside words; `hidden` ones may have come about by chance."""

    clear: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


_NOTHING = Found()


def is_code(text: str) -> bool:
    """Whether this is a code that `issue` could have made.

    Each has a digit, so that no word is one (“nymph” would be), and two letters that are no digit's look-alike, so
    that no date, invoice or phone number is one.
    """
    if len(text) != LENGTH or not all(character in _VALUE for character in text):
        return False
    if sum(weight * _VALUE[character] for weight, character in zip(_WEIGHTS, text, strict=True)) % len(ALPHABET):
        return False
    if _DIGITS.isdisjoint(text) or sum(character in _SAFE for character in text) < 2:
        return False
    return _RUDE.search(text) is None


def issue(seed: str, taken: Collection[str]) -> str:
    """A new code, the same for the same seed and the same codes taken.

    At an edit distance of 3 or more from all of these as long as `TRIES` attempts find one, so that one slip of a
    finger stays nearer to the right player than to any other. After that merely unused, which is a distance of 2 by
    the check.
    """
    return issue_all((seed,), taken)[0]


def issue_all(seeds: Sequence[str], taken: Collection[str]) -> list[str]:
    """A new code for each seed, as far from one another as from those that are taken."""
    used = set(taken)
    crowded = {mark for code in used for mark in _marks(code)}
    issued: list[str] = []
    for seed in seeds:
        code = _spaced(seed, used, crowded)
        used.add(code)
        crowded.update(_marks(code))
        issued.append(code)
    return issued


def _spaced(seed: str, used: set[str], crowded: set[tuple[int, str]]) -> str:
    spare = None
    for attempt, code in enumerate(_attempts(seed)):
        if code in used:
            continue
        if crowded.isdisjoint(_marks(code)):
            return code
        spare = spare or code
        if attempt >= TRIES:
            return spare
    raise AssertionError("attempts never end")


def _attempts(seed: str) -> Iterator[str]:
    counter = 0
    while True:
        digest = hashlib.blake2b(f"{counter}\x1f{seed}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = int.from_bytes(digest, "big")
        values = [number // 23**place % 23 for place in range(LENGTH - 1)]
        check = sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=False)) % 23
        code = "".join(ALPHABET[value] for value in (*values, check))
        if is_code(code):
            yield code
        counter += 1


_TRIPLES = tuple(combinations(range(LENGTH), 3))


def _marks(code: str) -> Iterator[tuple[int, str]]:
    """Two codes share a mark exactly when two edits or fewer turn one into the other: looking up beats comparing."""
    if len(code) != LENGTH:
        return
    for number, (one, two, three) in enumerate(_TRIPLES):
        yield number, code[one] + code[two] + code[three]
    for place in range(LENGTH):
        yield -1, code[:place] + code[place + 1 :]


def found_in(reference: str) -> Found:
    """Every code in a payment reference, however a bank spaced it.

    Clear is a code made of whole tokens ("K7WMX", "k7-wmx", "K7 WMX"), one glued to words within one token
    ("FOOTYK7WMXDAVE"), and one whose only neighbours are football words ("5SK7 WMX"). All others are hidden: among
    the characters of a booking reference, or across the border of two words.
    """
    if _DIGITS.isdisjoint(reference) and reference.isascii():
        return _NOTHING
    spans, text = _tokens(reference)
    clear, hidden = set[str](), set[str]()
    for match in _WINDOW.finditer(text.translate(_LOOK_ALIKES)):
        if is_code(match[1]):
            conclusive = _stands_out(text, spans, match.start())
            (clear if conclusive else hidden).add(match[1])
    return Found(frozenset(clear), frozenset(hidden - clear)) if clear or hidden else _NOTHING


def _tokens(reference: str) -> tuple[list[tuple[int, int]], str]:
    spans, parts, length = [], [], 0
    for token in _TOKEN.findall(unicodedata.normalize("NFKC", reference).upper()):
        spans.append((length, length + len(token)))
        parts.append(token)
        length += len(token)
    return spans, "".join(parts)


def _stands_out(text: str, spans: list[tuple[int, int]], start: int) -> bool:
    end = start + LENGTH
    first = next(span for span in spans if span[0] <= start < span[1])
    last = next(span for span in spans if span[0] < end <= span[1])
    around = [rest for rest in (text[first[0] : start], text[end : last[1]]) if rest]
    return all(map(football_words_only, around)) or (first == last and all(map(plain_words_only, around)))


def beside(reference: str, code: str) -> str:
    """The letters and digits of a reference that holds this code, without it."""
    _, text = _tokens(reference)
    start = text.translate(_LOOK_ALIKES).find(code)
    return text if start < 0 else text[:start] + text[start + LENGTH :]


def code_like(reference: str) -> tuple[str, ...]:
    """What may be a mistyped code: whole tokens that together have 4 to 6 characters, digits among them or no vowel."""
    spans, text = _tokens(reference)
    seen: dict[str, None] = {}
    for first, (start, _) in enumerate(spans):
        for _, end in spans[first:]:
            word = text[start:end].translate(_LOOK_ALIKES)
            fits = LENGTH - 1 <= len(word) <= LENGTH + 1 and sum(character not in _VALUE for character in word) <= 1
            no_word = any(map(str.isdigit, text[start:end])) or _NO_WORD.fullmatch(text[start:end])
            if fits and no_word and not text[start:end].isdigit():
                seen[word] = None
    return tuple(seen)


def near(code_like: str, issued: Container[str]) -> tuple[str, ...]:
    """The issued codes that one slip away from this text: a character wrong, missing or too many, or two swapped."""
    text = code_like.upper().translate(_LOOK_ALIKES)
    cuts = [(text[:place], text[place:]) for place in range(len(text) + 1)]
    slips = {before + after[1:] for before, after in cuts if after}
    slips |= {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    slips |= {before + character + after[1:] for before, after in cuts if after for character in ALPHABET}
    slips |= {before + character + after for before, after in cuts for character in ALPHABET}
    return tuple(sorted(slip for slip in slips - {text} if len(slip) == LENGTH and slip in issued))
