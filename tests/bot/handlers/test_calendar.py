"""`/calendar`: a private address and a file, for whoever asks, and between the two of us."""

from dataclasses import replace
from typing import Any

import icalendar
import pytest

from club.calendars import ClubFeed, Feed, PlayerFeed
from club.errors import NotFound
from club.feeds import calendar_of
from rehearsal import Person
from tests.bot.town import Town


def newest(town: Town, person: Person) -> dict[str, Any]:
    return dict(town.telegram.messages(person)[-1])


def games(town: Town, person: Person) -> list[Any]:
    """The games in the file below the newest message."""
    document = newest(town, person)["document"]
    assert document["file_name"] == "games.ics"
    return list(icalendar.Calendar.from_ical(town.telegram.files[document["file_id"]].content).walk("VEVENT"))


def addresses(town: Town, person: Person) -> list[Feed]:
    """The feeds that the buttons lead to, each as a page and as an address to copy."""
    buttons = [one for row in newest(town, person)["reply_markup"]["inline_keyboard"] for one in row]
    pages = [one["url"] for one in buttons if "url" in one]
    copies = [one["copy_text"]["text"] for one in buttons if "copy_text" in one]
    assert copies == [f"{page}.ics" for page in pages]
    feeds = [town.bot.means.keys.calendar_feed(page.rpartition("/")[2]) for page in pages]
    return [feed for feed in feeds if feed is not None]


async def sam_is_in(town: Town) -> PlayerFeed:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.telegram.start(town.sam)
    await town.idle()
    return PlayerFeed((await town.player(town.sam)).player_id, 0)


async def test_a_player_gets_an_address_a_file_and_nothing_of_the_club(town: Town) -> None:
    feed = await sam_is_in(town)
    await town.new_game("Thu 19:00 Powerleague")
    await town.dm(town.sam, "/calendar")
    assert town.last(town.sam).startswith("📅 Your games with Wednesday Five")
    assert town.buttons(town.sam) == ["📅 Add my games", "Copy the address", "New address"]
    assert addresses(town, town.sam) == [feed]
    [event] = games(town, town.sam)
    assert str(event["LOCATION"]) == "Riverside", "the game that Sam is in, and not the other"


async def test_who_runs_the_club_gets_its_calendar_and_who_plays_as_well_gets_both(town: Town) -> None:
    await town.new_game()
    club = await town.club()
    await town.dm(town.olly, "/calendar")
    assert town.last(town.olly).startswith("📅 All games of Wednesday Five")
    assert addresses(town, town.olly) == [ClubFeed(club.club_id, 0)]
    assert len(games(town, town.olly)) == 1
    await town.tap(town.olly, "I'm in")
    await town.dm(town.olly, "/calendar")
    assert town.last(town.olly).startswith("📅 Your games with Wednesday Five")
    assert addresses(town, town.olly) == [
        PlayerFeed((await town.player(town.olly)).player_id, 0),
        ClubFeed(club.club_id, 0),
    ]
    assert town.buttons(town.olly)[-1] == "New address for all games"


async def test_of_no_games_there_is_no_file(town: Town) -> None:
    await town.dm(town.olly, "/calendar")
    assert "document" not in newest(town, town.olly)
    assert addresses(town, town.olly)


async def test_each_club_has_a_message_of_its_own(town: Town) -> None:
    await sam_is_in(town)
    other = town.telegram.group("Thursday Five", creator=town.sam, members=[town.sam])
    town.telegram.add_bot(other, town.sam)
    await town.idle()
    before = len(town.telegram.messages(town.sam))
    await town.dm(town.sam, "/calendar")
    asked, *answers = town.telegram.texts(town.sam)[before:]
    assert asked == "/calendar"
    assert [text.splitlines()[0] for text in answers] == [
        "📅 All games of Thursday Five",
        "📅 Your games with Wednesday Five",
    ]


