"""Where pictures are drawn: in a thread, one at a time, so that the bot goes on answering meanwhile."""

import asyncio
import logging
from typing import assert_never

from bot.pictures.facts import OutlayPicture, OwingPicture, Picture, SidesPicture

logger = logging.getLogger(__name__)


class Studio:
    """One a bot: the library that draws is not made for several threads."""

    def __init__(self) -> None:
        self._one_at_a_time = asyncio.Lock()

    async def drawn(self, picture: Picture) -> bytes | None:
        """The picture as a PNG; None if it could not be drawn, which is logged and no reason to say nothing."""
        async with self._one_at_a_time:
            try:
                return await asyncio.to_thread(_draw, picture)
            except Exception:
                logger.exception("a picture could not be drawn; the words go out without it")
                return None


def _draw(picture: Picture) -> bytes:
    from bot.pictures import outlay, owing, sides  # noqa: PLC0415  # half a second and 40 MB, only for those who draw

    match picture:
        case OutlayPicture():
            return outlay.draw(picture)
        case OwingPicture():
            return owing.draw(picture)
        case SidesPicture():
            return sides.draw(picture)
        case _:
            assert_never(picture)
