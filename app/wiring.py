"""The composition root: the one place that knows every part, and turns the lights on and off in order."""

import asyncio
import logging
import secrets
import socket
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app import clock as clocks
from app import ics
from app.apart import Apart
from app.bank_holidays import is_bank_holiday
from app.jobs.banking import Banking
from app.jobs.logging_in import LoggingIn
from app.jobs.pace import Pace
from app.jobs.posting import Post
from app.jobs.ticking import Ticking
from app.keys import SecretKeys
from app.metrics import Metrics
from app.sealing import SecretSeal
from app.settings import Settings
from bot.app import Bot
from club.bank import Client
from club.banking_access import BankAccess
from club.connecting import Connecting
from club.ids import derived
from club.ports import Clock, StoreDown
from club.teller import Teller
from storage.embedded import EmbeddedEngine
from storage.store import MongoStore
from webhook.doors import Doors
from webhook.monzo.client import MonzoClient
from webhook.running import Running, run
from webhook.server import build

if TYPE_CHECKING:
    from app.rehearsing import Staging

log = logging.getLogger(__name__)


def _staging(address: str) -> "Staging":
    from app.rehearsing import Staging  # noqa: PLC0415  # no stand-in is loaded by the real thing

    return Staging(address)


def new_id() -> str:
    """A random id in the shape of all our ids."""
    return derived(secrets.token_hex(16))


