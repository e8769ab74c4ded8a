"""What people must be told. A notice says what happened and to whom it matters; the words are found when it is sent.

Every notice has a stable key: the same news queued twice is told once. Notices with one `subject` are about one message
that is edited in place, so a burst of them needs a single edit of the state as it is by then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from club.clubs import STATEMENT_KEEPS, Club
from club.fixtures import Fixture
from club.ids import AdjustmentId, ClubId, FixtureId, LineId, PaymentId, PlayerId
from club.ledger import Entry
from club.months import Month
from club.payments import Payment
from club.players import Player


class Topic(StrEnum):
    """What a notice is about."""

    WELCOME = "welcome"
    CARD = "card"
    CALLED_OFF = "called_off"
    MOVED = "moved"
    PROMOTED = "promoted"
    AFTER_GAME = "after_game"
    PAID = "paid"
    STILL_OPEN = "still_open"
    TAKEN_BACK = "taken_back"
    NOT_YOURS = "not_yours"
    YOURS_AFTER_ALL = "yours_after_all"
    QUESTION = "question"
    GROUP_ASKED = "group_asked"
    PLEASE_START = "please_start"
    ACCOUNT_REFUSED = "account_refused"
    UNDELIVERED = "undelivered"
    GROUP_CLOSED = "group_closed"
    ADJUSTED = "adjusted"
    PAID_BACK = "paid_back"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One piece of news. `lane` is the chat in which it keeps its order: a club's group or one person."""

    key: str
    topic: Topic
    lane: str
    club_id: ClubId | None = None
    fixture_id: FixtureId | None = None
    payment_id: PaymentId | None = None
    player_id: PlayerId | None = None
    line_id: LineId | None = None
    adjustment_id: AdjustmentId | None = None
    entry_id: str | None = None
    subject: str | None = None
    detail: str = ""


def group(club: ClubId) -> str:
    """The lane of a club's group chat."""
    return f"group:{club}"


def person(telegram_id: int) -> str:
    """The lane of one person's direct messages."""
    return f"person:{telegram_id}"


def welcome(club: Club, *, occasion: str) -> Notice:
    """The bot was added to the group."""
    return Notice(
        key=f"welcome:{club.club_id}:{occasion}", topic=Topic.WELCOME, lane=group(club.club_id), club_id=club.club_id
    )


def card(fixture: Fixture) -> Notice:
    """The fixture's card in the group shows something else now."""
    return Notice(
        key=f"card:{fixture.fixture_id}:{fixture.version + 1}",
        topic=Topic.CARD,
        lane=group(fixture.club_id),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
        subject=f"card:{fixture.fixture_id}",
    )


def called_off(fixture: Fixture) -> Notice:
    """Those who were in or waiting must know that there is no game."""
    return Notice(
        key=f"called-off:{fixture.fixture_id}",
        topic=Topic.CALLED_OFF,
        lane=group(fixture.club_id),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
    )


def moved(fixture: Fixture) -> Notice:
    """Those who are in must know of another time, place or price."""
    return Notice(
        key=f"moved:{fixture.fixture_id}:{fixture.version + 1}",
        topic=Topic.MOVED,
        lane=group(fixture.club_id),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
    )


def promoted(fixture: Fixture, player: Player) -> Notice:
    """A place opened for somebody on the waiting list: told in person where that is possible, else in the group."""
    reachable = player.telegram_id if player.may_be_written_to else None
    return Notice(
        key=f"promoted:{fixture.fixture_id}:{player.player_id}:{fixture.version + 1}",
        topic=Topic.PROMOTED,
        lane=group(fixture.club_id) if reachable is None else person(reachable),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
        player_id=player.player_id,
    )


def after_game(club: Club, fixture: Fixture) -> tuple[Notice, ...]:
    """Each organiser gets the list, to untick who did not come; a later change edits it."""
    return tuple(
        Notice(
            key=f"after-game:{fixture.fixture_id}:{organiser}:{fixture.version + 1}",
            topic=Topic.AFTER_GAME,
            lane=person(organiser),
            club_id=club.club_id,
            fixture_id=fixture.fixture_id,
            subject=f"after-game:{fixture.fixture_id}:{organiser}",
        )
        for organiser in club.organisers
    )


def paid(entry: Entry) -> Notice:
    """The group hears that somebody paid. One booking, one confirmation."""
    return Notice(
        key=f"paid:{entry.entry_id}",
        topic=Topic.PAID,
        lane=group(entry.club_id),
        club_id=entry.club_id,
        payment_id=entry.payment_id,
        player_id=entry.player_id,
        entry_id=entry.entry_id,
        subject=f"paid:{entry.entry_id}",
    )


def still_open(entry: Entry, player: Player) -> Notice | None:
    """What is left to pay after a part is the payer's business alone."""
    return _about_booking("still-open", Topic.STILL_OPEN, entry, player)


def taken_back(entry: Entry) -> Notice:
    """A booking was reversed: its confirmation in the group is corrected in place."""
    return Notice(
        key=f"taken-back:{entry.reverses}",
        topic=Topic.TAKEN_BACK,
        lane=group(entry.club_id),
        club_id=entry.club_id,
        payment_id=entry.payment_id,
        player_id=entry.player_id,
        entry_id=entry.reverses,
        subject=f"paid:{entry.reverses}",
    )


