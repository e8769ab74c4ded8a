"""Work that nobody waits for is done, and its failures harm nobody."""

import asyncio
import logging

import pytest

from club.ports import StoreDown
from storage.soon import Soon


async def test_it_begins_later_and_is_done_before_the_end() -> None:
    soon, done = Soon(), list[str]()

    async def work() -> None:
        await asyncio.sleep(0)
        done.append("written")

    soon.do(work(), "a note")
    assert done == []
    await soon.flush()
    assert done == ["written"]


@pytest.mark.parametrize(
    ("error", "logged"), [(StoreDown("away"), []), (ValueError("a bug"), ["a note could not be written"])]
)
async def test_an_outage_is_no_news_and_a_bug_is_logged(
    error: Exception, logged: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        raise error

    soon = Soon()
    with caplog.at_level(logging.WARNING):
        soon.do(work(), "a note")
        await soon.flush()
        await asyncio.sleep(0)
    assert [record.getMessage() for record in caplog.records] == logged
