"""The feed that a calendar reads every hour, and the page that puts it there."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any

import icalendar
import pytest

from app.keys import SecretKeys
from club.calendars import Feed, feed_of
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_player
from tests.counting import counted_store
from tests.webhook.house import CHARLIES, KEYS, OLLYS, House, furnish, opened

SAM, ASHLEY = a_player("Sam Carter"), a_player("Ashley Jones")
GAME = a_fixture(players=(SAM.player_id,), waiting=(ASHLEY.player_id,), minimum=1)


def path(feed: Feed, keys: SecretKeys = KEYS) -> str:
    url = keys.calendar_url(feed)
    assert url is not None
    return url.removeprefix("https://fiver.example")


def events(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


@pytest.fixture
async def season(house: House) -> House:
    """Sam is in a game, Ashley waits."""
    await house.keep(SAM, ASHLEY, GAME)
    return house


async def test_a_calendar_gets_the_games_of_its_player(season: House) -> None:
    answer = await season.ask("GET", path(feed_of(SAM)))
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, max-age=900"
    [event] = events(answer.text)
    assert (event["UID"], event["STATUS"], event["DTSTART"].dt) == (
        f"{GAME.fixture_id}@fiver",
        "CONFIRMED",
        GAME.starts_at,
    )
    assert "Ashley" not in answer.text


async def test_the_club_s_calendar_has_its_games_and_no_names(season: House) -> None:
    answer = await season.ask("GET", path(feed_of(a_club())))
    assert len(events(answer.text)) == 1
    assert not re.search("Sam|Ashley|Carter|Jones", answer.text)


async def test_what_a_calendar_has_already_is_not_sent_again(season: House) -> None:
    feed = path(feed_of(SAM))
    first = await season.ask("GET", feed)
    mark = first.headers["ETag"]
    for sent in (mark, f"W/{mark}", f'"other", {mark}', "*"):
        again = await season.ask("GET", feed, headers={"If-None-Match": sent})
        assert (again.status, again.text, again.headers["ETag"]) == (304, "", mark)
        assert again.headers["Cache-Control"] == "private, max-age=900"
    assert (await season.ask("GET", feed, headers={"If-None-Match": '"other"'})).text == first.text
    season.clock.move(minutes=30)
    assert (await season.ask("GET", feed)).headers["ETag"] == mark, "nothing happened in between"
    moved = replace(GAME, version=1).change(at=NOW, starts_at=GAME.starts_at + timedelta(hours=1))
    await season.keep(moved)
    changed = await season.ask("GET", feed, headers={"If-None-Match": mark})
    assert changed.status == 200
    assert "SEQUENCE:1" in changed.text


async def test_an_address_that_we_never_gave_out_costs_no_look_into_the_database(
    mongo_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with counted_store(mongo_uri, database_name, monkeypatch) as (store, commands), opened(store) as house:
        await furnish(house)
        await house.keep(SAM)
        strangers = SecretKeys(["s" * 40], "https://fiver.example")
        before = len(commands.seen)
        for address in (path(feed_of(SAM), strangers), path(feed_of(SAM))[:-5] + ".ics", "/calendar/x.ics"):
            assert (await house.ask("GET", address)).status == 404
            assert (await house.ask("GET", address.removesuffix(".ics"))).status == 404
        assert len(commands.seen) == before
        assert (await house.ask("GET", path(feed_of(SAM)))).status == 200
        assert len(commands.seen) - before <= 3, "it is asked every hour by everybody"


@pytest.mark.parametrize("gone", [replace(SAM, calendar=1), replace(SAM, active=False), SAM.erased()])
async def test_an_address_that_was_replaced_and_who_is_gone_are_404(season: House, gone: object) -> None:
    assert isinstance(gone, type(SAM))
    await season.keep(replace(gone, version=1))
    for address in (path(feed_of(SAM)), path(feed_of(SAM)).removesuffix(".ics")):
        answer = await season.ask("GET", address)
        assert answer.status == 404
        assert "/calendar in the chat with me" in answer.text


async def test_who_turned_out_to_be_somebody_else_keeps_an_address_that_works(season: House) -> None:
    samuel = a_player("Samuel").absorbed_by(SAM)
    await season.keep(samuel)
    assert (await season.ask("GET", path(feed_of(samuel)))).text == (await season.ask("GET", path(feed_of(SAM)))).text


async def test_the_page_leads_to_the_calendar_of_the_phone_with_one_tap(season: House) -> None:
    feed = path(feed_of(SAM))
    page = await season.ask("GET", feed.removesuffix(".ics"))
    assert page.status == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    links = [unescape(link) for link in re.findall('href="([^"]+)"', page.text)]
    address = f"https://fiver.example{feed}"
    assert links[0] == address.replace("https:", "webcal:")
    assert links[1].startswith("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Ffiver.example%2Fcalendar%2Fp")
    assert f"<code>{address}</code>" in page.text
    assert "script" not in page.headers["Content-Security-Policy"]


async def test_a_club_of_an_odd_name_does_no_harm_to_its_page(house: House) -> None:
    club = a_club(-444, name="<script>&{name}")
    await house.keep(club)
    page = await house.ask("GET", path(feed_of(club)).removesuffix(".ics"))
    assert "All games: &lt;script&gt;&amp;{name}" in page.text
    assert "<script" not in page.text


async def test_where_the_world_does_not_reach_us_there_is_no_page_but_the_feed(store: MongoStore) -> None:
    here = replace(KEYS, public=False)
    async with opened(store, doors=lambda doors: replace(doors, keys=here)) as house:
        await furnish(house)
        await house.keep(SAM)
        assert (await house.ask("GET", path(feed_of(SAM)))).status == 200
        assert (await house.ask("GET", path(feed_of(SAM)).removesuffix(".ics"))).status == 404
        assert (await house.get("")).json["calendar_url"] is None
        assert (await house.get(f"/players/{SAM.player_id}")).json["calendar_url"] is None


async def test_what_is_counted_names_no_address(season: House) -> None:
    await season.ask("GET", path(feed_of(SAM)))
    await season.ask("GET", path(feed_of(SAM)).removesuffix(".ics"))
    labels = {label for name, label in season.counts if name == "http_requests"}
    assert {"GET /calendar/{token}.ics 200", "GET /calendar/{token} 200"} <= labels
    assert not any(SAM.player_id in label for label in labels)


async def test_who_organises_reads_the_addresses_by_the_api_and_charlie_does_not(season: House) -> None:
    olly = season.as_(OLLYS)
    assert (await olly.get("")).json["calendar_url"] == f"https://fiver.example{path(feed_of(a_club()))}"
    assert (await olly.get(f"/players/{SAM.player_id}")).json["calendar_url"].endswith(path(feed_of(SAM)))
    [_, sam] = (await olly.get("/players")).json["items"]
    assert sam["calendar_url"].endswith(path(feed_of(SAM)))
    assert (await season.as_(CHARLIES).get(f"/players/{SAM.player_id}")).status == 404
