"""The clock looks at logins by itself; one that cannot be looked at holds up nobody."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from app.jobs.logging_in import LoggingIn
from club.connecting import Connecting
from club.ids import LineId
from club.logins import Login
from club.ports import StoreDown
from tests.builders import NOW, a_login


@dataclass
class Looks:
    """Stands for what is done about a login: notes it, and fails as it is told to."""

    due: list[Login]
    fails: dict[LineId, Exception] = field(default_factory=dict)
    looked: list[LineId] = field(default_factory=list)
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def access(self) -> object:
        return SimpleNamespace(clock=lambda: NOW, store=SimpleNamespace(logins=self))

    async def to_look_at(self, at: object) -> list[Login]:
        assert at == NOW
        return self.due

    async def look_when_due(self, line_id: LineId) -> None:
        self.looked.append(line_id)
        if len(self.looked) >= 4:
            self.enough.set()
        if (failure := self.fails.get(line_id)) is not None:
            raise failure


def job(looks: Looks) -> LoggingIn:
    return LoggingIn(cast("Connecting", looks), seconds=0.001)


ONE, TWO = a_login(LineId("one")), a_login(LineId("two"))


async def test_it_goes_on_by_itself_and_stops() -> None:
    looks = Looks([ONE, TWO], {ONE.line_id: ValueError("odd"), TWO.line_id: StoreDown("away")})
    clock = job(looks)
    clock.rounds.start()
    await asyncio.wait_for(looks.enough.wait(), timedelta(seconds=10).total_seconds())
    await clock.rounds.stop()
    so_far = len(looks.looked)
    await asyncio.sleep(0)
    assert len(looks.looked) == so_far
    assert set(looks.looked) == {"one", "two"}, "the second is looked at though the first fails"


async def test_a_database_that_is_away_ends_the_round() -> None:
    looks = Looks([ONE, TWO], {ONE.line_id: StoreDown("away")})
    with pytest.raises(StoreDown):
        await job(looks).look()
    assert looks.looked == ["one"]