async def test_in_the_group_the_answer_goes_to_the_person_and_the_group_sees_no_address(town: Town) -> None:
    feed = await sam_is_in(town)
    before = len(town.telegram.messages(town.group))
    await town.say(town.sam, "/calendar")
    assert len(town.telegram.messages(town.group)) == before + 1, "what Sam said"
    assert addresses(town, town.sam) == [feed]
    assert len(games(town, town.sam)) == 1


async def test_who_never_pressed_start_is_shown_where_and_then_has_it(town: Town) -> None:
    await town.say(town.sam, "/calendar")
    assert town.last() == "Sam, that is between you and me: press the button, and we go on there."
    assert town.buttons() == ["Open our chat"]
    await town.telegram.start(town.sam, "calendar")
    await town.idle()
    assert addresses(town, town.sam) == [PlayerFeed((await town.player(town.sam)).player_id, 0)]


async def test_nobody_in_particular(town: Town) -> None:
    await town.dm(town.charlie, "/calendar")
    assert town.last(town.charlie).startswith("You don't play anywhere with me yet.")


async def test_a_new_address_is_asked_about_and_ends_the_old_one(town: Town) -> None:
    feed = await sam_is_in(town)
    await town.dm(town.sam, "/calendar")
    await town.tap(town.sam, "New address", town.sam)
    assert town.last(town.sam).startswith("A new address ends the old one")
    await town.tap(town.sam, "Leave it", town.sam)
    assert addresses(town, town.sam) == [feed]
    await town.tap(town.sam, "New address", town.sam)
    await town.tap(town.sam, "New address", town.sam)
    assert town.last(town.sam).startswith("The old address has ended.")
    [renewed] = addresses(town, town.sam)
    assert renewed == replace(feed, revision=1)
    with pytest.raises(NotFound):
        await calendar_of(town.store, feed, at=town.clock.now)
    assert len((await calendar_of(town.store, renewed, at=town.clock.now)).events) == 1


async def test_the_club_s_address_is_renewed_by_who_runs_it(town: Town) -> None:
    await town.dm(town.olly, "/calendar")
    await town.tap(town.olly, "New address", town.olly)
    await town.tap(town.olly, "New address", town.olly)
    assert addresses(town, town.olly) == [ClubFeed((await town.club()).club_id, 1)]


async def test_charlie_may_end_nobody_s(town: Town) -> None:
    feed, club = await sam_is_in(town), await town.club()
    answers = {
        "club": "Only Olly can do that here.",
        "club!": "Only Olly can do that here.",
        "mine": "That calendar isn't yours.",
        "mine!": "That calendar isn't yours.",
        "keep": "That button is out of date.",
        "other": "That button is out of date.",
    }
    for what, answer in answers.items():
        toast = await town.tap_id(town.charlie, town.group, f"cal:{club.club_id}:{what}:0")
        assert toast.startswith(answer), what
    assert await town.club() == club
    assert (await town.player(town.sam)).calendar == feed.revision


async def test_an_address_is_never_shown_in_a_group_whatever_is_tapped_there(town: Town) -> None:
    await sam_is_in(town)
    club = await town.club()
    for person, what in ((town.sam, "mine!"), (town.olly, "club!"), (town.olly, "keep")):
        assert await town.tap_id(person, town.group, f"cal:{club.club_id}:{what}:0") == "That button is out of date."
    assert await town.club() == club
    assert not any("/calendar/" in str(message) for message in town.telegram.messages(town.group))


async def test_without_a_public_address_there_is_the_file(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(town.bot.means.keys), "calendar_url", lambda *_: None)
    await sam_is_in(town)
    await town.dm(town.sam, "/calendar")
    assert "ask me again when something changes" in town.last(town.sam)
    assert "reply_markup" not in newest(town, town.sam)
    assert len(games(town, town.sam)) == 1


async def test_a_file_that_telegram_does_not_take_leaves_the_words(town: Town) -> None:
    feed = await sam_is_in(town)
    town.telegram.fail_next("sendDocument", error_code=400, description="Bad Request: file is too big")
    await town.dm(town.sam, "/calendar")
    assert "document" not in newest(town, town.sam)
    assert addresses(town, town.sam) == [feed]