@dataclass(slots=True)
class Fiver:
    """The whole application. `await start()`, serve, `await stop()`."""

    settings: Settings
    clock: Clock = clocks.now
    metrics: Metrics = field(default_factory=Metrics)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _store: MongoStore | None = None
    _bot: Bot | None = None
    _engine: EmbeddedEngine | None = None
    address: str = ""
    staging: "Staging | None" = None

    async def start(self) -> None:
        """Raises EngineError, Unfit, StoreDown or OSError, each with what to do; nothing is left running then."""
        async with AsyncExitStack() as stack:
            await self._start(stack)
            self._stack = stack.pop_all()

    async def stop(self) -> None:
        """Finish what is under way, then put out the lights."""
        await self._stack.aclose()

    async def _start(self, stack: AsyncExitStack) -> None:
        port = self.settings.port or _free_port(self.settings.host)
        self.address = f"http://{_shown(self.settings.host)}:{port}"
        self.staging = staging = _staging(self.address) if self.settings.rehearsal else None
        settings = staging.adapt(self.settings) if staging else self.settings
        clock: Clock = staging.clock if staging else self.clock
        self._store = store = await self._open_store(stack, settings, f"{socket.gethostname()}:{port}")
        keys = SecretKeys(
            [key.reveal() for key in settings.secret_keys],
            settings.public_url or self.address,
            public=settings.public_url is not None,
        )
        bank = await self._open_bank(stack, settings, store, clock, keys)
        self._bot = bot = _bot(settings, store, clock, keys, bank, self.metrics)
        ticking = Ticking(store, clock, is_bank_holiday=is_bank_holiday)
        post = Post(store.outbox, bot.messenger, store, Pace(), self.metrics.counted, clock)
        public = settings.public_url is not None
        banking = Banking(Teller(access=bank, keys=keys, public=public, counted=self.metrics.counted))
        server = await self._serve(settings, port, store, bot, clock, keys, bank, banking, staging)
        stack.push_async_callback(server.stop)
        await bot.start()
        stack.push_async_callback(bot.stop)
        ticking.rounds.start()
        stack.push_async_callback(ticking.rounds.stop)
        logging_in = LoggingIn(Connecting(access=bank, keys=keys, public=settings.public_url is not None))
        logging_in.rounds.start()
        stack.push_async_callback(logging_in.rounds.stop)
        banking.start()
        stack.push_async_callback(banking.stop)
        post.start()
        stack.push_async_callback(post.stop)
        if staging:
            staging.begin(post, ticking)
            stack.push_async_callback(staging.close)

    async def _open_store(self, stack: AsyncExitStack, settings: Settings, holder: str) -> MongoStore:
        uri, name = settings.mongodb_uri.reveal() if settings.mongodb_uri else "", settings.mongodb_database
        if not uri:
            folder = settings.data_dir
            if self.staging:
                folder = Path(stack.enter_context(TemporaryDirectory(prefix="fiver-rehearsal-")))
            self._engine = EmbeddedEngine(folder)
            uri = await self._engine.start()
            stack.push_async_callback(self._engine.stop)
        elif self.staging:
            name = f"{name}-rehearsal-{new_id()}"
        store = await stack.enter_async_context(MongoStore(uri, name, holder=holder, alone=self._engine is not None))
        if self.staging:
            stack.push_async_callback(store.client.drop_database, name)
        return store

    async def _open_bank(
        self, stack: AsyncExitStack, settings: Settings, store: MongoStore, clock: Clock, keys: SecretKeys
    ) -> BankAccess:
        client = await stack.enter_async_context(
            MonzoClient(
                api_url=settings.monzo_api_url,
                auth_url=settings.monzo_auth_url,
                callback_url=keys.callback_url(),
                clock=clock,
            )
        )
        apart = Apart()
        stack.push_async_callback(apart.finish)  # a login that is being renewed comes to its end, and is stored
        return BankAccess(
            store=store,
            bank=client,
            seal=SecretSeal(keys.keys),
            clock=clock,
            sleep=asyncio.sleep,
            new_id=new_id,
            apart=apart,
            client=_client(settings),
        )

    async def _serve(
        self,
        settings: Settings,
        port: int,
        store: MongoStore,
        bot: Bot,
        clock: Clock,
        keys: SecretKeys,
        bank: BankAccess,
        banking: Banking,
        staging: "Staging | None",
    ) -> Running:
        doors = Doors(
            store=store,
            clock=clock,
            keys=keys,
            bank=bank,
            ics=ics.written,
            timezone=settings.timezone,
            telegram_secrets=tuple(secret.reveal() for secret in settings.telegram_webhook_secrets),
            handle_update=bot.handle,
            api_token=settings.api_token.reveal() if settings.api_token else None,
            new_id=new_id,
            ready=self.ready,
            metrics=self.metrics.rendered,
            counted=self.metrics.counted,
            mounts={"/rehearsal": staging.rehearsal.application()} if staging else {},
            home="/rehearsal" if staging else None,
            is_bank_holiday=is_bank_holiday,
            hinted=banking.hinted,
        )
        return await run(build(doors), settings.host, port)

    async def ready(self) -> dict[str, bool]:
        """Whether each thing that we depend on answers."""
        assert self._store is not None
        assert self._bot is not None
        try:
            await self._store.ping()
            waiting = await self._store.outbox.waiting()
            self.metrics.waiting.set(waiting)
            read_at = await self._store.readings.longest_unread()
            self.metrics.caught_up.set(0 if read_at is None else read_at.timestamp())
            database = True
        except StoreDown:
            database = False
        if self._engine is not None:
            self.metrics.engine_restarts.set(self._engine.restarts)
        return {"database": database, "telegram": self._bot.ready()}


def _bot(
    settings: Settings, store: MongoStore, clock: Clock, keys: SecretKeys, bank: BankAccess, metrics: Metrics
) -> Bot:
    assert settings.telegram_token is not None
    return Bot(
        token=settings.telegram_token.reveal(),
        base_url=settings.telegram_api_url,
        store=store,
        clock=clock,
        keys=keys,
        bank=bank,
        ics=ics.written,
        timezone=settings.timezone,
        public_url=settings.public_url,
        webhook_secret=settings.telegram_webhook_secrets[0].reveal(),
        new_id=new_id,
        counted=metrics.counted,
        is_bank_holiday=is_bank_holiday,
    )


def _client(settings: Settings) -> Client | None:
    """The deployment's own client at the bank. Without one, organisers bring theirs."""
    if settings.monzo_client_id is None or settings.monzo_client_secret is None:
        return None
    return Client(settings.monzo_client_id, settings.monzo_client_secret.reveal())


def _free_port(host: str) -> int:
    with socket.create_server((host, 0)) as probe:
        return int(probe.getsockname()[1])


def _shown(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::", "") else f"[{host}]" if ":" in host else host  # noqa: S104
