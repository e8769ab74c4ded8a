"""Who paid? Money is booked by itself only on conclusive evidence that points to exactly one player.

Conclusive is the player's reference code, an account that paid for the player before, or a bank name that the organiser
accepted. A code beats the rest: Tom who pays with Dave's code pays Dave's debt. Two answers, or anything odd, is a
question.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from club import codes, days, names, oddities, signs
from club.candidates import Candidate, Standing, asked, ranked
from club.clubs import Club
from club.ids import AccountKey, ClubId, PlayerId, TelegramId
from club.money import Pence
from club.oddities import Ground
from club.payments import Transfer
from club.players import KnownAccount, Player
from club.resemblance import Spelling, spelling

__all__ = [
    "Ambiguous", "Candidate", "Decision", "Matched", "NotFootball", "Roster", "Standing", "Unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Matched:
    """This player's, beyond doubt; the evidence in words that can be shown."""

    player: Player
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The evidence points to several players, or something about it is odd: a person has to say."""

    players: tuple[Player, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No conclusive evidence, though it may well be football."""


@dataclass(frozen=True, slots=True)
class NotFootball:
    """Nothing points to football: the organiser's private business, to be forgotten."""


Decision = Matched | Ambiguous | Unknown | NotFootball

_UNKNOWN: Final = Unknown()
_ACCOUNT: Final = "account known since"


