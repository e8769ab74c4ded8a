"""Who paid? Money is booked by itself only on conclusive evidence that points to exactly one player.

Conclusive is the player's reference code, an account that paid for the player before, or a bank name that the organiser
accepted. A code beats the rest: Tom who pays with Dave's code pays Dave's debt. Two answers, or anything odd, is a
question. What the organiser divided once is divided so again, when it is just what those owe together.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from itertools import islice
from typing import Final

from club import codes, names, oddities, refunds, signs, words
from club.candidates import Asked, Candidate, Standing, asked, likeness, ranked
from club.clubs import Club
from club.decisions import Ambiguous, Decision, Matched, NotFootball, Part, Shared, Unknown
from club.evidence import gather
from club.ids import AccountKey, ClubId, PlayerId
from club.judging import judge
from club.known import Known
from club.money import Pence
from club.payments import Transfer
from club.players import Player
from club.resemblance import spelling
from club.splitting import Proposal, splits
from club.words import Sense

__all__ = [
    "Ambiguous", "Candidate", "Decision", "Matched", "NotFootball", "Part", "Proposal", "Roster", "Shared", "Standing",
    "Unknown",
]  # fmt: skip


_UNKNOWN: Final = Unknown()


class Roster:
    """Everybody a bank line may pay for, with the answers about a transfer; built once, read for each payment."""

    def __init__(self, clubs: Iterable[Club], players: Iterable[Player]) -> None:
        self.clubs = tuple(clubs)
        self._known = Known(self.clubs, players)

    @property
    def players(self) -> Mapping[PlayerId, Player]:
        """The active players of these clubs, without guests for whom somebody else pays."""
        return self._known.players

    def of(self, club_id: ClubId) -> tuple[Player, ...]:
        """The players of one club."""
        return self._known.of(club_id)

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
        told = gather(self._known, transfer, keys, stranger=stranger)
        if not told:
            return NotFootball() if stranger else _UNKNOWN
        return judge(self._known, transfer, keys, told, standings)

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
        known = self._known
        what = self._asked(transfer.amount, transfer.payer_names, transfer.reference, keys, transfer.created_at)
        found = signs.any_sign(
            transfer,
            what,
            known.near(what, standings),
            known.clubs,
            standings,
            known.words,
            issued=known.by_code.keys(),
        )
        return _UNKNOWN if found or self._is_for_several(transfer, what, standings) else NotFootball()

    def _is_for_several(self, transfer: Transfer, what: Asked, standings: Mapping[PlayerId, Standing]) -> bool:
        """Whether it names two or three who owe just this sum together, in words that are about nothing else."""
        known = self._known
        if not any(map(names.is_joint, transfer.payer_names)) and not known.rivals.named(transfer.reference):
            return False  # a look-up: most private money gets no further
        told = words.sense(transfer.reference, known.words | names.words_in(transfer.payer_names))
        if told is Sense.ELSEWHERE or oddities.is_reviewed(transfer):
            return False
        return any(one.named for one in splits(what, known.suggested, standings))

    def refund_to(
        self, transfer: Transfer, keys: tuple[AccountKey, ...], standings: Mapping[PlayerId, Standing] | None = None
    ) -> Player | None:
        """To whom money that left may be a refund; without standings, whom it went to, if that is a known player."""
        payee = refunds.known_payee(self._known, transfer, keys)
        if payee is None or standings is None:
            return payee
        return payee if refunds.is_refund(self._known, transfer, payee, standings) else None

    def teaches(self, transfer: Transfer, keys: tuple[AccountKey, ...], player: Player) -> bool:
        """Whether this payment, which is the player's, has the player's code and comes from an account of their own.

        The bank's name has to be like the player's and like nobody else's: Tom may well pay with Dave's code.
        """
        found = codes.found_in(transfer.reference)
        if (found.clear | found.hidden).isdisjoint(player.codes):
            return False
        if not keys or any(key in self._known.by_account for key in keys) or oddities.is_through_a_company(transfer):
            return False
        if any(map(names.is_joint, transfer.payer_names)) or names.is_business(transfer.payer_names):
            return False
        payers = tuple(map(spelling, transfer.payer_names))
        alike = (one for one, known in self._known.spelled if likeness(payers, known)[0] >= signs.SAME_INITIALS)
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
        what = self._asked(amount, payer_names, reference, keys, now)
        return ranked(what, self._known.suggested, self._known.clubs, standings)

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
        what = self._asked(amount, payer_names, reference, keys, now)
        return splits(what, self._known.suggested, standings)

    def _asked(
        self,
        amount: Pence,
        payer_names: tuple[str, ...],
        reference: str,
        keys: tuple[AccountKey, ...],
        now: datetime,
    ) -> Asked:
        issued = self._known.by_code
        return asked(amount=amount, payer_names=payer_names, reference=reference, keys=keys, issued=issued, now=now)
