"""Bringing a spreadsheet in: new players, bank names for known ones, and everybody's balance, in one go and once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from club import codes
from club.adjustments import Adjustment, Sort, adjusted
from club.errors import Invalid
from club.ids import AdjustmentId, ClubId, PlayerId, TelegramId, derived
from club.meeting import Listed
from club.money import Pence
from club.people import player_of, whoever
from club.players import Player, bank_names, player_name
from club.ports import Books


@dataclass(frozen=True, slots=True)
class Imported:
    """It is booked: how many players are new, how many were on the books, and the balances that came with them."""

    made: Adjustment
    new: int
    known: int


@dataclass(frozen=True, slots=True)
class ImportedBefore:
    """The very same file was brought in before, and stands."""

    made: Adjustment


async def bring_in(
    books: Books,
    club_id: ClubId,
    people: Sequence[Listed],
    *,
    digest: str,
    file: str,
    by: TelegramId,
    at: datetime,
) -> Imported | ImportedBefore:
    """Book the players of a sheet and their balances, on top of what they have. `digest` is that of the file's bytes.

    The same file twice is once, unless it was taken back in between. Raises Invalid, NotFound.
    """
    await books.club(club_id)
    if not people:
        raise Invalid("There is nobody in that sheet to bring in.")
    new_id, before = await _find(books, club_id, digest)
    if before is not None:
        return ImportedBefore(before)
    found = [(one, *await _on_the_books(books, club_id, digest, one)) for one in people]
    fresh = [wanted for _, wanted, player in found if player is None]
    taken = await books.codes(club_id) if fresh else ()
    issued = dict(zip(fresh, codes.issue_all([f"{club_id}:{wanted}" for wanted in fresh], taken), strict=True))
    amounts = defaultdict[PlayerId, Pence](lambda: Pence(0))
    for one, wanted, player in found:
        kept = player or _new(club_id, wanted, one.name, issued[wanted])
        changed = replace(kept, active=True, accepted_bank_names=_names(kept, one))
        if changed != player:
            books.save(changed)
        amounts[kept.player_id] = Pence(amounts[kept.player_id] + one.balance)
    made = adjusted(new_id, club_id, Sort.OPENING, amounts, at=at, by=by, reason=file)
    books.save(made)
    return Imported(made, new=len(fresh), known=len(people) - len(fresh))


async def imported_before(books: Books, club_id: ClubId, digest: str) -> Adjustment | None:
    """What came of the very same file before, if that stands."""
    return (await _find(books, club_id, digest))[1]


async def _find(books: Books, club_id: ClubId, digest: str) -> tuple[AdjustmentId, Adjustment | None]:
    """Where this file is booked: the first id that is free or stands, as one that was taken back may be done anew."""
    for attempt in count():
        this = AdjustmentId(derived("import", club_id, digest, attempt))
        made = await books.find_adjustment(this)
        if made is None or made.shares or not made.entries:
            return this, made
    raise AssertionError("attempts never end")


async def _on_the_books(books: Books, club_id: ClubId, digest: str, one: Listed) -> tuple[PlayerId, Player | None]:
    """Whoever it is, and the id of somebody new.

    Who came in this row of this file before is that same player, whatever became of them since: called otherwise, found
    to be another, or removed. Only of somebody who was erased nothing may be known any more.
    """
    if one.known is not None:
        player = await player_of(books, club_id, one.known.player_id)
        return player.player_id, player
    for again in count():
        wanted = PlayerId(derived("player", club_id, digest, one.row, again))
        before = await whoever(books, wanted)
        if before is None or not before.is_erased:
            return wanted, before
    raise AssertionError("there is always a next one")


def _new(club_id: ClubId, new_id: PlayerId, name: str, code: str) -> Player:
    return Player(player_id=new_id, club_id=club_id, name=player_name(name), reference_code=code)


def _names(player: Player, one: Listed) -> tuple[str, ...]:
    return bank_names((*player.accepted_bank_names, *one.bank_names))
