"""Plays a season through the engine, with an organiser who answers every question rightly, and counts."""

import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import cast

from club import names
from club.ids import AccountKey, ClubId, PaymentId, PlayerId
from club.learning import learn
from club.matching import Ambiguous, Decision, Matched, NotFootball, Roster, Shared, Standing, Unknown
from club.money import Pence
from club.payments import Payment, State
from club.players import Player
from club.ports import Books
from club.rivals import Rivals
from tests.benchmarks.matching.season import Arrival, Game, season
from tests.benchmarks.matching.town import Town, town


@dataclass(slots=True)
class Tally:
    """What was counted; a share is of two of these."""

    transfers: int = 0
    private: int = 0
    credits: int = 0
    wrong: list[str] = field(default_factory=list)
    sure: int = 0
    missed: list[str] = field(default_factory=list)
    regular: int = 0
    by_hand: list[str] = field(default_factory=list)
    askable: int = 0
    told: int = 0
    mistold: list[str] = field(default_factory=list)
    second_guessed: list[str] = field(default_factory=list)
    together: int = 0
    undivided: list[str] = field(default_factory=list)
    joined: int = 0
    misjoined: list[str] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Sum up."""
        for name in Tally.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def evaluate(seed: int, size: int, weeks: int, trial: "type[Trial] | None" = None) -> Tally:
    """One club, one season."""
    one = (trial or Trial)(town(seed, size), seed)
    for event in season(one.town, seed, weeks, one.owed, one.divided.__contains__):
        if isinstance(event, Game):
            one.play(event)
        else:
            one.receive(event)
    return one.tally


class Trial:
    """A club's books in memory, as far as matching needs them."""

    def __init__(self, place: Town, seed: int) -> None:
        self.town, self.dice, self.tally = place, random.Random(f"{seed}/organiser"), Tally()
        self.players: dict[PlayerId, Player] = {one.player.player_id: one.player for one in place.payers}
        self.standings: dict[PlayerId, Standing] = {
            player: Standing(player_id=player, balance=Pence(0), last_played=None, last_paid=None)
            for player in self.players
        }
        self.divided: set[str] = set()
        self.paid_before: set[tuple[PlayerId, str]] = set()
        self.not_football: set[AccountKey] = set()
        self.roster = Roster([place.club], self.players.values())

    def owed(self, player: PlayerId) -> int:
        return max(0, -self.standings[player].balance)

    def play(self, game: Game) -> None:
        for player in game.players:
            before = self.standings[player]
            self.standings[player] = replace(before, balance=Pence(before.balance - game.price), last_played=game.at)

    def receive(self, arrival: Arrival) -> None:
        """As club/actions/receiving.py does."""
        keys = (AccountKey(arrival.transfer.account or ""),)
        known = self._known(arrival, keys)
        decision = self.decide(arrival, keys)
        self._count(arrival, keys, decision, known)
        self._answer(arrival, keys, decision)

    def decide(self, arrival: Arrival, keys: tuple[AccountKey, ...]) -> Decision:
        decision = self.roster.decide(arrival.transfer, keys, not_football=self.not_football)
        if isinstance(decision, Matched | NotFootball):
            return decision
        return self.roster.settle(arrival.transfer, keys, self.standings, not_football=self.not_football)

    def _known(self, arrival: Arrival, keys: tuple[AccountKey, ...]) -> bool:
        """Whether code, account or name say plainly whose it is, and nothing is odd about it."""
        if not arrival.plain or len(arrival.payees) != 1:
            return False
        if arrival.coded:
            return True
        owners = {
            one.player_id
            for one in self.players.values()
            for account in one.accounts
            if account.key in keys and not account.named
        }
        if any(account.others for one in self.players.values() for account in one.accounts if account.key in keys):
            return False
        shown = {names.exact_key(name) for name in arrival.transfer.payer_names}
        named = {
            one.player_id for one in self.players.values()
            if any(names.exact_key(name) in shown for name in one.accepted_bank_names)
        }  # fmt: skip
        through = any(map(names.is_intermediary, arrival.transfer.payer_names))
        doubles = (
            {one.player_id for name in shown for one in Rivals(self.players.values()).of_name(name)}
            if not owners
            else set()
        )
        return (
            not through
            and doubles <= set(arrival.payees)
            and (owners or named) == set(arrival.payees)
            and (owners | named) == set(arrival.payees)
        )

    def _count(self, arrival: Arrival, keys: tuple[AccountKey, ...], decision: Decision, known: bool) -> None:
        tally, told = self.tally, _told(arrival, decision)
        tally.transfers += 1
        tally.private += not arrival.payees
        booked = _booked(arrival, decision)
        right = booked == dict(zip(arrival.payees, arrival.parts, strict=True))
        if isinstance(decision, Matched | Shared):
            tally.credits += 1
            if not right:
                names_ = " and ".join(self.players[player].name for player in booked)
                tally.wrong.append(f"{told} -> {names_} {decision.evidence}")
        if arrival.exact:
            tally.together += 1
            if not right:
                tally.undivided.append(told)
        if known:
            tally.sure += 1
            if not right:
                tally.missed.append(told)
        if arrival.regular and (arrival.payees[0], "") in self.paid_before:
            tally.regular += 1
            if not right:
                tally.by_hand.append(told)
        if isinstance(decision, Unknown | Ambiguous):
            self._count_question(arrival, keys, told)
        if arrival.payees and isinstance(decision, NotFootball):
            tally.lost.append(told)

    def _count_question(self, arrival: Arrival, keys: tuple[AccountKey, ...], told: str) -> None:
        tally = self.tally
        match arrival.payees:
            case ():
                tally.noise.append(told)
            case [player]:
                first = self._first(arrival, keys)
                tally.askable += 1
                tally.told += arrival.telling
                if first is None or first.player_id != player:
                    told = f"{told} -> {first.name if first else None} not {self.players[player].name}"
                    tally.second_guessed.append(told)
                    tally.mistold += [told] if arrival.telling else []
            case several:
                tally.joined += 1
                if set(several) not in self._proposed(arrival, keys):
                    tally.misjoined.append(f"{told} {[self.players[one].name for one in several]}")

    def _first(self, arrival: Arrival, keys: tuple[AccountKey, ...]) -> Player | None:
        said = arrival.transfer
        found = self.roster.candidates(
            amount=said.amount, payer_names=said.payer_names[:1], reference=said.reference, keys=keys,
            standings=self.standings, now=said.created_at,
        )  # fmt: skip
        return found[0].player if found else None

    def _proposed(self, arrival: Arrival, keys: tuple[AccountKey, ...]) -> list[set[PlayerId]]:
        said = arrival.transfer
        found = self.roster.splits(
            amount=said.amount, payer_names=said.payer_names[:1], reference=said.reference, keys=keys,
            standings=self.standings, now=said.created_at,
        )  # fmt: skip
        return [set(one.shares) for one in found]

    def _answer(self, arrival: Arrival, keys: tuple[AccountKey, ...], decision: Decision) -> None:
        """Assigning to one player teaches the account; "not football, ever" is said of half the accounts."""
        if not arrival.payees:
            if isinstance(decision, Unknown | Ambiguous) and arrival.kind != "players own" and self.dice.random() < 0.5:
                self.not_football.update(keys)
            return
        at, asked = arrival.transfer.created_at, isinstance(decision, Unknown | Ambiguous)
        if isinstance(decision, NotFootball):
            # the player says that they did pay; the organiser books it by hand, and no account is learned
            asked = False
        for player, part in zip(arrival.payees, arrival.parts, strict=True):
            self._pay(player, part, at)
            self.paid_before.add((player, "")) if arrival.regular else None
        if asked:
            self._learn(arrival, keys)
        if isinstance(decision, Matched) and decision.evidence[0].startswith("code "):
            self._learn_by_code(arrival, keys, decision.player)

    def _pay(self, player: PlayerId, amount: int, at: datetime) -> None:
        before = self.standings[player]
        self.standings[player] = replace(before, balance=Pence(before.balance + amount), last_paid=at)

    def _learn_by_code(self, arrival: Arrival, keys: tuple[AccountKey, ...], player: Player) -> None:
        """As club/actions/receiving.py does."""
        if self.roster.teaches(arrival.transfer, keys, player):
            said = arrival.transfer
            self._know(
                player.learned(keys[0], PaymentId(said.transaction_id), said.created_at, payer=said.payer_names[0])
            )

    def _learn(self, arrival: Arrival, keys: tuple[AccountKey, ...]) -> None:
        """By the rule that club/actions/deciding.py goes by, which asks its books one thing only."""
        said = arrival.transfer
        payment = Payment(
            payment_id=PaymentId(said.transaction_id), clubs=(self.town.club.club_id,), amount=said.amount,
            received_at=said.created_at, route=said.route, state=State.UNMATCHED, payer_name=said.payer_names[0],
            reference=said.reference, account_keys=keys,
        )  # fmt: skip
        books = _Books(self.players)
        players = [self.players[player] for player in arrival.payees]
        learning = learn(cast("Books", books), payment, players, payment.clubs, at=said.created_at)
        with suppress(StopIteration):
            learning.send(None)  # nothing in it waits for anybody
        for taught in books.saved:
            self._know(taught)
            self.divided.update(known.key for known in taught.accounts if known.shared_with and known.key in keys)

    def _know(self, taught: Player) -> None:
        if taught != self.players[taught.player_id]:
            self.players[taught.player_id] = taught
            self.roster = Roster([self.town.club], self.players.values())


@dataclass(slots=True)
class _Books:
    """As much of the open books as learning needs."""

    players: dict[PlayerId, Player]
    saved: list[Player] = field(default_factory=list)

    async def paid_from(self, keys: Sequence[AccountKey], _: Sequence[ClubId]) -> list[Player]:
        return [one for one in self.players.values() if any(account.key in keys for account in one.accounts)]

    def save(self, player: Player) -> None:
        self.saved.append(player)


def _booked(arrival: Arrival, decision: Decision) -> dict[PlayerId, int]:
    """What would be booked for whom."""
    match decision:
        case Matched(player):
            return {player.player_id: arrival.transfer.amount}
        case Shared(parts):
            return {part.player.player_id: part.amount for part in parts}
        case _:
            return {}


def _told(arrival: Arrival, decision: Decision) -> str:
    said = arrival.transfer
    reasons = getattr(decision, "reasons", "")
    return (
        f"[{arrival.kind}] {said.payer_names[0]!r} {said.reference!r} {said.amount} {type(decision).__name__} {reasons}"
    )
