"""Watching over the bank: has nobody paid, or does nothing reach us any more? Looked into before it is said."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from club.actions.reading import report_silence
from club.bank import BankError
from club.debts import Debt
from club.ids import LineId
from club.lines import Line
from club.nights import at_night
from club.notices import Checked
from club.ports import Store
from club.reckoning import debts
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


async def _checked(teller: Teller, line: Line) -> list[Checked]:
    """Does the bank still report to our address? If not, it is asked to again. Other people's hooks are left alone."""
    url = teller.keys.webhook_url(line)
    if not teller.public or url is None or line.account_id is None:
        return [Checked.NO_ADDRESS]
    account_id, bank, access = line.account_id, teller.access.bank, teller.access
    hooks = await access.replayed(line.line_id, lambda token: bank.hooks(token, account_id))
    if any(hook.url == url for hook in hooks):
        return [Checked.HOOK_THERE]
    await access.replayed(line.line_id, lambda token: bank.register(token, account_id, url))
    return [Checked.HOOK_RENEWED]
