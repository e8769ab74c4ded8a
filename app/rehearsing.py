"""A rehearsal: the real app with a Telegram and a Monzo of its own. Only the two addresses are changed."""

import asyncio
import logging
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from app.clock import Travelling
from app.jobs.pace import Limit, Pace
from app.jobs.posting import Post
from app.jobs.ticking import Ticking
from app.settings import Secret, Settings
from rehearsal import Rehearsal
from rehearsal.monzo import Client
from rehearsal.season import Season

MOUNT = "/rehearsal"
TOKEN = "1002003004:rehearsal-token-that-no-other-telegram-knows"  # noqa: S105  # the stand-in's own, worth nothing elsewhere
AT_SPEED = Limit(1_000, 1.0)
ARRIVAL_SECONDS = 5.0

log = logging.getLogger(__name__)


def at_speed() -> Pace:
    """The pace at which what took weeks is told."""
    return Pace(AT_SPEED, AT_SPEED, AT_SPEED)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Puts the clock to an instant; what is due happens and is said, at speed, before anybody travels on."""

    clock: Travelling
    ticking: Ticking
    post: Post

    async def __call__(self, at: datetime) -> None:
        """Returns when nothing is left to be done or said. Raises StoreDown."""
        self.clock.travel(at)
        try:
            with self.post.paced(at_speed()):
                async with asyncio.timeout(ARRIVAL_SECONDS):
                    await self.ticking.tick()
                    await self.post.idle()
        except TimeoutError:
            log.warning("not everything that was due by %s could be said in time; it follows", at)


@dataclass(slots=True)
class Staging:
    """The stand-ins, their clock, and the weeks that are played before the curtain rises."""

    address: str
    clock: Travelling = field(default_factory=Travelling)
    api_token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    rehearsal: Rehearsal = field(init=False)
    up: asyncio.Event = field(default_factory=asyncio.Event)
    _ticking: Ticking | None = None
    _playing: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self.rehearsal = Rehearsal(token=TOKEN, clock=self.clock)
        monzo = self.rehearsal.monzo
        monzo.owner_says, monzo.logins.needs_approval = "asks", True
        monzo.open_account("uk_retail_joint", held_with="Jo Grant")
        monzo.open_account("uk_prepaid", closed=True)

    def adapt(self, settings: Settings) -> Settings:
        """The settings of the real thing, with the stand-ins' addresses."""
        if settings.api_token is not None:
            self.api_token = settings.api_token.reveal()
        public_url, clients = settings.public_url or self.address, self.rehearsal.monzo.logins.clients
        app, callback = clients.own, f"{public_url}/monzo/callback"
        app.redirect_urls = (callback,)
        clients.add(Client("oauth2client_0000AkOlly", "mnzconf.olly", "Olly's own Fiver", (callback,)))
        return replace(
            settings,
            telegram_token=Secret(TOKEN),
            telegram_api_url=f"{self.address}{MOUNT}/telegram",
            monzo_api_url=f"{self.address}{MOUNT}/monzo",
            monzo_auth_url=f"{self.address}{MOUNT}/monzo/auth",
            monzo_client_id=app.client_id,
            monzo_client_secret=Secret(app.secret),
            public_url=public_url,
            api_token=Secret(self.api_token),
        )

    def begin(self, post: Post, ticking: Ticking) -> None:
        """Play the weeks that led here, at speed; `up` is set when the page shows a club in mid-season."""
        self._ticking = ticking
        self._playing = asyncio.create_task(self._play(post), name="season")

    async def close(self) -> None:
        """Leave the stage, also in the middle of the play."""
        if self._playing is not None:
            self._playing.cancel()
            await asyncio.gather(self._playing, return_exceptions=True)

    async def _play(self, post: Post) -> None:
        season = Season(self.rehearsal, self.address, self.api_token, self.clock, self._travel)
        try:
            with post.paced(at_speed()):
                await season.play()
        except Exception:
            log.exception("the season could not be played to its end; the rehearsal goes on from here")
        finally:
            self._travel(None)
            self.rehearsal.on_next = season.after_the_game
            if self._ticking is not None:
                self.rehearsal.on_arrive = Arrival(self.clock, self._ticking, post)
            self.up.set()

    def _travel(self, to: datetime | None) -> None:
        if to is None:
            self.clock.ahead = timedelta()
        else:
            self.clock.travel(to)
        if self._ticking is not None:
            self._ticking.rounds.at_once()
