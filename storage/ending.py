"""Ending tasks for certain. The same few lines stand in `app/jobs`: neighbours do not import one another."""

import asyncio
from collections.abc import Iterable

AGAIN_SECONDS = 0.002


async def end(tasks: Iterable[asyncio.Task[None]]) -> None:
    """Cancel tasks until they are over.

    Once is not enough: `asyncio.wait_for` of Python 3.11, through which every request to the database goes, returns a
    result that came in the same instant and forgets that it was cancelled.
    """
    going = [task for task in tasks if not task.done()]
    while going:
        for task in going:
            task.cancel()
        _, pending = await asyncio.wait(going, timeout=AGAIN_SECONDS)
        going = list(pending)
