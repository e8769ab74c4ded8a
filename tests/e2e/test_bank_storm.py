"""1,000 payments in bad weather are booked once each; here 120 of them (`make bench-bank` has the whole storm)."""

import logging
from typing import Any

import pytest

from tests.bankside import bankside
from tests.e2e.bank_storm import PLAYERS, Weather, check, storm


async def test_every_payment_is_booked_once_and_no_token_is_seen(
    mongo_uri: str, database_name: str, caplog: pytest.LogCaptureFixture
) -> None:
    seen: set[str] = set()
    caplog.set_level(logging.INFO, "pymongo")  # it repeats every document, which is looked at below
    with caplog.at_level(logging.DEBUG):
        async with bankside(mongo_uri, database_name, players=PLAYERS) as side:
            made = await storm(side, 120, Weather())
            await check(side, made)
            assert side.asked("/oauth2/token") >= 2, "the login was renewed in the middle"
            seen |= {delivery.event["data"]["id"] for delivery in side.monzo.deliveries if not delivery.lost}
            logins = side.monzo.logins
            secrets = [text for login in logins._issued for text in (login.access_token, login.refresh_token) if text]
            secrets.append(logins.client_secret)
            stored = await everything(side.store.database)
    assert len(seen) < len(made), "some were never told of"
    assert len(secrets) >= 5
    for secret in secrets:
        assert secret not in stored
        assert secret not in caplog.text
        assert all(secret not in str(vars(record)) for record in caplog.records)


async def everything(database: Any) -> str:
    """All documents, as text."""
    rows = []
    for name in await database.list_collection_names():
        rows += await database[name].find({}).to_list()
    return str(rows)
