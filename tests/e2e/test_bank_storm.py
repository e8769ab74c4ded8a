"""1,000 payments in bad weather are booked once each, and no secret is seen; here 120 (`make storm` has all)."""

import logging
import os
from typing import Any

import pytest

from club.ids import LineId
from club.logging_in import begin
from tests.bankside import LINE_ID, SECRET, Bankside, bankside
from tests.builders import OLLY
from tests.e2e.bank_storm import PLAYERS, Weather, check, storm
from tests.webhook.house import KEYS

PAYMENTS = int(os.environ.get("FIVER_STORM", "120"))
STATE = "state-" + "s" * 40


async def test_every_payment_is_booked_once_and_no_token_is_seen(
    mongo_uri: str, database_name: str, caplog: pytest.LogCaptureFixture
) -> None:
    seen: set[str] = set()
    caplog.set_level(logging.INFO, "pymongo")  # it repeats every document, which is looked at below
    with caplog.at_level(logging.DEBUG):
        async with bankside(mongo_uri, database_name, players=PLAYERS) as side:
            made = await storm(side, PAYMENTS, Weather())
            await check(side, made)
            assert side.asked("/oauth2/token") >= 2, "the login was renewed in the middle"
            seen |= {delivery.event["data"]["id"] for delivery in side.monzo.deliveries if not delivery.lost}
            codes = await everybody_looks(side, LINE_ID)
            logins = side.monzo.logins
            secrets = [text for login in logins._issued for text in (login.access_token, login.refresh_token) if text]
            secrets += [logins.client_secret, *codes]
            answers = "\n".join(answer for process in side.processes for answer in process.house.answers)
            stored = await everything(side.store.database)
    logged = "\n".join([caplog.text, *(str(vars(record)) for record in caplog.records)])
    assert len(seen) < len(made), "some were never told of"
    assert len(secrets) >= 8
    assert "fiver_monzo_events_total{outcome=" in answers, "the page of figures was looked at"
    assert '"mode":"oauth"' in answers.replace(" ", "")
    assert "tap Approve" in answers
    for secret in secrets:
        for where, text in (("documents", stored), ("log", logged), ("answers", answers)):
            assert secret not in text, f"a secret of {len(secret)} letters was seen in the {where}"


async def everybody_looks(side: Bankside, line_id: LineId) -> list[str]:
    """Everything that our servers show about the bank, to whoever asks; the codes that went through a browser."""
    codes = [side.bank.code() for _ in range(2)]
    for process in side.processes:
        house = process.house
        for path in ("/metrics", "/healthz", "/readyz", "/api/v1/openapi.json", "/monzo/connect", "/monzo/" + "x" * 43):
            await house.ask("GET", path)
        for path in ("/bank", "/payments", "/players", "/ledger?limit=500", "/summary", "/nowhere"):
            await house.get(path)
            await house.as_("a stranger").get(path)
        await begin(
            house.doors.bank, KEYS, line_id, by=OLLY, client=None, state=STATE, public_url="https://fiver.example"
        )
        assert (await house.ask("GET", f"/monzo/connect?state={STATE}")).status == 200
        await house.ask("GET", f"/monzo/callback?state={STATE}&error=access_denied")
        await begin(
            house.doors.bank, KEYS, line_id, by=OLLY, client=None, state=STATE, public_url="https://fiver.example"
        )
        code = codes[side.processes.index(process)]
        for _ in range(2):  # the page may be loaded twice
            await house.ask("GET", f"/monzo/callback?state={STATE}&code={code}")
        await house.ask("POST", f"/monzo/{SECRET}", data=b"not JSON")
        await house.get("/bank")
    return codes


async def everything(database: Any) -> str:
    """All documents, as text."""
    rows = []
    for name in await database.list_collection_names():
        rows += await database[name].find({}).to_list()
    return str(rows)
