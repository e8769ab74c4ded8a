"""A club and everybody around it: who plays, who pays for whom from which account, and what the bank calls them."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count

from club import codes
from club.clubs import Club
from club.ids import PlayerId, TelegramId, derived
from club.money import Pence
from club.names import exact_key
from club.players import Player
from tests.benchmarks.matching import people
from tests.benchmarks.matching.people import Account, Person
from tests.builders import a_club

KICK_OFF = datetime(2026, 1, 7, 19, 0, tzinfo=UTC)
PRICES = (400, 450, 500, 500, 500, 600, 650, 700)


@dataclass(frozen=True, slots=True)
class Payer:
    """A player's habits: how often they play, and what they write (`style`) from which accounts.

    Some pay for two whenever both owe (`pays_for`), and the other one never pays (`pays`).
    """

    person: Person
    player: Player
    regularity: float
    style: str
    shares: bool = False
    partner: PlayerId | None = None
    pays_for: PlayerId | None = None
    pays: bool = True


@dataclass(frozen=True, slots=True)
class Town:
    """The club, its payers, and everybody else who ever sends the organiser money."""

    club: Club
    payers: tuple[Payer, ...]
    others: tuple[Person, ...]


def town(seed: int, size: int) -> Town:
    """The same town for the same seed."""
    dice = random.Random(f"{seed}/{size}")
    club = replace(
        a_club(-seed - 1, name=dice.choice(["Wednesday Five", "Old Boys FC", "Northside 5s"])),
        default_price=Pence(dice.choice(PRICES)),
        places=(dice.choice(["Powerleague Leeds", "Riverside", "Goals Wembley"]),),
    )
    numbers = (f"uk:2000{number % 89:02}:{number:08}" for number in count(seed * 100_000 + 1))
    payers: list[Payer] = []
    taken: set[str] = set()
    while len(payers) < size:
        home, together = _household(dice, lambda: next(numbers)), False
        if len(payers) + 2 <= size and dice.random() < 0.05:
            home, together = _together(dice, lambda: next(numbers)), True
        for person, shared in home:
            player = _player(dice, club, person, len(payers), taken)
            taken.add(player.reference_code)
            payers.append(
                Payer(
                    person, player, dice.uniform(0.25, 0.95),
                    _style(dice, person), shared,
                )
            )  # fmt: skip
        if together:
            payers[-2:] = _paying_together(*payers[-2:])
    payers = _partnered(payers[:size])
    others = tuple(_stranger(dice, payers, next(numbers)) for _ in range(30 + size // 3))
    return Town(club, _accepted(dice, payers, others), others)


def _style(dice: random.Random, person: Person) -> str:
    """Whoever pays through a company was told to say who they are."""
    through = person.accounts[0].is_companys
    weights = (55, 25, 5, 3, 12) if through else (42, 10, 22, 14, 12)
    return dice.choices(("code", "name", "football", "empty", "mixed"), weights=weights)[0]


def _household(dice: random.Random, number: people.Numbers) -> list[tuple[Person, bool]]:
    """One player; or a couple with a joint account, brothers, twins with one initial, two people of one name."""
    one = people.somebody(dice)
    kind = dice.choices(("single", "couple", "brothers", "twins", "namesakes"), weights=(84, 4, 6, 3, 3))[0]
    if kind == "single":
        return [(people.banked(dice, one, number), False)]
    initial = one.given[0] if kind == "twins" else None
    other = people.somebody(dice, one.family, initial)
    if kind == "namesakes":
        other = replace(other, given=one.given, chat=people.in_the_chat(dice, one.given, one.family))
    if kind == "couple" and one.given != other.given:
        joint = Account(number(), people.joint_form(dice, one, other))
        return [(replace(person, accounts=(joint,)), True) for person in (one, other)]
    return [(people.banked(dice, person, number), False) for person in (one, other)]


def _together(dice: random.Random, number: people.Numbers) -> list[tuple[Person, bool]]:
    """Two of whom one pays for both: from a joint account, or from their own; partners, or brothers of one name."""
    one = people.somebody(dice)
    other = people.somebody(dice, one.family if dice.random() < 0.6 else None)
    while other.given == one.given:
        other = people.somebody(dice, other.family)
    joint = dice.random() < 0.5
    shown = people.joint_form(dice, one, other) if joint else people.bank_form(dice, one)
    account = Account(number(), shown)
    return [(replace(person, accounts=(account,)), True) for person in (one, other)]


def _paying_together(one: Payer, other: Payer) -> list[Payer]:
    return [replace(one, pays_for=other.player.player_id), replace(other, pays=False)]


def _player(dice: random.Random, club: Club, person: Person, place: int, taken: set[str]) -> Player:
    seed = derived(club.club_id, place)
    return Player(
        player_id=PlayerId(seed),
        club_id=club.club_id,
        name=person.chat,
        reference_code=codes.issue(seed, taken if len(taken) < 500 else ()),
        telegram_id=TelegramId(place + 1) if dice.random() < 0.8 else None,
    )


def _partnered(payers: list[Payer]) -> list[Payer]:
    """Who shares an account knows the other one."""
    by_account: dict[str, list[Payer]] = {}
    for one in payers:
        by_account.setdefault(one.person.accounts[0].number, []).append(one)
    partner = {
        one.player.player_id: next((o.player.player_id for o in home if o is not one), None)
        for home in by_account.values()
        for one in home
    }
    return [replace(one, partner=partner[one.player.player_id]) for one in payers]


def _accepted(dice: random.Random, payers: list[Payer], others: tuple[Person, ...]) -> tuple[Payer, ...]:
    """The organiser enters a bank name for some: never one that he knows to be somebody else's in the club as well."""
    shown: dict[str, int] = {}
    for one in payers:
        for account in one.person.accounts:
            for name in account.names:
                shown[exact_key(name)] = shown.get(exact_key(name), 0) + 1
    return tuple(
        replace(one, player=replace(one.player, accepted_bank_names=(name,)))
        if not one.shares
        and not one.person.accounts[0].is_companys
        and exact_key(name)
        and shown[exact_key(name)] == 1
        and dice.random() < 0.3
        else one
        for one in payers
        for name in (one.person.accounts[0].shown,)
    )


def _stranger(dice: random.Random, payers: list[Payer], number: str) -> Person:
    """Somebody with no part in the club: one in six with a player's family name, one in twelve with the whole."""
    like = dice.choice(payers).person
    luck = dice.random()
    person = people.somebody(dice, like.family if luck < 0.17 else None)
    shown = like.accounts[0].shown if luck < 0.08 else people.bank_form(dice, person)
    return replace(person, accounts=(Account(number, shown),))
