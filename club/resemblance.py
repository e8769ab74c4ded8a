"""How much a bank's name looks like a player's. Never a ground for booking: it only orders suggestions."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from club.given import is_given
from club.names import BANK_CUT, COMPANY_WORDS, called, exact_key, untitled
from club.nicknames import full_forms, same_person, short_forms

Likeness = tuple[float, str]
_NONE: Likeness = (0.0, "")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name taken apart once, to be compared with many: the parts of a joint name, each without titles.

    `reach` is how its words begin, and those that may be initials alone (`KP`); `starts` is how they and their short
    forms may begin elsewhere, cut to an initial too.
    """

    key: str
    cut: bool
    company: bool
    people: tuple[tuple[str, ...], ...]
    starts: frozenset[str]
    reach: frozenset[str]


def spelling(name: str) -> Spelling:
    """Take a name apart. Whoever shares an account without an own surname (`JONES A & T`) gets that of the other."""
    words = called(name)
    company = not COMPANY_WORDS.isdisjoint(words)
    people: list[tuple[str, ...]] = []
    person: list[str] = []
    for word in (*words, "&"):
        if word != "&":
            person.append(word)
        elif person:
            people.append(untitled(tuple(word for word in person if word not in COMPANY_WORDS)))
            person = []
    if len(people) == 2 and (len(people[0]) == 1 or len(people[1]) == 1):
        longer = max(people, key=len)
        surname = next((word for word in (longer[-1], longer[0]) if len(word) > 1), "")
        people = [person if len(person) > 1 or not surname else (*person, surname) for person in people]
    words_of_all = [word for person in people for word in person]
    return Spelling(
        key=exact_key(name),
        cut=len(name.strip()) >= BANK_CUT,
        company=company,
        people=tuple(people),
        starts=frozenset(form[:length] for word in words_of_all for form in short_forms(word) for length in (1, 2)),
        reach=frozenset(
            word[:length] for word in words_of_all for length in ((1, 2) if _may_be_initials(word) else (2,))
        ),
    )


@lru_cache(maxsize=20_000)
def spelling_of_player(name: str) -> Spelling:
    """The same of a player, remembered: players come back with every roster. A payer's name is not kept anywhere."""
    return spelling(name)


def resemblance(bank_name: str, known_name: str) -> Likeness:
    """From 0 (nothing in common) to 1 (the same name), with the reason in a few words."""
    return compare(spelling(bank_name), spelling(known_name))


def compare(bank: Spelling, known: Spelling) -> Likeness:
    """The same for names that were taken apart before."""
    # Nobody is worth a closer look with whom no word begins alike: that leaves one player in ten.
    if bank.reach.isdisjoint(known.starts):
        return _NONE
    if bank.key == known.key:
        return 1.0, "same name"
    best = max((_person(one, other, bank.cut) for one in bank.people for other in known.people), default=_NONE)
    if best[0] and (len(bank.people) > 1) != (len(known.people) > 1):
        return round(best[0] * 0.92, 3), "joint account"
    if best[0] and bank.company and not known.company:
        return round(min(best[0], 0.7), 3), "business name"
    return best


def _person(bank: tuple[str, ...], known: tuple[str, ...], cut: bool) -> Likeness:
    if len(known) == 1:
        return _one_word(bank, known[0])
    last = len(known) - 1
    best = max(
        _by_surname(bank, known, place, cut) for place in range(1, last + 1)
    )  # a double-barrelled name may lose a half
    turned = _by_surname(bank, (*known[1:], known[0]), last, cut)
    # ASHLEY JONES is not Ashley Smith: the other way round, the one word in common would be a given name.
    return max(best, _NONE if turned[1] == "same surname" else turned, _by_spelling(bank, known))


def _one_word(bank: tuple[str, ...], known: str) -> Likeness:
    if len(known) < 2:
        return _NONE
    leading = _by_initial(bank, known)
    whole = [word for word in bank if len(word) > 2 or is_given(word)]
    if is_given(known) and len(bank) > 1 and len(whole) == 1 and same_person(known, whole[0]):
        # In LEE W the whole word is the family name, and whoever is called Lee would be L LEE.
        return (0.45 if leading == 1 else 0.3), "same surname"
    if known in bank:
        return 0.66, "same name in part"
    if any(same_person(known, word) for word in bank):
        return 0.6, "short form of the name"
    if any(len(word) >= 4 and len(known) >= 4 and _ratio(word, known) >= 0.85 for word in bank):
        return 0.5, "nearly the same name"
    if any(len(word) > 1 and known == word + initial for word in bank for initial in bank if len(initial) == 1):
        return 0.6, "same name in part"
    if not leading:
        return _NONE
    return (0.45 if is_given(known) and leading == 1 else 0.3), "same initial"


