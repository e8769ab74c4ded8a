"""What a game usually costs, and who may organise."""

import pytest

from tests.bot.town import Town


@pytest.mark.parametrize(
    ("button", "typed", "seen"),
    [
        ("Price", "£6", "Price: £6.00 each"),
        ("Hire", "50", "Pitch hire: £50.00"),
        ("Minimum", "6", "Players: 6 to 12"),
        ("Maximum", "14", "Players: 8 to 14"),
        ("monzo.me link", "https://monzo.me/olly", "monzo.me link: https://monzo.me/olly"),
        ("Time zone", "Europe/Dublin", "Time zone: Europe/Dublin"),
    ],
)
async def test_each_is_asked_for_in_words(town: Town, button: str, typed: str, seen: str) -> None:
    await town.dm(town.olly, "/settings")
    await town.tap(town.olly, button, town.olly)
    await town.reply(town.olly, typed)
    assert seen in town.last(town.olly)


async def test_at_once(town: Town) -> None:
    await town.dm(town.olly, "/settings link monzo.me/olly")
    assert "monzo.me link: https://monzo.me/olly" in town.last(town.olly)
    await town.dm(town.olly, "/settings link none")
    assert "monzo.me link: none" in town.last(town.olly)
    await town.dm(town.olly, "/settings colour blue")
    assert town.last(town.olly) == "I couldn't read that. Try: /settings price £6, or /settings for the list."
    await town.dm(town.olly, "/settings minimum 20")
    assert "maximum has to be between" in town.last(town.olly)


async def test_the_switch_says_what_it_does(town: Town) -> None:
    await town.dm(town.olly, "/settings")
    await town.tap(town.olly, "Let admins organise", town.olly)
    assert "Group admins may organise: yes" in town.last(town.olly)
    await town.tap(town.olly, "Only organisers", town.olly)
    assert "Group admins may organise: no" in town.last(town.olly)
    await town.tap(town.olly, "Post a monthly statement", town.olly)
    assert "Monthly statement in the group: yes" in town.last(town.olly)
    await town.tap(town.olly, "No monthly statement", town.olly)
    assert "Monthly statement in the group: no" in town.last(town.olly)
    await town.dm(town.olly, "/settings statement on")
    assert (await town.club()).monthly_statement


async def test_typed_in_the_group_it_is_answered_in_private(town: Town) -> None:
    before = len(town.telegram.messages(town.group))
    await town.say(town.olly, "/settings")
    assert town.last(town.olly).startswith("Wednesday Five, unless you say otherwise:")
    assert len(town.telegram.messages(town.group)) == before + 1


async def test_charlie_may_do_none_of_it(town: Town) -> None:
    club = await town.club()
    for switch in ("admins-yes", "statement-yes"):
        assert (await town.tap_id(town.charlie, town.group, f"set:{club.club_id}:{switch}")).startswith("Only Olly")
    await town.say(town.charlie, "/settings price £1")
    assert town.last().startswith("Only Olly")
    assert await town.club() == club


async def test_an_invented_setting_is_an_old_button(town: Town) -> None:
    club = await town.club()
    toast = await town.tap_id(town.olly, town.group, f"set:{club.club_id}:colour")
    assert toast == "That button is out of date."
