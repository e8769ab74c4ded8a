"""Drawing is off the event loop, one at a time, and costs nothing until somebody wants a picture."""

import asyncio
import subprocess
import sys
import threading

import pytest

from bot.pictures import Studio, outlay, studio
from tests.bot.pictures.test_outlay import picture, season
from tests.bot.pictures.test_owing import picture as owing_picture
from tests.bot.pictures.test_sides import picture as sides_picture


async def test_each_kind_is_drawn() -> None:
    one = Studio()
    for wanted in (picture(season(2)), owing_picture("Ashley"), sides_picture(("Ashley",), ("Sam",))):
        image = await one.drawn(wanted)
        assert image is not None
        assert image.startswith(b"\x89PNG")


async def test_the_loop_goes_on_and_there_is_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    loop, begun, go_on = asyncio.get_running_loop(), asyncio.Event(), threading.Event()
    at_work, most = 0, 0

    def draw(_: object) -> bytes:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        loop.call_soon_threadsafe(begun.set)
        assert go_on.wait(10)
        at_work -= 1
        return b"drawn"

    monkeypatch.setattr(outlay, "draw", draw)
    one = Studio()
    drawing = [asyncio.create_task(one.drawn(picture(season(1)))) for _ in range(3)]
    await asyncio.wait_for(begun.wait(), 10)  # the loop runs while a picture is drawn
    go_on.set()
    assert await asyncio.gather(*drawing) == [b"drawn"] * 3
    assert most == 1


async def test_what_cannot_be_drawn_is_no_picture(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> bytes:
        raise ValueError("no ink")

    monkeypatch.setattr(studio, "_draw", broken)
    one = Studio()
    assert await one.drawn(picture(season(1))) is None
    assert "a picture could not be drawn" in caplog.text
    monkeypatch.undo()
    assert await one.drawn(picture(season(1))) is not None


def test_a_bot_that_draws_nothing_does_not_load_what_draws() -> None:
    asked = "import sys, bot.app; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
