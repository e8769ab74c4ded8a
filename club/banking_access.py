"""A token for the bank when one is needed. However many ask, in however many processes, a login is renewed once.

A refresh token works once, and spending it twice locks its owner out. So whoever renews takes a lease in the store
first; everybody else waits and reads again. A new pair is stored before it is used. Nothing here knows a clock, a
database or a network: all of it is passed in.
"""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any, Protocol, TypeVar

from club.actions.renewing import keep_renewed, lose, release, take_lease
from club.bank import Bank, BankDown, BankError, Client, Expired, LoggedOut, Refused, Seal, Tokens, TooFast
from club.ids import LineId
from club.logins import REST, Login, OwnClient, Pair, Why
from club.ports import Clock, Store, StoreDown

T = TypeVar("T")

PAUSE_SECONDS = 0.25
LOOKS = 160
"""So often it is looked whether somebody else has renewed it: for 40 seconds, longer than the lease of one who died."""
SAVES = 30
"""So often a new pair is stored, a second apart, while the database is away: nobody else has it."""


class Apart(Protocol):
    """Does a piece of work to its end, also when whoever asked for it is gone."""

    async def __call__(self, work: Coroutine[Any, Any, T]) -> T: ...


@dataclass(frozen=True, slots=True)
class _Token:
    access: str = field(repr=False)
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BankAccess:
    """The way to the bank for everything that has a line's login. `client` is the deployment's, if it has one.

    `new_id` gives what was never given before, in any process: two who ask here at once must not share a lease.
    """

    store: Store
    bank: Bank
    seal: Seal
    clock: Clock
    sleep: Callable[[float], Awaitable[None]]
    new_id: Callable[[], str]
    apart: Apart
    client: Client | None = None

    async def access(self, line_id: LineId) -> str:
        """An access token that is good for five minutes at least; less, if the bank can't renew it just now.

        Raises:
            LoggedOut: the owner has to log in (again); they were told when that came about.
            BankError: not now.
            StoreDown: the database is away.
        """
        return (await self._token(line_id)).access

    async def replayed(self, line_id: LineId, call: Callable[[str], Awaitable[T]]) -> T:
        """What the call makes of a token. One that the bank takes no more is replaced, and the call made again, once.

        Raises what `access` raises, and what the call raises.
        """
        token = await self._token(line_id)
        try:
            return await call(token.access)
        except Expired:
            token = await self._token(line_id, refused=token.number)
        try:
            return await call(token.access)
        except Expired:
            raise BankDown("a token that was just made is refused as well") from None

    def sealed(self, line_id: LineId, tokens: Tokens) -> Pair:
        """Tokens as they are stored with the login of this line, and nowhere else."""
        refresh = None if tokens.refresh is None else self.seal.seal(tokens.refresh, _context(line_id, "refresh"))
        access = self.seal.seal(tokens.access, _context(line_id, "access"))
        return Pair(access=access, refresh=refresh, expires_at=tokens.expires_at)

    def own_client(self, line_id: LineId, client: Client) -> OwnClient:
        """An organiser's own client, as it is stored with the login of this line."""
        sealed = self.seal.seal(client.client_secret, _context(line_id, "client"))
        return OwnClient(client_id=client.client_id, sealed_secret=sealed)

    def client_of(self, login: Login) -> Client:
        """The client by which this login goes. Raises Refused when there is none, or when its secret can't be read."""
        if login.client is None:
            if self.client is None:
                raise Refused("there is no client for the bank: MONZO_CLIENT_ID is not set")
            return self.client
        secret = self.seal.open(login.client.sealed_secret, _context(login.line_id, "client"))
        if secret is None:
            raise Refused("the secret of the client was sealed with a key that is not in force here")
        return Client(login.client.client_id, secret)

    async def _token(self, line_id: LineId, *, refused: int | None = None) -> _Token:
        """The newest token, but not that of pair `refused`."""
        for _ in range(LOOKS):
            login = await self.store.logins.find(line_id)
            if login is None or login.pair is None:
                raise LoggedOut("nobody is logged in on this line")
            now = self.clock()
            if login.lasts(now) and login.pairs != refused:
                return await self._opened(login)
            if rest := login.resting(now).total_seconds():
                return await self._at_a_pinch(login, refused, TooFast(rest))
            if login.is_free(now) and (token := await self.apart(self._renew(line_id, refused))) is not None:
                return token
            await self.sleep(PAUSE_SECONDS)
        raise BankDown("somebody else renews the login, and comes to no end")

    async def _opened(self, login: Login) -> _Token:
        assert login.pair is not None
        access = self.seal.open(login.pair.access, _context(login.line_id, "access"))
        if access is None:
            raise await self._unreadable(login)
        return _Token(access, login.pairs)

    async def _renew(self, line_id: LineId, refused: int | None) -> _Token | None:
        """Under a lease; None when somebody else was quicker."""
        holder, now = self.new_id(), self.clock()
        take = partial(take_lease, line_id=line_id, refused=refused, holder=holder, at=now)
        login = await self.store.write(take)
        if login is None:
            return None
        over = partial(release, line_id=line_id, holder=holder)
        try:
            client, refresh = await self._means(login)
        except BankError:  # what is missing here may be there in another process
            await self.store.write(over)
            raise
        try:
            tokens = await self.bank.refresh(client, refresh)
        except LoggedOut:
            if await self.store.write(partial(lose, line_id=line_id, why=Why.REFUSED, number=login.pairs)):
                raise
            return None
        except BankError as error:
            rest = max(timedelta(seconds=error.seconds), REST) if isinstance(error, TooFast) else REST
            await self.store.write(partial(over, rests_until=self.clock() + rest))
            return await self._at_a_pinch(login, refused, error)
        kept = await self._kept(login, tokens)
        return None if kept is None else _Token(tokens.access, kept.pairs)

    async def _at_a_pinch(self, login: Login, refused: int | None, error: BankError) -> _Token:
        """The token as it is, while it is any good: it ends when another is made, and just now none can be."""
        if login.pairs != refused and login.still_good(self.clock()):
            return await self._opened(login)
        raise error

    async def _means(self, login: Login) -> tuple[Client, str]:
        """What a refresh takes. Raises BankError when something is missing here."""
        assert login.pair is not None
        if login.pair.refresh is None:
            await self.store.write(partial(lose, line_id=login.line_id, why=Why.REFUSED, number=login.pairs))
            raise LoggedOut("the bank gave nothing to renew the login with")
        refresh = self.seal.open(login.pair.refresh, _context(login.line_id, "refresh"))
        if refresh is None:
            raise await self._unreadable(login)
        return self.client_of(login), refresh

    async def _kept(self, login: Login, tokens: Tokens) -> Login | None:
        """Stored, before anybody uses it, and with the newest key. The former pair is worth nothing any more."""
        client = None if login.client is None else self.own_client(login.line_id, self.client_of(login))
        keep = partial(
            keep_renewed,
            line_id=login.line_id,
            pair=self.sealed(login.line_id, tokens),
            number=login.pairs,
            client=client,
            at=self.clock(),
        )
        for _ in range(SAVES):
            try:
                return await self.store.write(keep)
            except StoreDown:
                await self.sleep(1)
        return await self.store.write(keep)

    async def _unreadable(self, login: Login) -> BankError:
        """What to raise. A key that is missing in this process may be in force in another, which keeps the login alive.

        Only when nobody did so for as long as the token lasted, the key is taken for lost.
        """
        assert login.pair is not None
        gone = login.pair.expires_at <= self.clock()
        lost = partial(lose, line_id=login.line_id, why=Why.UNREADABLE, number=login.pairs)
        if gone and await self.store.write(lost):
            return LoggedOut("the login was sealed with a key that is gone")
        return BankDown("the login was sealed with a key that is not in force here")


def _context(line_id: LineId, what: str) -> str:
    return f"login:{line_id}:{what}"
