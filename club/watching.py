"""Watching over the bank: has nobody paid, or does nothing reach us any more? Looked into before it is said."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from club.actions.reading import note_hook, report_silence
from club.bank import BankError
from club.debts import Debt
from club.ids import LineId
from club.lines import Line
from club.logins import Login
from club.nights import at_night
from club.notices import Checked
from club.ports import Store
from club.reckoning import debts
from club.reporting import Reporting
from club.teller import Teller

AGE: Final = timedelta(days=4)
"""Who owes for longer than this would have paid, one thinks, or something is wrong."""
PLAYED: Final = timedelta(hours=2)
"""After its kick-off a game is over for certain."""


async def watch(teller: Teller, line_id: LineId) -> bool:
    """Tell the owner of a line that nothing was seen though people owe, once; and what a look at it found.

    To be called when the statement has just been read, so that it is known to be readable. Raises StoreDown.
    """
    line, since = await teller.line(line_id), await last_seen(teller, line_id)
    if line is None or since is None or teller.now() - since < AGE:
        return False
    reading, club = await teller.store.readings.find(line_id), await teller.store.clubs.get(line.clubs[0])
    told = reading is not None and reading.silence_told is not None and reading.silence_told >= since
    if told or at_night(teller.now(), club.timezone) or not await overdue(teller.store, line, teller.now()):
        return False
    try:
        found = await _checked(teller, line)
    except BankError:
        return False  # that is another story, and told otherwise
    await teller.store.write(partial(report_silence, line_id=line_id, since=since, found=found))
    return True


async def last_seen(teller: Teller, line_id: LineId) -> datetime | None:
    """The last sign of life: an event, or a line of the statement; None for a line that never was connected."""
    login, reading = await teller.store.logins.find(line_id), await teller.store.readings.find(line_id)
    line = await teller.store.lines.get(line_id)
    if login is None or login.connected_at is None:
        return None
    signs = (line.last_seen_at, login.connected_at, None if reading is None else reading.read_to)
    return max(sign for sign in signs if sign is not None)


async def overdue(store: Store, line: Line, at: datetime) -> list[Debt]:
    """Who owes for games that ended more than four days ago, and how much in all."""
    before = at - AGE - PLAYED
    return [one for club in line.clubs for one in await debts(store, club) if one.since <= before]


async def see_to_hook(teller: Teller, line_id: LineId, *, anyway: bool = False) -> Checked | None:
    """Once a day (or `anyway`) see that the bank reports at our address, and once; what was found, if it was looked.

    A webhook that is lost makes payments late by hours, and so does an address that changed with the server's. It is
    put right without a word. Raises StoreDown.
    """
    line, login = await teller.line(line_id), await teller.store.logins.find(line_id)
    reading = await teller.store.readings.find(line_id)
    if line is None or login is None or not teller.public:
        return None
    if reading is not None and not (anyway or reading.hook_is_due(teller.now())):
        return None
    try:
        return await _reported(teller, line, login)
    except BankError:
        return None  # the next reading is another chance


async def _checked(teller: Teller, line: Line) -> list[Checked]:
    """Does the bank still report to our address? If not, it is asked to again. Other people's hooks are left alone."""
    login = await teller.store.logins.find(line.line_id)
    found = await _reported(teller, line, login) if login is not None and teller.public else None
    return [found or Checked.NO_ADDRESS]


async def _reported(teller: Teller, line: Line, login: Login) -> Checked | None:
    url = teller.keys.webhook_url(line)
    if url is None or login.account_id is None:
        return None
    ours = await Reporting(teller.access, line.line_id, login.account_id, login.hook_id).begin(url)
    await teller.store.write(partial(note_hook, line_id=line.line_id, hook_id=ours.hook_id, at=teller.now()))
    return Checked.HOOK_RENEWED if ours.is_new else Checked.HOOK_THERE
