"""Telegram may be away when we start; the server does not wait for it."""

import logging

import pytest

from bot.app import NotReady
from tests.bot.town import Town


async def test_when_telegram_is_away_the_bot_comes_up_later(empty_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.introduction.FIRST_WAIT", 0.01)
    town = empty_town
    town.telegram.fail_next("getMe", error_code=502, description="Bad Gateway", times=1)
    too_fast = {"error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 1}}
    town.telegram.fail_next("setWebhook", **too_fast)  # type: ignore[arg-type]
    await town.bot.start()
    assert not town.bot.ready()
    with pytest.raises(NotReady):
        await town.bot.handle({"update_id": 1})
    await town.bot.settled()
    assert town.bot.ready()
    assert town.telegram.updates.hook is not None


async def test_a_refused_token_is_not_written_to_the_log(empty_town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    empty_town.telegram.fail_next("getMe", error_code=401, description="Unauthorized", times=1)
    await empty_town.bot.start()
    assert "the token was refused" in caplog.text
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("bot", "httpx"))]
    assert not any("rehearsal-token" in line for line in ours)


async def test_started_it_has_a_webhook_with_a_secret_and_commands_for_everybody(town: Town) -> None:
    hook = town.telegram.updates.hook
    assert hook is not None
    assert hook.secret_token == "hush"
    assert hook.url.endswith("/telegram")
    assert {scope for scope, _ in town.telegram.commands} >= {"all_private_chats", "all_group_chats"}
    assert town.bot.ready()


async def test_stopped_it_takes_no_more(town: Town) -> None:
    await town.bot.stop()
    assert not town.bot.ready()
    with pytest.raises(NotReady):
        await town.bot.handle({"update_id": 1})
