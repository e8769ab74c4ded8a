"""How the club's games run: seen and changed with buttons, in words, or in one line."""

import pytest

from club.habits import LastCall
from tests.bot.town import Town


async def test_the_overview_leads_to_a_section_and_back_in_one_message(town: Town) -> None:
    await town.dm(town.olly, "/settings")
    assert town.last(town.olly).startswith("Wednesday Five, unless you say otherwise:\n· £5.00 each")
    sent = len(town.telegram.messages(town.olly))
    await town.tap(town.olly, "Places and fairness", town.olly)
    assert "Offers: on. A free place is offered" in town.last(town.olly)
    assert await town.tap(town.olly, "Offers → off", town.olly) == (
        "Offers: off. The first in line is put in at once when a place is free"
    )
    assert "Offers: off." in town.last(town.olly)
    await town.tap(town.olly, "Guests → 3", town.olly)
    await town.tap(town.olly, "Back", town.olly)
    assert "The first in line gets a free place, late leavers pay, up to 3 guests each" in town.last(town.olly)
    assert len(town.telegram.messages(town.olly)) == sent
    habits = (await town.club()).habits
    assert (habits.offers, habits.guests) == (False, 3)


async def test_a_stale_button_says_what_shall_be_so_twice_is_once(town: Town) -> None:
    club = await town.club()
    await town.dm(town.olly, "/settings messages")
    for _ in range(2):
        answer = await town.tap_id(town.olly, town.telegram.dm(town.olly), f"hb:{club.club_id}:tonight:off")
        assert answer == "On the day: off. Nobody is told again"
    assert (await town.club()).habits.tonight is False


@pytest.mark.parametrize(
    ("section", "button", "typed", "seen"),
    [
        ("A usual game", "Price…", "£6", "Price: £6.00 each"),
        ("A usual game", "Maximum…", "14", "Maximum: 14 can play"),
        ("Is it worth it?", "Riverside…", "36", "Riverside: until 36 hours before kick-off"),
        ("The club", "monzo.me link…", "https://monzo.me/olly", "monzo.me link: https://monzo.me/olly"),
        ("The club", "Time zone…", "Europe/Dublin", "Time zone: Europe/Dublin"),
    ],
)
async def test_some_are_asked_for_in_words(town: Town, section: str, button: str, typed: str, seen: str) -> None:
    await town.new_game()
    await town.dm(town.olly, "/settings")
    await town.tap(town.olly, section, town.olly)
    await town.tap(town.olly, button, town.olly)
    if button.startswith("Riverside"):
        await town.tap(town.olly, "Other…", town.olly)
    await town.reply(town.olly, "?")
    assert town.last(town.olly) != "I didn't get that. /help lists what I can do."
    await town.reply(town.olly, typed)
    assert seen in town.last(town.olly)
    assert "Back" in town.buttons(town.olly)


async def test_each_place_has_its_own_hours_until_it_takes_the_usual_ones(town: Town) -> None:
    await town.new_game()
    await town.dm(town.olly, "/settings worth")
    await town.tap(town.olly, "Riverside…", town.olly)
    assert town.last(town.olly) == "Riverside: how long before kick-off can the pitch be called off for free?"
    assert await town.tap(town.olly, "48 hours", town.olly) == "Riverside: until 48 hours before kick-off"
    await town.tap(town.olly, "Free cancellation…", town.olly)
    await town.tap(town.olly, "12 hours", town.olly)
    club = await town.club()
    assert (club.notice_at("Riverside"), club.notice_at("Elsewhere")) == (48, 12)
    await town.tap(town.olly, "Riverside…", town.olly)
    assert await town.tap(town.olly, "As usual: 12 hours", town.olly) == "Riverside: as usual"
    assert (await town.club()).notices == ()


async def test_at_once(town: Town) -> None:
    await town.dm(town.olly, "/settings link monzo.me/olly")
    assert "monzo.me link: https://monzo.me/olly" in town.last(town.olly)
    await town.dm(town.olly, "/settings last call never")
    assert (await town.club()).habits.last_call is LastCall.NEVER
    await town.dm(town.olly, "/settings cancellation Riverside 48")
    assert (await town.club()).notice_at("riverside") == 48
    await town.dm(town.olly, "/settings colour blue")
    assert town.last(town.olly) == (
        "I couldn't read “colour blue”. Try: /settings price £6, or /settings for the list."
    )
    await town.dm(town.olly, "/settings minimum 20")
    assert "maximum has to be between" in town.last(town.olly)


async def test_typed_in_the_group_it_is_answered_in_private(town: Town) -> None:
    before = len(town.telegram.messages(town.group))
    await town.say(town.olly, "/settings")
    assert town.last(town.olly).startswith("Wednesday Five, unless you say otherwise:")
    assert len(town.telegram.messages(town.group)) == before + 1


async def test_buttons_and_questions_of_former_times_go_on_to_work(town: Town) -> None:
    club = await town.club()
    chat = town.telegram.dm(town.olly)
    await town.dm(town.olly, "/settings")
    for data in ("admins-yes", "statement-yes", "remind-yes"):
        await town.tap_id(town.olly, chat, f"set:{club.club_id}:{data}")
    changed = await town.club()
    assert (changed.admins_may, changed.monthly_statement, changed.remind_automatically) == (True, True, True)
    await town.tap_id(town.olly, chat, f"set:{club.club_id}:timezone")
    assert town.last(town.olly).startswith("Which time zone")


async def test_charlie_may_do_none_of_it(town: Town) -> None:
    await town.new_game()
    club = await town.club()
    for data in (
        f"set:{club.club_id}:admins-yes",
        f"set:{club.club_id}:price",
        f"sec:{club.club_id}:club",
        f"hb:{club.club_id}:offers:off",
        f"nt:{club.club_id}:all:48",
    ):
        assert (await town.tap_id(town.charlie, town.group, data)).startswith("Only Olly")
    await town.say(town.charlie, "/settings guests 5")
    assert town.last().startswith("Only Olly")
    assert await town.club() == club


async def test_what_was_never_on_a_button_is_out_of_date(town: Town) -> None:
    club = await town.club()
    for data in (
        "set:{}:colour",
        "set:{}:guests",
        "sec:{}:colour",
        "hb:{}:offers:perhaps",
        "hb:{}:shoes:on",
        "nt:{}:0-1:48",
    ):
        answer = await town.tap_id(town.olly, town.group, data.format(club.club_id))
        assert answer == "That button is out of date."
    assert await town.club() == club