def _by_surname(bank: tuple[str, ...], known: tuple[str, ...], at: int, cut: bool) -> Likeness:
    """With the word at this place of `known` taken as the surname, wherever the bank puts its own."""
    given, surname, middle = known[0], known[at], known[1:at]
    best = _NONE
    for place, word in enumerate(bank):
        strength = _surname(word, surname, cut, last=place == len(bank) - 1)
        if strength:
            others = bank[:place] + bank[place + 1 :]
            best = max(best, _with_given(others, given, middle, strength, short=len(surname) == 1))
    return best if at == len(known) - 1 else (round(best[0] * 0.95, 3), best[1])


def _surname(word: str, surname: str, cut: bool, *, last: bool) -> float:
    if word == surname:
        return 1.0 if len(word) > 1 else 0.0
    if len(surname) == 1 and len(word) > 1:
        return 0.9 if word[0] == surname else 0.0
    if cut and last and len(word) >= 3 and surname.startswith(word):
        return 0.97
    if len(word) >= 5 and len(surname) >= 5 and word[0] == surname[0] and _ratio(word, surname) >= 0.85:
        return 0.85
    return 0.0


def _with_given(
    others: tuple[str, ...], given: str, middle: tuple[str, ...], strength: float, *, short: bool
) -> Likeness:
    if len(given) > 1 and given in others:
        return round(0.95 * strength, 3), "same name"
    if any(len(word) > 1 and same_person(given, word) for word in others):
        return round(0.9 * strength, 3), "short form of the name"
    initial = _by_initial(others, given)
    if short:
        return (round(0.55 * initial, 3), "same initials") if initial else _NONE
    initials = "".join(word[0] for word in (given, *middle))
    if any((2 <= len(word) <= 3 and word == initials) for word in others):
        return round(0.8 * strength, 3), "initial and surname"
    if initial:
        exact = 0.8 if given[0] in others else 0.74
        return round(exact * initial * strength, 3), "initial and surname"
    if not others:
        return round(0.5 * strength, 3), "same surname"
    if len(given) == 1 and any(word[0] == given for word in others):
        return round(0.8 * strength, 3), "initial and surname"
    return (
        (round(0.4 * strength, 3), "same surname")
        if middle or len(others) > 1
        else (round(0.27 * strength, 3), "same surname")
    )


def _may_be_initials(word: str) -> bool:
    """Whether this is no word but initials: `R`, `RT`, `RTJ`."""
    return len(word) == 1 or (len(word) <= 3 and not is_given(word))


def _by_initial(words: tuple[str, ...], given: str) -> float:
    """`R` for Bob, whom the bank knows as Robert, and `RT` if he has another name: 1, or less if `R` does not lead.

    Few people go by their second name: A N JONES may be Neil, but is rather Ashley.
    """
    initials = "".join(word for word in words if len(word) == 1 or (len(word) == 2 and not is_given(word)))
    begin = {form[0] for form in full_forms(given)}
    return 1.0 if initials[:1] in begin else 0.6 if not begin.isdisjoint(initials) else 0.0


def _by_spelling(bank: tuple[str, ...], known: tuple[str, ...]) -> Likeness:
    one, other = "".join(sorted(bank)), "".join(sorted(known))
    if any(len(word) == 1 for word in (*bank, *known)):
        return _NONE
    if abs(len(one) - len(other)) > 3 or min(len(one), len(other)) < 6:
        return _NONE
    ratio = _ratio(one, other)
    return (round(0.9 * ratio, 3), "nearly the same name") if ratio >= 0.85 else _NONE


def _ratio(one: str, other: str) -> float:
    """How much two words have in common, from 0 to 1; nothing below what is nearly the same."""
    return Indel.normalized_similarity(one, other, score_cutoff=0.85)
