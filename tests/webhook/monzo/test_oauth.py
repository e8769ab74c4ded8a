"""The pages on the way to the bank and back: for people, with nobody's secret, and nothing for strangers."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from club.logging_in import begin
from storage.store import MongoStore
from tests.bank_access import an_access
from tests.builders import NOW, OLLY, a_club
from tests.webhook.house import KEYS, House, furnish, opened
from tests.webhook.monzo.counter import Counter
from webhook.monzo.client import MonzoClient

STATE = "state-" + "s" * 40


@pytest.fixture
async def asked(store: MongoStore, bank: Counter, client: MonzoClient) -> AsyncIterator[House]:
    """Olly asked for a link, for a club with an odd name."""
    access = an_access(store, bank.clock, client, client=bank.client)
    async with opened(store, doors=lambda doors: replace(doors, bank=access, clock=bank.clock)) as house:
        await furnish(house)
        await house.keep(replace(await store.clubs.get(a_club().club_id), name="<script>R&D"))
        line, _ = await house.line(a_club().club_id)
        await begin(access, KEYS, line.line_id, by=OLLY, client=None, state=STATE, public_url="https://fiver.example")
        yield house


async def test_the_page_before_says_for_which_club(asked: House) -> None:
    page = await asked.ask("GET", f"/monzo/connect?state={STATE}")
    assert page.status == 200
    assert "&lt;script&gt;R&amp;D" in page.text
    assert "<script" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/monzo/connect", "/monzo/connect?state=x", "/monzo/callback?code=x&state=" + "y" * 5000]
)
async def test_strangers_find_nothing(asked: House, path: str, bank: Counter) -> None:
    page = await asked.ask("GET", path)
    assert page.status == 404
    assert "R&amp;D" not in page.text
    assert bank.asked == [], "the bank is not asked for them"
    assert (await asked.ask("HEAD", path)).status == 405


async def test_the_page_after_holds_neither_code_nor_state(asked: House, bank: Counter) -> None:
    code = bank.code()
    page = await asked.ask("GET", f"/monzo/callback?code={code}&state={STATE}")
    assert page.status == 200
    assert code not in page.text
    assert STATE not in page.text
    assert asked.counts["monzo_logins", "entered"] == 1


async def test_a_code_that_is_worth_nothing_leaves_the_link_to_be_tried_again(asked: House) -> None:
    page = await asked.ask("GET", f"/monzo/callback?code=invented&state={STATE}")
    assert (page.status, "log in once more" in page.text) == (410, True)
    assert (await asked.ask("GET", f"/monzo/connect?state={STATE}")).status == 200


async def test_a_line_that_was_cut_meanwhile(asked: House, bank: Counter) -> None:
    assert (await asked.put("/bank", {"mode": "none"})).status == 200
    assert (await asked.ask("GET", f"/monzo/connect?state={STATE}")).status == 404
    assert (await asked.ask("GET", f"/monzo/callback?code={bank.code()}&state={STATE}")).status == 404


async def test_late_is_late_to_the_second(asked: House, bank: Counter) -> None:
    bank.clock.now = NOW + timedelta(minutes=15)
    assert (await asked.ask("GET", f"/monzo/connect?state={STATE}")).status == 410
    assert (await asked.ask("GET", f"/monzo/callback?error=access_denied&state={STATE}")).status == 410
    assert STATE not in str(asked.counts), "no label holds a secret"
