"""News of the bank itself, to the owner of its line: as things stand when it is sent; not at all once all is well."""

from datetime import datetime

from bot.sending.stage import Stage, known
from bot.texts import bank as texts
from club.clubs import Club
from club.logins import State
from club.money import Pence
from club.notices import Checked, Notice
from club.payments import State as Paid
from club.watching import overdue


async def behind(stage: Stage, notice: Notice) -> None:
    """The bank does not answer. Not once it does, or after a login ended."""
    line_id, club = known(notice.line_id), await stage.club_of(notice)
    reading, login = await stage.store.readings.find(line_id), await stage.store.logins.find(line_id)
    waiting = await stage.store.hints.waiting(line_id)
    if reading is None or reading.behind_since is None or login is None:
        return
    match login.state:
        case State.READY:
            text = texts.behind(club, reading.behind_since, waiting, now=stage.now)
        case State.AWAITING_APPROVAL:
            text = texts.unapproved(waiting)
        case _:
            return
    await _say(stage, notice, club, text)


async def forged(stage: Stage, notice: Notice) -> None:
    """Somebody imitates the bank."""
    club = await stage.club_of(notice)
    await _say(stage, notice, club, texts.forged(club))


async def gone(stage: Stage, notice: Notice) -> None:
    """A payment is not at the bank any more. Not once it was taken back."""
    club, payment = await stage.club_of(notice), await stage.store.payments.get(known(notice.payment_id))
    if payment.state in (Paid.MATCHED, Paid.UNMATCHED):
        await _say(stage, notice, club, texts.gone(payment, now=stage.now, timezone=club.timezone))


async def silent(stage: Stage, notice: Notice) -> None:
    """Nothing was heard though people owe. Not once they paid."""
    club, line = await stage.club_of(notice), await stage.store.lines.get(known(notice.line_id))
    since, *found = notice.detail.split()
    late = await overdue(stage.store, line, stage.now)
    if late:
        owed = Pence(sum(one.amount for one in late))
        checked = [Checked(one) for one in found]
        text = texts.silent(club, datetime.fromisoformat(since), len(late), owed, checked, now=stage.now)
        await _say(stage, notice, club, text)


async def cut(stage: Stage, notice: Notice) -> None:
    """The bank account is gone with its owner. Not once another one is connected."""
    club = await stage.club_of(notice)
    if club.line_id is None:
        await _say(stage, notice, club, texts.cut(club))


async def _say(stage: Stage, notice: Notice, club: Club, text: str) -> None:
    await stage.telegram.post(await stage.chat_of(notice), text, silent=stage.at_night(club))
