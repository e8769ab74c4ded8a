"""Files that people send."""

import logging

import pytest

from bot.downloads import download
from club.errors import Invalid
from rehearsal.telegram import Upload
from tests.bot.conftest import TOKEN
from tests.bot.town import Town


def kept(town: Town, content: bytes = b"Name,Owes\n") -> str:
    return town.telegram.keep_file(Upload("players.csv", "text/csv", content))


async def test_the_bytes_come_as_they_were_sent(town: Town) -> None:
    assert await download(town.bot.means.bot, kept(town), most=100) == b"Name,Owes\n"


async def test_too_large_a_file_is_not_fetched(town: Town) -> None:
    with pytest.raises(Invalid, match="too big"):
        await download(town.bot.means.bot, kept(town, b"x" * 101), most=100)


async def test_what_telegram_does_not_give_is_asked_for_again_and_the_token_stays_out_of_the_log(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    file_id = kept(town)
    with caplog.at_level(logging.INFO):
        with pytest.raises(Invalid, match="Send it again"):
            await download(town.bot.means.bot, "gone", most=100)
        town.telegram.drop_connection_next("getFile", after_acting=False)
        with pytest.raises(Invalid, match="Send it again"):
            await download(town.bot.means.bot, file_id, most=100)
        await download(town.bot.means.bot, file_id, most=100)
    ours = [record.getMessage() for record in caplog.records if record.name != "aiohttp.access"]  # that is Telegram's
    assert sum("a file was not fetched" in said for said in ours) == 2
    assert not any(TOKEN in said or "/file/bot" in said for said in ours)
