"""Travelling in a rehearsal: whatever is due at a stop has happened, and has been said, before time goes on."""

import asyncio
import logging
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from app.clock import Travelling
from app.jobs.pace import Limit, Pace
from app.jobs.posting import Post
from app.jobs.ticking import Ticking
from app.rehearsing import Arrival, Staging
from app.settings import Secret, Settings
from club.fixtures import Status
from club.notices import Notice, Topic
from club.ports import Delivered, Delivery
from storage.store import MongoStore
from tests.builders import a_club, a_fixture, a_player
from tests.storage.keeping import keep

ASHLEY = a_player("Ashley")
GAME = a_fixture(players=(ASHLEY.player_id,))


@dataclass
class Ears:
    """Notes what is said, and what time it is then."""

    clock: Travelling
    heard: list[tuple[Topic, datetime]] = field(default_factory=list)
    hold: asyncio.Event | None = None

    async def deliver(self, notices: Sequence[Notice]) -> Delivery:
        if self.hold is not None:
            await self.hold.wait()
        self.heard.append((notices[0].topic, self.clock().replace(microsecond=0)))
        return Delivered()


def arrival(store: MongoStore, ears: Ears) -> Arrival:
    slow = Pace(Limit(1, 3600.0), Limit(1, 3600.0), Limit(1, 3600.0))
    post = Post(store.outbox, ears, store, slow, lambda *_: None, ears.clock)
    return Arrival(ears.clock, Ticking(store, ears.clock), post)


async def test_what_is_due_has_happened_and_was_said_then(mongo_uri: str, database_name: str) -> None:
    async with MongoStore(mongo_uri, database_name, holder="one") as store:
        await keep(store, a_club(), ASHLEY, GAME)
        travel = arrival(store, ears := Ears(Travelling()))
        usual = travel.post.pace
        await travel(GAME.starts_at)
        assert (await store.fixtures.get(GAME.fixture_id)).status is Status.OPEN
        assert ears.heard == []
        await travel(GAME.over_at)
        assert await store.ledger.balance(ASHLEY.player_id) == -500
        topics = [topic for topic, _ in ears.heard]
        assert Topic.CARD in topics
        assert Topic.AFTER_GAME in topics
        assert {at for _, at in ears.heard} == {GAME.over_at}
        assert await store.outbox.waiting() == 0
        assert travel.post.pace is usual, "people are told at the usual pace again"


async def test_a_chat_that_takes_nothing_holds_nobody_up_for_ever(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("app.rehearsing.ARRIVAL_SECONDS", 0.5)
    async with MongoStore(mongo_uri, database_name, holder="one") as store:
        await keep(store, a_club(), ASHLEY, GAME)
        ears = Ears(Travelling(), hold=asyncio.Event())
        travel = arrival(store, ears)
        with caplog.at_level(logging.WARNING):
            await travel(GAME.over_at)
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        assert ears.hold is not None
        ears.hold.set()
        await travel.post.idle()
        assert ears.heard


def test_the_app_is_told_of_a_client_that_the_bank_knows() -> None:
    staging = Staging("http://127.0.0.1:8080")
    settings = staging.adapt(Settings(monzo_client_id="oauth2client_real", monzo_client_secret=Secret("hush")))
    clients = staging.rehearsal.monzo.logins.clients
    assert settings.monzo_client_id is not None
    assert settings.monzo_client_secret is not None
    client = clients.authenticate(settings.monzo_client_id, settings.monzo_client_secret.reveal())
    assert client.redirect_urls == ("http://127.0.0.1:8080/monzo/callback",)
    assert settings.monzo_auth_url == "http://127.0.0.1:8080/rehearsal/monzo/auth"
    assert [own.redirect_urls for own in clients.organisers()] == [client.redirect_urls]
    staging.adapt(Settings(public_url="https://fives.example.org"))
    assert client.redirect_urls == ("https://fives.example.org/monzo/callback",)


def test_in_a_rehearsal_the_owner_is_asked_and_has_more_than_one_account() -> None:
    monzo = Staging("http://127.0.0.1:8080").rehearsal.monzo
    assert (monzo.owner_says, monzo.logins.needs_approval) == ("asks", True)
    kinds = [(account.kind, account.closed) for account in monzo.accounts.values()]
    assert {("uk_retail", False), ("uk_retail_joint", False), ("uk_prepaid", True)} < set(kinds)


def test_the_real_thing_loads_no_stand_in() -> None:
    asked = "import sys, app.wiring; print('rehearsal' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"
