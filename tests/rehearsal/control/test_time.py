"""Letting time pass from the page."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from rehearsal.journey import HOUR
from tests.rehearsal.conftest import NOW
from tests.rehearsal.control.pressing import post, view
from tests.rehearsal.house import House


@dataclass
class Traveller:
    """Notes where it arrives; stays at the first stop as long as it is held."""

    arrived: list[datetime] = field(default_factory=list)
    here: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, at: datetime) -> None:
        self.arrived.append(at)
        self.here.set()
        await self.go_on.wait()


async def test_time_passes_only_where_somebody_offers_it(house: House) -> None:
    assert (await view(house))["clock"] == {"shown": "Wed 4 Mar 2026, 18:30", "travels": False, "travelling": False}
    for way in ("hour", "day", "next"):
        assert (await post(house, way))[0] == 404


async def test_an_hour_and_a_day(house: House) -> None:
    house.rehearsal.on_arrive = traveller = Traveller()
    traveller.go_on.set()
    assert (await view(house))["clock"]["travels"] is True
    assert await post(house, "hour") == (200, {"now": "Wed 4 Mar 2026, 18:30"})  # the clock of these tests stands
    assert traveller.arrived == [NOW + HOUR]
    assert (await post(house, "day"))[0] == 200
    assert traveller.arrived[1:] == [NOW + HOUR * number for number in range(1, 25)]


async def test_a_second_press_while_time_travels_is_told_to_wait(house: House) -> None:
    house.rehearsal.on_arrive = traveller = Traveller()
    skipped = list[str]()

    async def skip() -> None:
        skipped.append("after the game")

    house.rehearsal.on_next = skip
    day = asyncio.create_task(post(house, "day"))
    await asyncio.wait_for(traveller.here.wait(), 5)
    assert (await view(house))["clock"]["travelling"] is True
    for way in ("hour", "day", "next"):
        assert await post(house, way) == (409, {"problem": "Time is on its way already. One moment."})
    assert (traveller.arrived, skipped) == ([NOW + HOUR], [])
    traveller.go_on.set()
    assert (await day)[0] == 200
    assert (await view(house))["clock"]["travelling"] is False
    assert (await post(house, "next"))[0] == 200
    assert skipped == ["after the game"]


async def test_a_journey_that_fails_can_be_begun_again(house: House) -> None:
    async def lost(at: datetime) -> None:
        raise LookupError(at)

    house.rehearsal.on_arrive = lost
    assert (await post(house, "hour"))[0] == 500
    house.rehearsal.on_arrive = traveller = Traveller()
    traveller.go_on.set()
    assert (await post(house, "hour"))[0] == 200


async def test_when_the_rehearsal_closes_time_stops(house: House) -> None:
    house.rehearsal.on_arrive = traveller = Traveller()
    day = asyncio.create_task(post(house, "day"))
    await asyncio.wait_for(traveller.here.wait(), 5)
    house.rehearsal.closed = True
    traveller.go_on.set()
    await day
    assert len(traveller.arrived) == 1
