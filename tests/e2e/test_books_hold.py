"""Whatever happens, in whatever order and however often: the books add up, and no money counts twice.

A machine of hypothesis acts on the real store beside a model that knows nothing but sums.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from club.actions import adjusting, charging, deciding, merging
from club.errors import ClubError
from club.ids import AdjustmentId, PaymentId, PlayerId, derived, payment_id
from club.ledger import balance
from club.money import Pence
from club.payments import State
from club.players import Player
from club.ports import Books
from storage.store import MongoStore
from tests.club.actions.wednesday import AFTER, Wednesday, begin
from tests.engine import fresh_database

T = TypeVar("T")
NAMES = ("Ashley", "Sam", "Priya", "Tom")
SUMS = st.sampled_from([500, 1000, 1500])
PLAYERS = st.integers(0, len(NAMES) - 1)


@dataclass
class Money:
    """A payment as the model has it: how much, for whom it counts now, and whether anything more can become of it."""

    amount: int
    shares: dict[int, int] = field(default_factory=dict)
    ignored: bool = False
    gone: bool = False
    cash: bool = False


class Evening(RuleBasedStateMachine):
    """Olly's club: four players, a bank that repeats itself, and an organiser who changes his mind."""

    uri = ""
    payments = Bundle("payments")
    acts = Bundle("acts")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.minute = 0
        self.expected = [0] * len(NAMES)
        self.money: dict[PaymentId, Money] = {}
        self.by_hand: dict[AdjustmentId, dict[int, int]] = {}
        self.one_with: dict[int, int] = {}
        self.charged: dict[str, set[int]] = {}
        self.runner.run(self._open())

    async def _open(self) -> None:
        self.database = fresh_database(self.uri)
        name = await self.database.__aenter__()
        self.store = await MongoStore(self.uri, name, holder="test").__aenter__()
        self.club: Wednesday = await begin(self.store)
        self.players = [await self.club.player(name) for name in NAMES]
        self.expected = [0] * len(NAMES)

    def teardown(self) -> None:
        async def close() -> None:
            await self.store.close()
            await self.database.__aexit__(None, None, None)

        try:
            self.runner.run(self._check_the_rest())
        finally:
            self.runner.run(close())
            self.runner.close()

    # ---------------------------------------------------------------------------------------- how it is done

    def now(self) -> Any:
        self.minute += 1
        return AFTER + timedelta(minutes=self.minute)

    def act(self, action: Callable[..., Awaitable[T]], **facts: Any) -> T | None:
        """Do it; None when the club says that it can't be done."""

        async def run(books: Books) -> T:
            return await action(books, **facts)

        try:
            return self.runner.run(self.store.write(run))
        except ClubError:
            return None

    def whose(self, number: int) -> int:
        """The player that this one is by now."""
        while number in self.one_with:
            number = self.one_with[number]
        return number

    def id_of(self, number: int) -> PlayerId:
        return self.players[self.whose(number)].player_id

    def add(self, shares: dict[int, int], sign: int = 1) -> None:
        for number, amount in shares.items():
            self.expected[self.whose(number)] += sign * amount

    # ---------------------------------------------------------------------------------------- what happens

    @rule(target=payments, number=st.integers(0, 5), player=PLAYERS, amount=SUMS, coded=st.booleans())
    def arrives(self, number: int, player: int, amount: int, *, coded: bool) -> Any:
        """The bank tells of a transfer, for the first time or again; only the first time counts."""
        transaction = f"tx_{number}"
        known = payment_id("acc_olly", transaction)
        reference = f"footy {self.players[self.whose(player)].reference_code}" if coded else "footy"
        facts = {"transaction_id": transaction, "amount": Pence(amount), "reference": reference, "account": None}
        self.runner.run(self.club.arrives(at=self.now(), **facts))
        if known in self.money:
            return multiple()
        self.money[known] = Money(amount, {self.whose(player): amount} if coded else {})
        self.add(self.money[known].shares)
        return known

    @rule(payment=payments, updated=st.booleans())
    def bank_takes_back(self, payment: PaymentId, *, updated: bool) -> None:
        """Only what is newer than what the bank said before counts."""
        number = next(n for n in range(6) if payment_id("acc_olly", f"tx_{n}") == payment)
        facts: dict[str, Any] = {"transaction_id": f"tx_{number}", "taken_back": True, "account": None}
        if updated:
            facts["updated_at"] = AFTER + timedelta(days=1)
        self.runner.run(self.club.arrives(at=self.now(), **facts))
        one = self.money[payment]
        if updated and not one.gone:
            self.add(one.shares, -1)
            self.money[payment] = replace(one, shares={}, gone=True, ignored=False)

    @rule(payment=payments, first=PLAYERS, second=PLAYERS, part=st.sampled_from([1, 200, 250, 2000]))
    def assigned(self, payment: PaymentId, first: int, second: int, part: int) -> None:
        """To one player, or in two shares that may not add up."""
        one = self.money[payment]
        first, second = self.whose(first), self.whose(second)
        shares = {first: one.amount} if first == second else {first: part, second: one.amount - part}
        named = {self.players[who].player_id: Pence(amount) for who, amount in shares.items()}
        facts = {"club_id": self.club.club.club_id, "payment_id": payment, "shares": named, "at": self.now()}
        done = self.act(deciding.assign, **facts)
        may = not one.gone and not one.shares and all(amount > 0 for amount in shares.values())
        assert (done is not None) == (may or self._same(one, shares))
        if may:
            self.money[payment] = replace(one, shares=shares, ignored=False)
            self.add(shares)

    def _same(self, one: Money, shares: dict[int, int]) -> bool:
        """Whether it is booked in just this way already; under the ids that it was booked with."""
        return not one.gone and one.shares == shares

    @rule(payment=payments)
    def undone(self, payment: PaymentId) -> None:
        one = self.money[payment]
        facts = {"club_id": self.club.club.club_id, "payment_id": payment, "at": self.now()}
        done = self.act(deciding.undo, **facts)
        assert (done is not None) == bool(not one.gone and (one.shares or one.ignored))
        if done is not None:
            self.add(one.shares, -1)
            self.money[payment] = replace(one, shares={}, ignored=False, gone=one.cash)

    @rule(payment=payments)
    def put_aside(self, payment: PaymentId) -> None:
        one = self.money[payment]
        facts = {"club_id": self.club.club.club_id, "payment_id": payment, "at": self.now()}
        done = self.act(deciding.ignore, **facts)
        assert (done is not None) == (not one.gone and not one.shares)
        if done is not None:
            self.money[payment] = replace(one, ignored=True)

    @rule(target=payments, player=PLAYERS, amount=SUMS, again=st.integers(0, 3))
    def cash(self, player: int, amount: int, again: int) -> Any:
        """Typed once, or delivered again: the same message is the same payment."""
        new = PaymentId(derived("cash", again))
        facts = {"club_id": self.club.club.club_id, "player_id": self.id_of(player), "amount": Pence(amount)}
        assert self.act(deciding.cash, **facts, new_id=new, at=self.now()) is not None
        if new in self.money:
            return multiple()
        self.money[new] = Money(amount, {self.whose(player): amount}, cash=True)
        self.add(self.money[new].shares)
        return multiple()

    @rule(target=acts, player=PLAYERS, amount=st.integers(1, 2000), again=st.integers(0, 3))
    def written_off(self, player: int, amount: int, again: int) -> Any:
        new = AdjustmentId(derived("off", again))
        facts = {"club_id": self.club.club.club_id, "player_id": self.id_of(player), "amount": Pence(amount)}
        done = self.act(adjusting.write_off, **facts, new_id=new, at=self.now())
        if new in self.by_hand:
            return multiple()
        owed = -self.expected[self.whose(player)]
        assert (done is not None) == (0 < amount <= owed)
        return self._by_hand(new, {self.whose(player): amount}) if done is not None else multiple()

    @rule(target=acts, player=PLAYERS, amount=st.integers(-2000, 2000).filter(bool), again=st.integers(0, 3))
    def corrected(self, player: int, amount: int, again: int) -> Any:
        new = AdjustmentId(derived("correct", again))
        facts = {"club_id": self.club.club.club_id, "player_id": self.id_of(player), "amount": Pence(amount)}
        assert self.act(adjusting.correct, **facts, new_id=new, at=self.now()) is not None
        return multiple() if new in self.by_hand else self._by_hand(new, {self.whose(player): amount})

    @rule(target=acts, giver=PLAYERS, taker=PLAYERS, amount=st.integers(1, 1000), again=st.integers(0, 3))
    def moved(self, giver: int, taker: int, amount: int, again: int) -> Any:
        new = AdjustmentId(derived("move", again))
        giver, taker = self.whose(giver), self.whose(taker)
        facts = {"giver_id": self.id_of(giver), "taker_id": self.id_of(taker), "amount": Pence(amount)}
        done = self.act(adjusting.move_credit, club_id=self.club.club.club_id, **facts, new_id=new, at=self.now())
        if new in self.by_hand:
            return multiple()
        assert (done is not None) == (giver != taker and amount <= self.expected[giver])
        return self._by_hand(new, {giver: -amount, taker: amount}) if done is not None else multiple()

    def _by_hand(self, new: AdjustmentId, amounts: dict[int, int]) -> AdjustmentId:
        self.by_hand[new] = amounts
        self.add(amounts)
        return new

    @rule(made=acts)
    def taken_back(self, made: AdjustmentId) -> None:
        facts = {"club_id": self.club.club.club_id, "adjustment_id": made, "at": self.now()}
        done = self.act(adjusting.take_back, **facts)
        assert (done is not None) == bool(self.by_hand[made])
        self.add(self.by_hand[made], -1)
        self.by_hand[made] = {}

    @rule(number=st.integers(0, 1), who=st.sets(PLAYERS, min_size=1))
    def played(self, number: int, who: set[int]) -> None:
        """A game is charged, once and however often it is settled."""
        name = f"game {number}"
        if name not in self.charged:
            playing = {self.whose(one) for one in who}
            self.runner.run(self.club.game(*(self.players[one] for one in playing), name=name))
            self.charged[name] = playing
            self.add(dict.fromkeys(playing, -500))
        self.act(charging.settle, fixture_id=derived(name), at=self.now())

    @rule(number=st.integers(0, 1), player=PLAYERS, came=st.booleans())
    def ticked(self, number: int, player: int, *, came: bool) -> None:
        name = f"game {number}"
        facts = {"player_id": self.players[player].player_id, "came": came, "at": self.now()}
        done = self.act(charging.mark, fixture_id=derived(name), **facts)
        if done is None:
            return
        was = player in self.charged[name]
        if came != was:
            self.add({player: -500 if came else 500})
            self.charged[name] ^= {player}

    @rule(kept=PLAYERS, gone=PLAYERS)
    def made_one(self, kept: int, gone: int) -> None:
        kept, gone = self.whose(kept), self.whose(gone)
        if kept == gone or len(self.one_with) >= 2:
            return
        facts = {"kept_id": self.players[kept].player_id, "gone_id": self.players[gone].player_id, "at": self.now()}
        assert self.act(merging.make_one, club_id=self.club.club.club_id, **facts) is not None
        self.one_with[gone] = kept
        self.expected[kept] += self.expected[gone]
        self.expected[gone] = 0

    # ---------------------------------------------------------------------------------------- what must hold

    @invariant()
    def every_view_says_the_same(self) -> None:
        self.runner.run(self._check())

    async def _check(self) -> None:
        club_id, ledger = self.club.club.club_id, self.store.ledger
        page = await ledger.page(club_id, player_id=None, limit=500, cursor=None)
        entries = [line.entry for line in page.items]
        assert len({entry.entry_id for entry in entries}) == len(entries)
        assert balance(entries) == sum(self.expected)
        balances = await ledger.balances(club_id)
        for number, player in self._playing():
            assert balances.get(player.player_id, 0) == self.expected[number], player.name
        kept = await self.store.payments.some(self.money)
        for one, model in self.money.items():
            stored = kept[one]
            counted = sum(entry.amount for entry in stored.shares)
            assert counted == (stored.amount if stored.state is State.MATCHED else 0), "booked in full, once, or not"
            assert counted == sum(model.shares.values())

    def _playing(self) -> list[tuple[int, Player]]:
        return [(number, player) for number, player in enumerate(self.players) if number not in self.one_with]

    async def _check_the_rest(self) -> None:
        ledger = self.store.ledger
        for number, player in self._playing():
            assert await ledger.balance(player.player_id) == self.expected[number], player.name
            statement = await ledger.statement(player.player_id)
            assert (statement[-1].balance if statement else 0) == self.expected[number]
        income = sum(sum(model.shares.values()) for model in self.money.values())
        assert (await ledger.summary(self.club.club.club_id)).income == income


def test_the_books_hold(mongo_uri: str) -> None:
    class Here(Evening):
        uri = mongo_uri

    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    quick = (Phase.explicit, Phase.reuse, Phase.generate)  # a story of thirty steps is read sooner than it is shortened
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=10, stateful_step_count=40, deadline=None, suppress_health_check=slow, phases=quick
        ),
    )