def adjusted(entry: Entry, player: Player) -> Notice | None:
    """An organiser changed what the player owes, or took that back: told to the player alone, in one message."""
    if not player.may_be_written_to or player.telegram_id is None:
        return None
    return Notice(
        key=f"adjusted:{entry.entry_id}",
        topic=Topic.ADJUSTED,
        lane=person(player.telegram_id),
        club_id=entry.club_id,
        adjustment_id=entry.adjustment_id,
        player_id=entry.player_id,
        entry_id=entry.reverses or entry.entry_id,
        subject=f"adjusted:{entry.reverses or entry.entry_id}",
    )


def not_yours(entry: Entry, player: Player) -> Notice | None:
    """Money that was put down for somebody was not theirs: they alone hear how they stand without it."""
    return _about_booking("not-yours", Topic.NOT_YOURS, entry, player)


def yours_after_all(entry: Entry, player: Player) -> Notice | None:
    """Money that was first put down for somebody else, or taken back, is theirs."""
    return _about_booking("yours-after-all", Topic.YOURS_AFTER_ALL, entry, player)


def paid_back(entry: Entry, player: Player) -> Notice | None:
    """Credit was paid back: the player's business alone."""
    return _about_booking("paid-back", Topic.PAID_BACK, entry, player)


def _about_booking(what: str, topic: Topic, entry: Entry, player: Player) -> Notice | None:
    if not player.may_be_written_to or player.telegram_id is None:
        return None
    return Notice(
        key=f"{what}:{entry.entry_id}",
        topic=topic,
        lane=person(player.telegram_id),
        club_id=entry.club_id,
        payment_id=entry.payment_id,
        player_id=entry.player_id,
        entry_id=entry.entry_id,
    )


def question(payment: Payment, clubs: Iterable[Club]) -> tuple[Notice, ...]:
    """Whose money is this? Each organiser is asked once in a direct message, which is edited when it is settled."""
    asked: dict[int, Club] = {}
    for club in clubs:
        for organiser in club.organisers:
            asked.setdefault(organiser, club)
    return tuple(
        Notice(
            key=f"question:{payment.payment_id}:{organiser}:{payment.version + 1}",
            topic=Topic.QUESTION,
            lane=person(organiser),
            club_id=club.club_id,
            payment_id=payment.payment_id,
            subject=f"question:{payment.payment_id}:{organiser}",
        )
        for organiser, club in asked.items()
    )


def group_asked(payment: Payment) -> tuple[Notice, ...]:
    """Was it you? Each group that is asked about the payment reads it once, and that it is sorted once it is.

    Made of the payment as it was before it was settled.
    """
    return tuple(
        Notice(
            key=f"group-asked:{payment.payment_id}:{number}:{payment.version + 1}",
            topic=Topic.GROUP_ASKED,
            lane=group(asking.club_id),
            club_id=asking.club_id,
            payment_id=payment.payment_id,
            subject=f"group-asked:{payment.payment_id}:{number}",
            detail=str(number),
        )
        for number, asking in enumerate(payment.askings, 1)
        if asking.open
    )


def please_start(player: Player) -> Notice:
    """The bot may not write to this player yet: asked in the group, once."""
    return Notice(
        key=f"please-start:{player.player_id}",
        topic=Topic.PLEASE_START,
        lane=group(player.club_id),
        club_id=player.club_id,
        player_id=player.player_id,
    )


def account_refused(line_id: LineId, owner: int, club_id: ClubId | None, hint: str) -> Notice:
    """An account that is not the pinned one spoke on the line."""
    return Notice(
        key=f"account-refused:{line_id}:{hint}",
        topic=Topic.ACCOUNT_REFUSED,
        lane=person(owner),
        club_id=club_id,
        line_id=line_id,
        detail=hint,
    )


def undelivered(notice: Notice, organiser: int, why: str) -> Notice:
    """A message could not be delivered for good; the organiser hears of it once a chat and reason."""
    return Notice(
        key=f"undelivered:{organiser}:{notice.lane}:{why}",
        topic=Topic.UNDELIVERED,
        lane=person(organiser),
        club_id=notice.club_id,
        player_id=notice.player_id,
        detail=why,
    )


def group_closed(club: Club, organiser: int, why: str) -> Notice:
    """The group itself takes no messages; an organiser hears of it once, until something about the club changes."""
    return Notice(
        key=f"group-closed:{club.club_id}:{organiser}:{club.version}",
        topic=Topic.GROUP_CLOSED,
        lane=person(organiser),
        club_id=club.club_id,
        detail=why,
    )


def month(club: Club, month_: Month, *, since: datetime) -> Notice:
    """The group hears how a month went, unless Telegram takes it only when nobody cares any more."""
    return Notice(
        key=f"month:{club.club_id}:{month_}",
        topic=Topic.MONTH,
        lane=group(club.club_id),
        club_id=club.club_id,
        detail=f"{month_} {(since + STATEMENT_KEEPS).isoformat()}",
    )


def month_of(notice: Notice) -> tuple[Month, datetime]:
    """The month that such a notice is about, and until when it is worth telling (UTC)."""
    written, _, until = notice.detail.partition(" ")
    month_ = Month.read(written)
    assert month_ is not None, "news of a month that says no month"
    return month_, datetime.fromisoformat(until)
