"""The whole app, from `/connect` to an account that is read: Olly, a browser, and the Monzo app."""

import re
from pathlib import Path

import aiohttp

from app.clock import Travelling
from app.settings import load
from app.wiring import Fiver
from tests.e2e.evening import PATIENCE, environment, free_port, world


async def test_the_clock_finds_the_approval_by_itself(tmp_path: Path) -> None:
    clock, port = Travelling(), free_port()
    async with world(clock) as (rehearsal, outside), aiohttp.ClientSession() as browser:
        telegram, monzo = rehearsal.telegram, rehearsal.monzo
        client = {"MONZO_CLIENT_ID": monzo.logins.client_id, "MONZO_CLIENT_SECRET": monzo.logins.client_secret}
        monzo.logins.needs_approval = True
        fiver = Fiver(
            load(environment(outside, port, tmp_path, MONZO_AUTH_URL=f"{outside}/monzo/auth", **client), dotenv=None),
            clock,
        )
        await fiver.start()
        try:
            olly = telegram.person("Olly")
            group = telegram.group("Wednesday Five", creator=olly, members=[olly])
            telegram.add_bot(group, olly)
            await telegram.wait_for(lambda: telegram.texts(group)[1:], timeout=PATIENCE)
            await telegram.start(olly)
            await telegram.settled(timeout=PATIENCE)
            await telegram.say(olly, None, "/connect")
            await telegram.wait_for(lambda: "isn't connected" in telegram.texts(olly)[-1], timeout=PATIENCE)
            await telegram.tap(olly, None, "Log in with Monzo")
            await telegram.wait_for(lambda: "15 minutes" in telegram.texts(olly)[-1], timeout=PATIENCE)
            link = telegram.messages(olly)[-1]["reply_markup"]["inline_keyboard"][0][0]["url"]
            page = await (await browser.get(link)).text()
            there = re.search(r'class="button" href="([^"]+)"', page)
            assert there is not None
            async with browser.get(there[1].replace("&amp;", "&")) as answer:
                assert "tap Approve" in await answer.text()
            monzo.logins.approve()
            await telegram.wait_for(lambda: "✅" in telegram.texts(olly)[-1], timeout=PATIENCE)
            assert [hook.account_id for hook in monzo.webhooks] == [monzo.account_id]
        finally:
            await fiver.stop()