class Roster:
    """Everybody a bank line may pay for, by code, account and accepted name; built once, read for each payment."""

    def __init__(self, clubs: Iterable[Club], players: Iterable[Player]) -> None:
        self.clubs = tuple(clubs)
        self._club: dict[ClubId, Club] = {club.club_id: club for club in self.clubs}
        self.players: Mapping[PlayerId, Player] = {
            player.player_id: player for player in players if player.active and player.club_id in self._club
        }
        self._of: dict[ClubId, list[Player]] = {club: [] for club in self._club}
        self._by_code: dict[str, list[Player]] = {}
        self._by_account: dict[AccountKey, list[tuple[Player, KnownAccount]]] = {}
        self._by_name: dict[str, dict[PlayerId, str]] = {}
        self._could_be: dict[str, list[Player]] = {}
        self._by_person: dict[TelegramId, list[Player]] = {}
        for player in self.players.values():
            self._index(player)

    def _index(self, player: Player) -> None:
        self._of[player.club_id].append(player)
        self._by_code.setdefault(player.reference_code.upper(), []).append(player)
        for account in player.accounts:
            self._by_account.setdefault(account.key, []).append((player, account))
        for name in player.accepted_bank_names:
            if (key := names.exact_key(name)) and not names.is_intermediary(name):
                self._by_name.setdefault(key, {})[player.player_id] = name
        if not player.accepted_bank_names:
            for key in names.likely_keys(player.name):
                self._could_be.setdefault(key, []).append(player)
        if player.telegram_id is not None:
            self._by_person.setdefault(player.telegram_id, []).append(player)

    def of(self, club_id: ClubId) -> tuple[Player, ...]:
        """The players of one club."""
        return tuple(self._of.get(club_id, ()))

    def decide(self, transfer: Transfer, keys: tuple[AccountKey, ...]) -> Matched | Ambiguous | Unknown:
        """Whose money this is, by code, account and name alone: a few look-ups, whatever the size of the club."""
        found = codes.found_in(transfer.reference)
        coded = {player.player_id: code for code in sorted(found.clear) for player in self._by_code.get(code, ())}
        maybe = [player for code in sorted(found.hidden) for player in self._by_code.get(code, ())]
        if not coded and len(maybe) == 1 and _is_signed(maybe[0], transfer.reference):
            coded, maybe = {maybe[0].player_id: maybe[0].reference_code}, []
        evidence = {player: [f"code {code}"] for player, code in coded.items()}
        if not oddities.is_through_a_company(transfer):
            other = self._by_account_and_name(transfer, keys)
            if not evidence:
                evidence = other
            elif len(evidence) == 1:
                evidence = {player: words + other.get(player, []) for player, words in evidence.items()}
        if not evidence:
            return _UNKNOWN
        for player in maybe:
            evidence.setdefault(player.player_id, [f"perhaps code {player.reference_code}"])
        ground = Ground.CODE if coded else Ground.NAME
        if not coded and any(known.startswith(_ACCOUNT) for told in evidence.values() for known in told):
            ground = Ground.ACCOUNT
        return self._judged(transfer, evidence, ground)

    def sift(
        self, transfer: Transfer, keys: tuple[AccountKey, ...], standings: Mapping[PlayerId, Standing]
    ) -> Unknown | NotFootball:
        """For a transfer that `decide` could not place: is there any sign of football?"""
        what = asked(
            amount=transfer.amount,
            payer_names=transfer.payer_names,
            reference=transfer.reference,
            keys=keys,
            issued=self._by_code,
            now=transfer.created_at,
        )
        found = signs.any_sign(
            transfer, what, self._spelled, self._club, standings, self._words, issued=self._by_code.keys()
        )
        return _UNKNOWN if found else NotFootball()

    def candidates(
        self,
        *,
        amount: Pence,
        payer_names: tuple[str, ...],
        reference: str,
        keys: tuple[AccountKey, ...],
        standings: Mapping[PlayerId, Standing],
        now: datetime,
    ) -> tuple[Candidate, ...]:
        """Whose it may be, best first, at most eight, and nobody without a reason."""
        what = asked(
            amount=amount, payer_names=payer_names, reference=reference, keys=keys, issued=self._by_code, now=now
        )
        return ranked(what, self._spelled, self._club, standings)

    @cached_property
    def _spelled(self) -> tuple[tuple[Player, tuple[Spelling, ...]], ...]:
        """Every player with the names to compare, the listed one first; taken apart when the first question comes."""
        return tuple(
            (player, tuple(map(spelling, (player.name, *player.accepted_bank_names))))
            for player in self.players.values()
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        return signs.words_of(self._spelled, self.clubs)

    def _by_account_and_name(self, transfer: Transfer, keys: tuple[AccountKey, ...]) -> dict[PlayerId, list[str]]:
        evidence: dict[PlayerId, list[str]] = {}
        for key in dict.fromkeys(keys):
            for player, account in self._by_account.get(key, ()):
                zone = self._club[player.club_id].timezone
                since = days.date_in_full(account.since, now=transfer.created_at, timezone=zone)
                evidence.setdefault(player.player_id, []).append(f"{_ACCOUNT} {since}")
        for key_of_name in dict.fromkeys(map(names.exact_key, transfer.payer_names)):
            accepted = self._by_name.get(key_of_name, {})
            by_account = not evidence.keys().isdisjoint(accepted)
            for player_id, name in accepted.items():
                evidence.setdefault(player_id, []).append(f"“{name}” is an accepted bank name")
            # Alan, of whom the bank's spelling is not known yet, would also arrive as the A JONES accepted for Ashley.
            for rival in self._could_be.get(key_of_name, ()) if accepted and not by_account else ():
                evidence.setdefault(rival.player_id, []).append("would have the same bank name")
        return evidence

    def _judged(self, transfer: Transfer, evidence: dict[PlayerId, list[str]], ground: Ground) -> Matched | Ambiguous:
        players = [self.players[player] for player in evidence]
        told = tuple(f"{player.name}: {word}" for player in players for word in evidence[player.player_id])
        if len(players) > 1:
            return Ambiguous(tuple(players), told)
        player = players[0]
        words = tuple(evidence[player.player_id])
        club = self._club[player.club_id]
        odd = oddities.oddity(transfer, player, club, ground)
        if odd is not None:
            return Ambiguous((player,), (*words, odd))
        twins = self._by_person.get(player.telegram_id, []) if player.telegram_id is not None else []
        if len(twins) > 1 and ground is not Ground.CODE:
            return Ambiguous(tuple(twins), (*words, "plays in more than one of your clubs"))
        return Matched(player, words)


def _is_signed(player: Player, reference: str) -> bool:
    return signs.is_signed(player, codes.beside(reference, player.reference_code))
