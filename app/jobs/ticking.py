"""The clock: what is due is found in the books at every tick, so nothing due is ever forgotten."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from app.jobs.rounds import ROUND_SECONDS, Rounds
from club.actions.attending import attend
from club.actions.charging import settle
from club.actions.deciding import forget
from club.actions.stating import state_month
from club.actions.weekly import open_next
from club.due_rounds import due_rounds
from club.errors import ClubError
from club.fixtures import Status
from club.ports import Books, Clock, Store, StoreDown
from club.series import BankHolidays, no_bank_holidays

IGNORED_KEPT = timedelta(days=1)

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Ticking:
    """Two processes may tick: every action they run is one that may be run twice."""

    store: Store
    clock: Clock
    seconds: float = ROUND_SECONDS
    is_bank_holiday: BankHolidays = no_bank_holidays
    rounds: Rounds = field(init=False)

    def __post_init__(self) -> None:
        self.rounds = Rounds(self.tick, "ticking", self.seconds)

    async def tick(self) -> None:
        """Do what is due: attend to games, open weekly ones, forget what isn't football, tell of months, and remind."""
        now = self.clock()
        for fixture in await self.store.fixtures.due(now):
            due = settle if fixture.status_at(now) is Status.OVER else attend
            await self._do(partial(due, fixture_id=fixture.fixture_id, at=now))
        opening = partial(open_next, at=now, is_bank_holiday=self.is_bank_holiday)
        for series in await self.store.series.due(now):
            await self._do(partial(opening, series_id=series.series_id))
        for payment in await self.store.payments.ignored_before(now - IGNORED_KEPT):
            await self._do(partial(forget, payment_id=payment.payment_id))
        for club in await self.store.clubs.stating(now):
            await self._do(partial(state_month, club_id=club.club_id, at=now))
        for remind in await due_rounds(self.store, now):
            await self._do(remind)

    async def _do(self, action: Callable[[Books], Awaitable[object]]) -> None:
        """One that cannot be done (called off this very moment, or a fault of ours) must not hold up the others."""
        try:
            await self.store.write(action)
        except StoreDown:
            raise
        except ClubError as error:
            log.info("what was due is not any more: %s", error)
        except Exception:
            log.exception("what was due could not be done; the next tick tries again")
