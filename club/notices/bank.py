"""News of the bank itself, for the owner of a line alone: it is late, silent, imitated, or has lost something."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

from club.clubs import Club
from club.ids import TelegramId
from club.lines import Line
from club.notices.notice import Notice, Topic, person
from club.payments import Payment


class Checked(StrEnum):
    """What a look at our own side of the bank found."""

    HOOK_THERE = "hook_there"
    HOOK_RENEWED = "hook_renewed"
    NO_ADDRESS = "no_address"  # the world cannot reach us, so the bank is asked instead


def bank_behind(line: Line, *, since: datetime) -> Notice | None:
    """The bank has not answered for so long that the owner should know. Once, until it does answer."""
    return _to_owner(line, Topic.BANK_BEHIND, f"bank-behind:{line.line_id}:{since.isoformat()}")


def bank_forged(line: Line, *, day: date) -> Notice | None:
    """Somebody rang the bank's address who is not the bank. Once a day at most."""
    return _to_owner(line, Topic.BANK_FORGED, f"bank-forged:{line.line_id}:{day}")


def bank_gone(line: Line, payment: Payment) -> Notice | None:
    """A payment that is in the books is not in the bank's any more."""
    return _to_owner(line, Topic.BANK_GONE, f"bank-gone:{payment.payment_id}", payment=payment)


def bank_silent(line: Line, *, since: datetime, found: Collection[Checked]) -> Notice | None:
    """Nothing was heard since then, though people owe for games of days ago; and what a look at it found."""
    detail = " ".join([since.isoformat(), *sorted(found)])
    return _to_owner(line, Topic.BANK_SILENT, f"bank-silent:{line.line_id}:{since.isoformat()}", detail=detail)


def bank_cut(line: Line, club: Club, *, but: TelegramId) -> tuple[Notice, ...]:
    """The account was somebody's who is forgotten: the other organisers have to connect another one."""
    return tuple(
        Notice(
            key=f"bank-cut:{line.line_id}:{club.club_id}:{organiser}",
            topic=Topic.BANK_CUT,
            lane=person(organiser),
            club_id=club.club_id,
            line_id=line.line_id,
        )
        for organiser in club.organisers
        if organiser != but
    )


def _to_owner(line: Line, topic: Topic, key: str, *, payment: Payment | None = None, detail: str = "") -> Notice | None:
    if line.owner is None or not line.clubs:
        return None
    return Notice(
        key=key,
        topic=topic,
        lane=person(line.owner),
        club_id=line.clubs[0],
        line_id=line.line_id,
        payment_id=None if payment is None else payment.payment_id,
        detail=detail,
    )
