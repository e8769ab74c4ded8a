"""A person and their bank accounts, and how a bank writes the name."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.benchmarks.matching.names import NICKNAMES, ORIGINS, SHORT

Numbers = Callable[[], str]
FANCY = ("Northern Lights", "BLUE DOOR", "Two Rivers", "HARBOUR")
COMPANIES = ("REVOLUT LTD", "Wise Payments Limited", "PayPal", "Revolut")


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account as the payee sees it: under one name for ever, and numbered, unless a company stands between.

    `own` is under the name of whoever pays from it. Monzo shows its own customers as they call themselves there, and
    mostly by their full name (`also`).
    """

    number: str
    shown: str
    own: bool = True
    also: tuple[str, ...] = ()
    is_monzo: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.shown, *self.also)

    @property
    def is_companys(self) -> bool:
        return self.shown in COMPANIES


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name, a name in the chat, and one or two accounts, the usual one first."""

    given: str
    family: str
    middle: str
    chat: str
    accounts: tuple[Account, ...] = ()


def somebody(dice: random.Random, family: str | None = None, initial: str | None = None) -> Person:
    """Anybody; or with this family name, or with a given name that begins so."""
    origin = dice.choices(ORIGINS, weights=[weight for _, _, weight in ORIGINS])[0]
    if family is not None:
        origin = next(one for one in ORIGINS if family in one[1])
    given = dice.choice([name for name in origin[0] if initial is None or name[0] == initial] or origin[0])
    family = family or dice.choice(origin[1])
    middle = dice.choice(["", "", *"ABCDEHJKLMPRST"])
    return Person(given, family, middle, in_the_chat(dice, given, family))


def in_the_chat(dice: random.Random, given: str, family: str) -> str:
    """What somebody is called on Telegram."""
    form = SHORT.get(given.lower(), given) if dice.random() < 0.35 else given
    return dice.choices(
        (
            f"{form} {family}", f"{form} {family[0]}", form, f"{form} {family} {dice.choice('⚽🔥🦁🙂')}", form.lower(),
            f"{form}{family[0]}", dice.choice(NICKNAMES),
        ),
        weights=(42, 16, 16, 6, 6, 4, 10),
    )[0]  # fmt: skip


def plain(text: str) -> str:
    """Capitals without accents, as most banks have them."""
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
    return bare.replace("Ł", "L").replace("ł", "l").upper()


def bank_form(dice: random.Random, person: Person) -> str:
    """The name as one bank writes it."""
    given = SHORT.get(person.given.lower(), person.given) if dice.random() < 0.25 else person.given
    apostrophe = dice.choice(["", " ", "'"])
    family = plain(person.family).replace("'", apostrophe).replace("-", dice.choice("- "))
    first, middle = plain(given), person.middle
    title = dice.choice(["MR", "MR", "MISS", "DR"])
    form = dice.choices(
        (
            f"{first[0]} {family}", f"{family} {first[0]}", f"{title} {first[0]} {middle} {family}",
            f"{first} {family}",
            f"{title.title()} {given} {person.family}", f"{given} {person.family}", f"{family} {first[0]}{middle}",
            f"{first} {middle} {family}", f"{family} {first}",
        ),
        weights=(22, 12, 12, 18, 8, 16, 6, 4, 2),
    )[0]  # fmt: skip
    form = " ".join(form.split())
    return form[:18].strip() if dice.random() < 0.5 else form


def business_form(dice: random.Random, person: Person) -> str:
    """The firm of somebody who pays everything from one account; one in four has a name of fancy."""
    if dice.random() < 0.25:
        return f"{dice.choice(FANCY)} {dice.choice(['JOINERY', 'Coffee Ltd', 'DESIGN LIMITED'])}"
    trade = dice.choice(["PLUMBING LTD", "Consulting Ltd", "BUILDERS", "TRADING", "JOINERY LIMITED"])
    return (
        f"{plain(person.family)} {trade}"
        if dice.random() < 0.5
        else f"{plain(person.given)[0]} {plain(person.family)} {trade}"
    )


def joint_form(dice: random.Random, one: Person, other: Person) -> str:
    """Two people's account."""
    family = plain(one.family)
    initials = plain(one.given)[0], plain(other.given)[0]
    same = one.family == other.family
    forms = [
        f"{one.given} {one.family} & {other.given} {other.family}",
        f"{initials[0]} {family} & {initials[1]} {plain(other.family)}",
    ]
    if same:
        forms += [
            f"{family} {initials[0]} & {initials[1]}",
            f"{initials[0]} & {initials[1]} {family}",
            f"MR & MRS {initials[0]} {family}",
        ]
    form = dice.choice(forms)
    return form[:18].strip() if dice.random() < 0.2 and not same else form


def banked(dice: random.Random, person: Person, number: Numbers) -> Person:
    """With a bank account, or two; some pay as a firm, through a payment company, or from their partner's account."""
    luck = dice.random()
    own = luck < 0.04 or luck >= 0.12
    if luck < 0.04:
        shown = [business_form(dice, person)]
    elif luck < 0.09:
        shown = [dice.choice(COMPANIES)]
    elif luck < 0.12:
        shown = [bank_form(dice, somebody(dice, dice.choice([person.family, None])))]
    else:
        shown = [bank_form(dice, person)]
    if dice.random() < 0.12:
        shown.append(bank_form(dice, person))
    own = own and not any(fancy in shown[0] for fancy in FANCY)
    accounts = [Account(number(), name, own or place > 0) for place, name in enumerate(shown)]
    if own and luck >= 0.12 and dice.random() < 0.15:
        accounts[0] = in_monzo(dice, person, accounts[0].number)
    return replace(person, accounts=tuple(accounts))


def in_monzo(dice: random.Random, person: Person, number: str) -> Account:
    """A Monzo customer, who may be called there what friends call them."""
    form = SHORT.get(person.given.lower(), person.given)
    called = dice.choice([f"{form} {person.family}", form, f"{form} {person.family[0]}", person.chat])
    full = f"{person.given} {person.family}"
    return Account(number, called, also=(full,) if dice.random() < 0.6 else (), is_monzo=True)
