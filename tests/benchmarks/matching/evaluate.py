"""Plays a season through the engine, with an organiser who answers every question rightly, and counts."""

import random
from dataclasses import dataclass, field, replace
from datetime import datetime

from club import names
from club.ids import AccountKey, PaymentId, PlayerId
from club.matching import Ambiguous, Decision, Matched, NotFootball, Roster, Standing, Unknown
from club.money import Pence
from club.players import Player
from club.rivals import Rivals, paid_by_another
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
    noise: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Sum up."""
        for name in Tally.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def evaluate(seed: int, size: int, weeks: int, trial: "type[Trial] | None" = None) -> Tally:
    """One club, one season."""
    one = (trial or Trial)(town(seed, size), seed)
    for event in season(one.town, seed, weeks, one.owed):
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
        if isinstance(decision, Matched):
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
        right = isinstance(decision, Matched) and (decision.player.player_id,) == arrival.payees
        if isinstance(decision, Matched):
            tally.credits += 1
            if not right:
                tally.wrong.append(f"{told} -> {decision.player.name} {decision.evidence}")
        if known:
            tally.sure += 1
            if not right:
                tally.missed.append(told)
        if arrival.regular and (arrival.payees[0], "") in self.paid_before:
            tally.regular += 1
            if not right:
                tally.by_hand.append(told)
        asked = isinstance(decision, Unknown | Ambiguous)
        if asked and not arrival.payees:
            tally.noise.append(told)
        if arrival.payees and isinstance(decision, NotFootball):
            tally.lost.append(told)
        if asked and len(arrival.payees) == 1:
            tally.askable += 1
            first = self._first(arrival, keys)
            tally.told += arrival.telling
            if arrival.telling and (first is None or first.player_id != arrival.payees[0]):
                tally.mistold.append(
                    f"{told} -> {first.name if first else None} not {self.players[arrival.payees[0]].name}"
                )
            if first is None or first.player_id != arrival.payees[0]:
                tally.second_guessed.append(
                    f"{told} -> {first.name if first else None} not {self.players[arrival.payees[0]].name}"
                )

    def _first(self, arrival: Arrival, keys: tuple[AccountKey, ...]) -> Player | None:
        said = arrival.transfer
        found = self.roster.candidates(
            amount=said.amount, payer_names=said.payer_names, reference=said.reference, keys=keys,
            standings=self.standings, now=said.created_at,
        )  # fmt: skip
        return found[0].player if found else None

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
        for player in arrival.payees:
            self._pay(player, arrival.transfer.amount // len(arrival.payees), at)
            self.paid_before.add((player, "")) if arrival.regular else None
        if asked and len(arrival.payees) == 1:
            self._learn(arrival, keys[0])
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

    def _learn(self, arrival: Arrival, key: AccountKey) -> None:
        """As club/actions/deciding.py does."""
        said, player = arrival.transfer, self.players[arrival.payees[0]]
        named = paid_by_another(player, said.payer_names[0], said.reference)
        taught = player.learned(
            key, PaymentId(said.transaction_id), said.created_at, payer=said.payer_names[0], named=named
        )
        self._know(taught)

    def _know(self, taught: Player) -> None:
        if taught != self.players[taught.player_id]:
            self.players[taught.player_id] = taught
            self.roster = Roster([self.town.club], self.players.values())


def _told(arrival: Arrival, decision: Decision) -> str:
    said = arrival.transfer
    reasons = getattr(decision, "reasons", "")
    return (
        f"[{arrival.kind}] {said.payer_names[0]!r} {said.reference!r} {said.amount} {type(decision).__name__} {reasons}"
    )
