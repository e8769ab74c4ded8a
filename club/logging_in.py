"""The way to the bank's login page and back: a state that is good for one login, a code that becomes tokens.

The state is 256 bits of chance; only its digest is stored. Tokens are stored before anybody uses them.
"""

from datetime import timedelta
from enum import StrEnum
from functools import partial
from typing import Final
from urllib.parse import quote

from club.actions.connecting import ask, enter, turn_away
from club.bank import BankError, LoggedOut, Refused
from club.banking_access import SAVES, BankAccess
from club.ids import LineId, TelegramId
from club.logins import Login, OwnClient, Pair
from club.ports import Keys, StoreDown

GOOD_FOR: Final = timedelta(minutes=15)
"""So long somebody has to log in, from the tap in the chat."""


class Arrival(StrEnum):
    """What became of somebody whom the bank sent back."""

    ENTERED = "entered"
    UNKNOWN = "unknown"  # no such state, or it was used
    LATE = "late"
    DENIED = "denied"
    SPENT = "spent"  # the code was used, or is too old
    REFUSED = "refused"  # the bank does not know the client
    DOWN = "down"


async def begin(
    access: BankAccess,
    keys: Keys,
    line_id: LineId,
    *,
    by: TelegramId,
    client: OwnClient | None,
    state: str,
    public_url: str | None,
) -> str:
    """The address at which the owner begins to log in; a new one ends the former. `state` is a fresh secret.

    Where the world reaches us it is a page of ours, which says for which club; else the bank's own.

    Raises:
        Refused: there is no client to log in by.
        Conflict: the line was cut meanwhile.
    """
    until = access.clock() + GOOD_FOR
    asking = partial(ask, line_id=line_id, digest=keys.digest(state), until=until, client=client, by=by)
    access.client_of(Login(line_id=line_id, client=client))  # before anything is written
    login = await access.store.write(asking)
    if public_url is not None:
        return f"{public_url.rstrip('/')}/monzo/connect?state={quote(state, safe='')}"
    return access.bank.login_url(access.client_of(login), state=state)


async def awaited(access: BankAccess, keys: Keys, state: str) -> tuple[Login | None, bool]:
    """The login that this state was made for, and whether it is in time."""
    login = await access.store.logins.asked(keys.digest(state))
    return login, login is not None and login.awaits(keys.digest(state), access.clock())


async def turned_down(access: BankAccess, keys: Keys, state: str) -> Arrival:
    """The owner was asked by the bank, and said no."""
    login, in_time = await awaited(access, keys, state)
    if login is None or not in_time:
        return Arrival.UNKNOWN if login is None else Arrival.LATE
    await access.store.write(partial(turn_away, line_id=login.line_id, digest=keys.digest(state), refused=False))
    return Arrival.DENIED


async def arrive(access: BankAccess, keys: Keys, *, state: str, code: str) -> Arrival:
    """The owner comes back with a code. Also when they close the page meanwhile, tokens are stored or never made."""
    login, in_time = await awaited(access, keys, state)
    if login is None or not in_time:
        return Arrival.UNKNOWN if login is None else Arrival.LATE
    return await access.apart(_enter(access, login, keys.digest(state), code))


async def _enter(access: BankAccess, login: Login, digest: str, code: str) -> Arrival:
    try:
        tokens = await access.bank.exchange(access.client_of(login), code)
    except Refused:
        await access.store.write(partial(turn_away, line_id=login.line_id, digest=digest, refused=True))
        return Arrival.REFUSED
    except LoggedOut:  # a page that was loaded twice spends its code once, and must not spoil it for the first
        return Arrival.SPENT
    except BankError:
        return Arrival.DOWN
    entered = await _kept(access, login, digest, access.sealed(login.line_id, tokens), tokens.user_id)
    return Arrival.UNKNOWN if entered is None else Arrival.ENTERED


async def _kept(access: BankAccess, login: Login, digest: str, pair: Pair, user_id: str) -> Login | None:
    """Stored, also when the database is away for a moment: the code is spent, and nobody else has these tokens."""
    keep = partial(enter, line_id=login.line_id, digest=digest, pair=pair, user_id=user_id, at=access.clock())
    for _ in range(SAVES):
        try:
            return await access.store.write(keep)
        except StoreDown:
            await access.sleep(1)
    return await access.store.write(keep)
