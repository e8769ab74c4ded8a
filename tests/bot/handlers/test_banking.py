"""The secret address, and tokens: for the organiser alone, in private."""

import re

import pytest

from tests.bot.bank import connected, pays
from tests.bot.town import Town


def _address(text: str) -> str:
    found = re.search(r"http\S+/monzo/[\w-]{43}", text)
    assert found is not None
    return found[0]


async def test_an_address_is_made_shown_again_and_renewed(town: Town) -> None:
    await town.dm(town.olly, "/connect")
    assert "isn't connected to a bank yet" in town.last(town.olly)
    await town.tap(town.olly, "Make my address", town.olly)
    first = _address(town.last(town.olly))
    assert "Nothing has arrived yet." in town.last(town.olly)
    await town.dm(town.olly, "/connect")
    assert _address(town.last(town.olly)) == first
    await town.tap(town.olly, "New address", town.olly)
    assert _address(town.last(town.olly)) != first
    digest = town.bot.means.keys.digest(first.rpartition("/")[2])
    assert await town.store.lines.listen(digest) is None, "the old address is dead"


async def test_disconnecting_asks_first(town: Town) -> None:
    await connected(town)
    await town.tap(town.olly, "Disconnect", town.olly)
    assert town.last(town.olly).startswith("Disconnect the bank?")
    await town.tap(town.olly, "Disconnect", town.olly)
    assert town.last(town.olly).startswith("Disconnected.")
    assert (await town.club()).line_id is None


async def test_when_the_bank_was_heard_last(town: Town) -> None:
    await connected(town)
    await pays(town, "A JONES")
    line = (await town.club()).line_id
    assert line is not None
    await town.store.lines.seen(line, town.clock.now)
    await town.store.soon.flush()
    await town.dm(town.olly, "/connect")
    assert "Last heard from your bank: Wed 4 Mar, 12:01." in town.last(town.olly)


async def test_a_token_is_shown_once_and_kept_as_a_digest(town: Town) -> None:
    await town.dm(town.olly, "/apitoken")
    token = town.last(town.olly).splitlines()[1]
    assert len(token) >= 43
    assert await town.store.tokens.owner(town.bot.means.keys.digest(token)) == town.olly.id
    await town.dm(town.olly, "/apitoken")
    assert await town.store.tokens.owner(town.bot.means.keys.digest(token)) is None
    await town.say(town.olly, "/apitoken")
    assert town.last() == "A token is a secret: ask me for it in our own chat."


async def test_charlie_is_told_who_can(town: Town) -> None:
    await connected(town)
    for command in ("/connect", "/bank"):
        await town.say(town.charlie, command)
        assert town.last().startswith("Only Olly can do that here.")


@pytest.mark.parametrize("what", ["open", "renew", "cut", "cut!"])
async def test_charlie_may_do_none_of_it(town: Town, what: str) -> None:
    await connected(town)
    club = await town.club()
    assert (await town.tap_id(town.charlie, town.group, f"bank:{club.club_id}:{what}")).startswith("Only Olly")
    assert await town.club() == club


async def test_nor_may_an_administrator(town: Town) -> None:
    """Administrators may organise games; the bank account is its owner's."""
    await connected(town)
    await town.dm(town.olly, "/settings admins yes")
    town.telegram.make_admin(town.group, town.sam)
    club = await town.club()
    toast = await town.tap_id(town.sam, town.group, f"bank:{club.club_id}:cut!")
    assert toast == "Only the organiser can do that, in a chat with me: it is about their own bank account."
    for command in ("/connect", "/bank"):
        await town.say(town.sam, command)
        assert town.last().startswith("Only the organiser can do that")
    await town.say(town.sam, "/apitoken")
    assert town.last().startswith("Only the organiser can do that")
    assert await town.club() == club


async def test_an_address_never_appears_in_the_group(town: Town) -> None:
    await connected(town)
    await town.say(town.olly, "/connect")
    assert "/monzo/" not in town.words()
    assert "/monzo/" in town.last(town.olly)
