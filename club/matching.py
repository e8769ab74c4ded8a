"""Who paid? Money is booked by itself only on conclusive evidence that points to exactly one player.

Conclusive is the player's reference code, an account that paid for the player before, or a bank name that the organiser
accepted. A code beats the rest: Tom who pays with Dave's code pays Dave's debt. Two answers, or anything odd, is a
question.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Final

from club import codes, days, names, oddities, signs
from club.candidates import Candidate, Standing, asked, likeness, ranked
from club.clubs import Club
from club.decisions import Ambiguous, Decision, Matched, NotFootball, Unknown
from club.ids import AccountKey, ClubId, PlayerId, TelegramId
from club.money import Pence
from club.oddities import Ground
from club.payments import Transfer
from club.players import KnownAccount, Player
from club.resemblance import Spelling, spelling
from club.rivals import Rivals, holds_a_name, is_named
from club.splitting import Proposal, splits

__all__ = [
    "Ambiguous", "Candidate", "Decision", "Matched", "NotFootball", "Roster", "Standing", "Unknown",
]  # fmt: skip


_UNKNOWN: Final = Unknown()
_ACCOUNT: Final = "account known since"
_WHEN_NAMED: Final = ", when the reference said so"


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
        if player.telegram_id is not None:
            self._by_person.setdefault(player.telegram_id, []).append(player)

    def of(self, club_id: ClubId) -> tuple[Player, ...]:
        """The players of one club."""
        return tuple(self._of.get(club_id, ()))

    def decide(
        self,
        transfer: Transfer,
        keys: tuple[AccountKey, ...],
        standings: Mapping[PlayerId, Standing] | None = None,
        *,
        not_football: Collection[AccountKey] = (),
    ) -> Decision:
        """Whose money this is, by code, account and name alone: a few look-ups, whatever the size of the club.

        What is a question without the standings may be certain with them. From an account that is not football's a
        name counts for nothing: it is a stranger's, and with nothing else to go by none of the club's business.
        """
        stranger = not set(keys).isdisjoint(not_football)
        found = codes.found_in(transfer.reference)
        coded = {player.player_id: code for code in sorted(found.clear) for player in self._by_code.get(code, ())}
        maybe = [player for code in sorted(found.hidden) for player in self._by_code.get(code, ())]
        if not coded and len(maybe) == 1 and _is_signed(maybe[0], transfer.reference):
            coded, maybe = {maybe[0].player_id: maybe[0].reference_code}, []
        evidence = {player: [f"code {code}"] for player, code in coded.items()}
        if not oddities.is_through_a_company(transfer):
            other = self._by_account_and_name(transfer, keys, stranger=stranger)
            if not evidence:
                evidence = other
            elif len(evidence) == 1:
                evidence = {player: words + other.get(player, []) for player, words in evidence.items()}
        if not evidence:
            return NotFootball() if stranger else _UNKNOWN
        for player in maybe:
            evidence.setdefault(player.player_id, [f"perhaps code {player.reference_code}"])
        ground = Ground.CODE if coded else Ground.NAME
        if not coded and any(known.startswith(_ACCOUNT) for told in evidence.values() for known in told):
            ground = Ground.ACCOUNT
        return self._judged(transfer, evidence, ground, standings)

    def settle(
        self,
        transfer: Transfer,
        keys: tuple[AccountKey, ...],
        standings: Mapping[PlayerId, Standing],
        *,
        not_football: Collection[AccountKey] = (),
    ) -> Decision:
        """The same with the standings at hand, for a transfer that is a question without them; or not football."""
        decision = self.decide(transfer, keys, standings, not_football=not_football)
        if isinstance(decision, Ambiguous) and decision.private:
            return NotFootball()
        return self.sift(transfer, keys, standings) if isinstance(decision, Unknown) else decision

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

    def teaches(self, transfer: Transfer, keys: tuple[AccountKey, ...], player: Player) -> bool:
        """Whether this payment, which is the player's, has the player's code and comes from an account of their own.

        The bank's name has to be like the player's and like nobody else's: Tom may well pay with Dave's code.
        """
        found = codes.found_in(transfer.reference)
        if player.reference_code not in found.clear | found.hidden:
            return False
        if not keys or any(key in self._by_account for key in keys) or oddities.is_through_a_company(transfer):
            return False
        if any(map(names.is_joint, transfer.payer_names)) or names.is_business(transfer.payer_names):
            return False
        payers = tuple(map(spelling, transfer.payer_names))
        alike = (one for one, known in self._spelled if likeness(payers, known)[0] >= signs.SAME_INITIALS)
        return {one.player_id for one in islice(alike, 2)} == {player.player_id}

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
        return ranked(what, self._suggested, self._club, standings)

    def splits(
        self,
        *,
        amount: Pence,
        payer_names: tuple[str, ...],
        reference: str,
        keys: tuple[AccountKey, ...],
        standings: Mapping[PlayerId, Standing],
        now: datetime,
    ) -> tuple[Proposal, ...]:
        """Which two or three it may be for together, best first, at most two proposals."""
        what = asked(
            amount=amount, payer_names=payer_names, reference=reference, keys=keys, issued=self._by_code, now=now
        )
        return splits(what, self._suggested, standings)

    @cached_property
    def _spelled(self) -> tuple[tuple[Player, tuple[Spelling, ...]], ...]:
        """Every player with the names to compare, the listed one first; taken apart when the first question comes."""
        return tuple(
            (player, tuple(map(spelling, (player.name, *player.accepted_bank_names))))
            for player in self.players.values()
        )

    @cached_property
    def _suggested(self) -> tuple[tuple[Player, tuple[Spelling, ...]], ...]:
        """The same with the names under which the player paid before, which are no ground for booking anything."""
        return tuple((player, (*known, *_paid_under(player))) for player, known in self._spelled)

    @cached_property
    def _words(self) -> frozenset[str]:
        return signs.words_of(self._spelled, self.clubs)

    @cached_property
    def _rivals(self) -> Rivals:
        return Rivals(self.players.values())

    def _by_account_and_name(
        self, transfer: Transfer, keys: tuple[AccountKey, ...], *, stranger: bool
    ) -> dict[PlayerId, list[str]]:
        evidence = self._by_known_account(transfer, keys)
        if any(self._has_name(self.players[player], transfer) for player in evidence):
            return evidence
        for key_of_name in () if stranger else dict.fromkeys(map(names.exact_key, transfer.payer_names)):
            accepted = self._by_name.get(key_of_name, {})
            by_account = not evidence.keys().isdisjoint(accepted)
            for player_id, name in accepted.items():
                evidence.setdefault(player_id, []).append(f"“{name}” is an accepted bank name")
            for rival in self._rivals.of_name(key_of_name) if accepted and not by_account else ():
                if rival.player_id not in accepted:
                    evidence.setdefault(rival.player_id, []).append("would have the same bank name")
        unsaid = [player for player, told in evidence.items() if len(told) == 1 and told[0].endswith(_WHEN_NAMED)]
        return {p: told for p, told in evidence.items() if p not in unsaid} or evidence

    def _has_name(self, player: Player, transfer: Transfer) -> bool:
        """Whether this known account is the player's own, by its name: then somebody else's same name tells nothing."""
        if player.accepted_bank_names or any(map(names.is_joint, transfer.payer_names)):
            return False
        own = (spelling(player.name),)
        return likeness(tuple(map(spelling, transfer.payer_names)), own)[0] >= signs.INITIAL_AND_SURNAME

    def _by_known_account(self, transfer: Transfer, keys: tuple[AccountKey, ...]) -> dict[PlayerId, list[str]]:
        """Whom the account paid for. When it paid for several, the one whom the reference names."""
        known = {(player.player_id, account) for key in keys for player, account in self._by_account.get(key, ())}
        owners = {player for player, _ in known}
        named = {one.player_id for one in self._rivals.named(transfer.reference)} & owners if known else set()
        if len(owners) > 1 and len(named) == 1:
            known = {(player, account) for player, account in known if player in named}
        elif len(owners) > 1 and not holds_a_name(transfer.reference):
            known = {(player, account) for player, account in known if not account.named} or known
        evidence: dict[PlayerId, list[str]] = {}
        for player, account in sorted(known, key=lambda one: (one[1].since, one[0])):
            zone = self._club[self.players[player].club_id].timezone
            since = days.date_in_full(account.since, now=transfer.created_at, timezone=zone)
            unsaid = account.named and player not in named
            evidence.setdefault(player, []).append(f"{_ACCOUNT} {since}{_WHEN_NAMED if unsaid else ''}")
        return evidence

    def _judged(
        self,
        transfer: Transfer,
        evidence: dict[PlayerId, list[str]],
        ground: Ground,
        standings: Mapping[PlayerId, Standing] | None,
    ) -> Matched | Ambiguous:
        players = [self.players[player] for player in evidence]
        told = tuple(f"{player.name}: {word}" for player in players for word in evidence[player.player_id])
        if len(players) > 1:
            return Ambiguous(tuple(players), told, self._is_private(transfer, players, ground, standings))
        player = players[0]
        words = tuple(evidence[player.player_id])
        club = self._club[player.club_id]
        nearly = self._nearly(transfer, player) if ground is not Ground.CODE else ()
        odd = oddities.oddity(transfer, player, club, ground, _standing(player, standings))
        if odd is not None:
            private = not nearly and self._is_private(transfer, players, ground, standings)
            return Ambiguous((player, *nearly), (*words, odd), private)
        if ground is Ground.CODE:
            return Matched(player, words)
        twins = self._by_person.get(player.telegram_id, []) if player.telegram_id is not None else []
        if len(twins) > 1:
            return Ambiguous(tuple(twins), (*words, "plays in more than one of your clubs"))
        if others := (*self._rivals.besides(player, transfer), *nearly):
            return Ambiguous((player, *others), (*words, "the reference names somebody else"))
        if self._rivals.names_a_stranger(player, transfer):
            return Ambiguous((player,), (*words, "the reference names somebody else"))
        if not is_named(player, transfer) and (others := self._rivals.sharing(player, transfer)):
            return Ambiguous((player, *others), (*words, "others may share this account"))
        if any(word.endswith(_WHEN_NAMED) for word in words) and len(words) == 1:
            return Ambiguous((player,), words)
        return Matched(player, words)

    def _nearly(self, transfer: Transfer, player: Player) -> tuple[Player, ...]:
        """Whose mistyped code the reference may hold, unless it is the player's own."""
        near = {code for word in codes.code_like(transfer.reference) for code in codes.near(word, self._by_code)}
        if player.reference_code in near:
            return ()
        return tuple(other for code in sorted(near) for other in self._by_code[code])

    def _is_private(
        self,
        transfer: Transfer,
        players: Iterable[Player],
        ground: Ground,
        standings: Mapping[PlayerId, Standing] | None,
    ) -> bool:
        return ground is not Ground.CODE and all(
            oddities.is_private(transfer, player, self._club[player.club_id], _standing(player, standings))
            for player in players
        )


def _paid_under(player: Player) -> Iterable[Spelling]:
    own = (account.payer for account in player.accounts if account.payer and not account.named)
    return (spelling(name) for name in dict.fromkeys(own) if not names.is_intermediary(name))


def _standing(player: Player, standings: Mapping[PlayerId, Standing] | None) -> Standing | None:
    """How the player stands: with nothing, where the ledger has no line. None when nobody looked."""
    if standings is None:
        return None
    nothing = Standing(player_id=player.player_id, balance=Pence(0), last_played=None, last_paid=None)
    return standings.get(player.player_id, nothing)


def _is_signed(player: Player, reference: str) -> bool:
    return signs.is_signed(player, codes.beside(reference, player.reference_code))
