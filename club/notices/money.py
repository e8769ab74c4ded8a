"""News of money: the group hears who paid; what is still open, or was a mistake, is for the person alone."""

from collections.abc import Iterable

from club.clubs import Club
from club.ledger import Entry
from club.notices.notice import Notice, Topic, group, person
from club.payments import Payment
from club.players import Player


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
