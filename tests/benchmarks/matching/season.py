"""A season, week by week: games that are charged, payments for them, and the nine in ten that are not football.

What nobody could tell is left out: a player's private money never comes without a word in just the sum of a game, and a
stranger of an accepted name always says what it is for.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from club import words
from club.ids import PlayerId
from club.money import Pence
from club.names import exact_key, is_joint
from club.payments import Route, Transfer
from tests.benchmarks.matching import references, telling
from tests.benchmarks.matching.names import NICKNAMES
from tests.benchmarks.matching.people import Account
from tests.benchmarks.matching.town import KICK_OFF, Payer, Town

PRIVATE_SUMS = (1000, 1500, 2000, 2500, 3000, 4000, 5000, 12000, 65000)
Owed = Callable[[PlayerId], int]
Divided = Callable[[str], bool]
"""Whether the organiser divided a payment of this account before."""


@dataclass(frozen=True, slots=True)
class Game:
    """These played and owe the price."""

    at: datetime
    players: tuple[PlayerId, ...]
    price: Pence


@dataclass(frozen=True, slots=True)
class Arrival:
    """A transfer and the truth about it: whose it is (nobody's: not football).

    `parts` is what each has of it. `coded` holds the code whole, `plain` has nothing odd about it, `regular` is of the
    usual kind, and `telling` holds what tells its player from everybody else who owes, for a person who knows the club
    by the names in the chat. `exact` is all that several owe, from an account that was divided among them before.
    """

    transfer: Transfer
    payees: tuple[PlayerId, ...] = ()
    parts: tuple[int, ...] = ()
    coded: bool = False
    plain: bool = False
    regular: bool = False
    telling: bool = False
    exact: bool = False
    kind: str = ""


def season(town: Town, seed: int, weeks: int, owed: Owed, divided: Divided) -> Iterator[Game | Arrival]:
    """Everything in the order it happens; `owed` and `divided` are asked while it goes on."""
    teller = _Teller(town, random.Random(f"{seed}/season"), owed, divided)
    for week in range(weeks):
        yield from teller.week(KICK_OFF + timedelta(weeks=week))


class _Teller:
    """Makes it up, with one pair of dice."""

    def __init__(self, town: Town, dice: random.Random, owed: Owed, divided: Divided) -> None:
        self.town, self.dice, self.owed, self.divided = town, dice, owed, divided
        self.price = town.club.default_price
        self.names = {one.player.player_id: one.person.given for one in town.payers}
        self.chats = {one.player.player_id: one.person.chat for one in town.payers}
        self.families = {one.player.player_id: one.person.family for one in town.payers}
        self.codes = {one.player.player_id: one.player.reference_code for one in town.payers}
        self.shown = {exact_key(name) for one in town.payers for bank in one.person.accounts for name in bank.names}
        self.number = 0

    def week(self, kick_off: datetime) -> Iterator[Game | Arrival]:
        playing = [one for one in self.town.payers if self.dice.random() < one.regularity]
        yield Game(kick_off, tuple(one.player.player_id for one in playing), self.price)
        turns = [(self.dice.expovariate(1 / 20), one) for one in playing if self.dice.random() < 0.85 and one.pays]
        later: list[tuple[float, Payer | None]] = [(min(hours, 160), one) for hours, one in turns]
        later += [(self.dice.uniform(0, 165), None) for _ in range(9 * len(turns) + 6)]
        for hours, one in sorted(later, key=lambda turn: turn[0]):
            at = kick_off + timedelta(hours=1 + hours)
            yield self.private(at) if one is None else self.payment(at, one)

    def payment(self, at: datetime, one: Payer) -> Arrival:
        """A player pays, mostly exactly what is owed."""
        me = one.player.player_id
        account = self.dice.choices(one.person.accounts, weights=(9, 1)[: len(one.person.accounts)])[0]
        if one.pays_for is not None and self.owed(one.pays_for):
            return self.for_both(at, one, one.pays_for, account)
        if self.dice.random() < 0.03:
            return self.for_another(at, one, account)
        owed = self.owed(me)
        luck = self.dice.random()
        amount = owed or self.price
        if luck < 0.03:
            amount = self.price * self.dice.randint(2, 4)
        elif luck < 0.06 and amount > 300:
            amount = self.dice.choice([200, 250, 300])
        elif luck < 0.07:
            amount += self.dice.choice([1, 20, 50, 130])
        reference, coded, plain = self.words(one)
        plain = plain and amount % self.price == 0 and amount <= 10 * self.price and not one.shares
        # more than is owed, and just what a brother owes as well: it may be for both
        plain = plain and not (amount != owed and self.is_owed_in_family(one, amount - owed))
        return self.arrival(
            at, account, amount, reference, (me,), coded=coded, plain=plain,
            regular=not one.shares and not account.is_companys and luck >= 0.07,
            telling=telling.tells(one, account, reference, self.town.payers, self.owed),
            kind="shared" if one.shares else "own",
        )  # fmt: skip

    def is_owed_in_family(self, one: Payer, amount: int) -> bool:
        name = one.person.family.rpartition("-")[2]
        family = [other for other in self.town.payers if other.person.family.endswith(name) and other is not one]
        return any(self.owed(other.player.player_id) == amount for other in family)

    def words(self, one: Payer) -> tuple[str, bool, bool]:
        """What this payer writes: whether it holds the code whole, and whether it is free of riddles."""
        dice, given = self.dice, one.person.given
        style = one.style if dice.random() < 0.9 else "mixed"
        if style == "mixed":
            style = dice.choices(
                ["code", "name", "football", "empty", "puzzle", "joke"], weights=(20, 20, 25, 25, 8, 2)
            )[0]
        if one.shares and style != "code":
            return dice.choice([given, f"{given} footy", f"football {given}"]), False, True
        if style == "code":
            if dice.random() < 0.04:
                return references.mistyped(one.player.reference_code, dice), False, False
            text = references.with_code(one.player.reference_code, given, dice)
            return (text, True, True) if len(text) <= references.KEPT else (one.player.reference_code, True, True)
        texts = {
            "name": [given, f"{given} {one.person.family}", f"{given} footy", f"from {given}"],
            "football": references.FOOTBALL, "empty": references.EMPTY, "puzzle": references.PUZZLING,
            "joke": references.JOKES,
        }  # fmt: skip
        riddle = style in ("puzzle", "joke") or (
            style == "name" and (one.person.chat in NICKNAMES or not one.person.accounts[0].own)
        )
        return references.cut(dice.choice(texts[style]), dice), False, not riddle

    def for_another(self, at: datetime, one: Payer, account: Account) -> Arrival:
        """Somebody settles for a friend who owes, or for both, and says so."""
        owing = [other.player.player_id for other in self.town.payers if self.owed(other.player.player_id)]
        friend = one.partner or self.dice.choice(owing or [one.player.player_id])
        me = one.player.player_id
        owed = self.owed(friend)
        if friend == me or not owed:
            return self.private(at)
        luck = self.dice.random()
        if luck < 0.4:
            return self.arrival(
                at, account, owed, self.codes[friend], (friend,), coded=True, plain=owed <= 10 * self.price,
                kind="friend",
            )  # fmt: skip
        if luck < 0.7 and self.names[friend] != self.names[me] and not words.is_plain(self.names[friend]):
            text = self.dice.choice(["for {}", "{}", "{} footy", "{}s game"]).format(self.names[friend])
            payee = next(other for other in self.town.payers if other.player.player_id == friend)
            told = telling.names(payee, text, self.town.payers, self.owed)
            return self.arrival(at, account, owed, text, (friend,), telling=told, kind="friend")
        text = self.dice.choice([f"{self.codes[me]} {self.codes[friend]}", f"{self.codes[me]}+{self.codes[friend]}"])
        mine = self.owed(me) or self.price
        return self.arrival(at, account, mine + owed, text, (me, friend), parts=(mine, owed), kind="both")

    def for_both(self, at: datetime, one: Payer, other: PlayerId, account: Account) -> Arrival:
        """One pays for two, who mostly owe just that; until the organiser knows the account, the payment says so.

        A joint account says so itself, and so does a family name that the chat knows.
        """
        me, dice = one.player.player_id, self.dice
        mine, theirs = self.owed(me), self.owed(other)
        if not mine:
            text = self.codes[other]
            return self.arrival(at, account, theirs, text, (other,), coded=True, plain=True, kind="together")
        known = self.divided(account.number)
        more = self.price if dice.random() < 0.03 else 0
        said = [f"for me and {self.names[other]}", f"{self.names[me]} & {self.names[other]}", "both of us", "us two"]
        said += [f"{self.names[other]} and me", f"{self.codes[me]} {self.codes[other]}"]
        family = all(self.chats[player].split()[1:2] == [self.families[me]] for player in (me, other))
        if known or ((is_joint(account.shown) or family) and not more):
            said += ["footy", "", "thanks", "5s", "football", "footy x2"]
        if known and dice.random() < 0.05:
            said = [self.codes[me], self.names[other], "curry"]
        text, odd = dice.choice(said), len(said) == 3
        unheard = any(self.chats[player] in NICKNAMES and self.names[player] in text for player in (me, other))
        exact = known and not more and not odd and not unheard and mine + theirs <= 10 * self.price
        return self.arrival(
            at, account, mine + theirs + more, text, (me, other), parts=(mine + more, theirs), exact=exact,
            kind="together",
        )  # fmt: skip

    def private(self, at: datetime) -> Arrival:
        """Not football: rent, wages, friends, sales, refunds, and now and then a player's share of a curry."""
        dice = self.dice
        luck = dice.random()
        amount = dice.choice(PRIVATE_SUMS) if dice.random() < 0.4 else dice.randrange(150, 9000)
        if dice.random() < 0.06:
            amount = self.price * dice.randint(1, 3)
        said = references.cut(dice.choice(references.ELSEWHERE), dice)
        if luck < 0.03:
            return self.players_own(at, amount, said)
        if luck < 0.06:
            account = Account("", dice.choice(["ACME WORKS LIMITED", "HMRC", "NHS PAYROLL"]))
            return self.arrival(
                at, account, dice.randrange(50_000, 300_000), dice.choice(references.SALARY), (), review=True
            )
        account = dice.choice(self.town.others).accounts[0]
        if luck < 0.16:
            said = dice.choice(references.ORDERS)
        elif luck < 0.24 and exact_key(account.shown) not in self.shown:
            said = dice.choice(references.EMPTY)
            if amount % self.price == 0 and dice.random() < 0.8:
                amount += 37
        elif luck < 0.30 and exact_key(account.shown) not in self.shown:
            said = dice.choice(references.PUZZLING)
        elif luck < 0.34:
            account = Account("", dice.choice(["PAYPAL", "VINTED UAB", "STRIPE PAYMENTS", "EBAY COMMERCE UK"]))
        return self.arrival(at, account, amount, said, ())

    def players_own(self, at: datetime, amount: int, said: str) -> Arrival:
        """A player's private money: never in just the sum that is owed under a word that nobody could know."""
        one = self.dice.choice(self.town.payers)
        if self.dice.random() < 0.05:
            said, amount = self.dice.choice(references.EMPTY), 10 * amount + 37
        elif amount == self.owed(one.player.player_id):
            said = self.dice.choice(["curry", "gas bill", "pizza fri", "rent", "petrol money"])
        return self.arrival(at, one.person.accounts[0], amount, said, (), kind="players own")

    def arrival(
        self, at: datetime, account: Account, amount: int, reference: str, payees: tuple[PlayerId, ...], *,
        parts: tuple[int, ...] = (), coded: bool = False, plain: bool = False, regular: bool = False,
        telling: bool = False, exact: bool = False, kind: str = "", review: bool = False,
    ) -> Arrival:  # fmt: skip
        """As the bank tells of it. What a payment company sends comes from an account of its own each time."""
        self.number += 1
        number = (
            account.number if account.number and not account.is_companys else f"co:{account.shown}:{self.number % 7}"
        )
        transfer = Transfer(
            account_id="acc", transaction_id=f"tx_{self.number}", amount=Pence(amount), created_at=at, updated_at=at,
            payer_names=account.names, reference=reference, account=number, review=review,
            route=Route.MONZO if account.is_monzo else Route.BANK,
        )  # fmt: skip
        return Arrival(
            transfer, payees, parts or (amount,) * len(payees), coded, plain, regular, telling, exact,
            kind or ("football" if payees else "private"),
        )  # fmt: skip
