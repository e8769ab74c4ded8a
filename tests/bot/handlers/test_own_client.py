"""A client of Olly's own, and its secret, which nobody sees: over HTTP, with the bank's stand-in."""

import logging
from dataclasses import replace

import pytest
from telegram.error import BadRequest

from club.ids import TelegramId
from tests.bot.branch import OWN, Branch, branch
from tests.bot.town import Town
from tests.storage.keeping import keep


async def test_their_own_client_and_a_secret_that_is_seen_by_nobody(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.WARNING, "aiohttp.access")  # the stand-in's; ours keeps none
    async with branch(town, ours=False) as bank:
        olly = town.olly
        await town.dm(olly, "/connect")
        assert town.buttons(olly) == ["Use my own client", "Make my address"]
        await town.tap(olly, "Use my own client", olly)
        assert town.bot.means.keys.callback_url() in town.last(olly)
        await town.reply(olly, "olly@example.org")
        assert "looks like oauth2client_" in town.last(olly)
        await town.reply(olly, OWN.client_id)
        await town.reply(olly, "two words")
        assert "one long word" in town.last(olly)
        await town.reply(olly, OWN.secret)
        assert "I've deleted your message" in town.last(olly)
        link = bank.link()
        assert OWN.secret not in town.words(olly)
        assert "two words" not in town.words(olly)
        page = await bank.logs_in()
        bank.monzo.logins.approve(OWN.client_id)
        await bank.tick(seconds=5)
        assert "is connected" in town.last(olly)
        login = await bank.login()
        assert town.bot.means.bank.client_of(login).client_secret == OWN.secret
        tokens = bank.monzo.logins.live(OWN.client_id)
        assert tokens is not None
        seen = [await bank.documents(), caplog.text, page.text, town.words(), repr(login)]
        seen += [repr(record.__dict__) for record in caplog.records]
        state = link.partition("state=")[2]
        for secret in (OWN.secret, tokens.access_token, tokens.refresh_token, state):
            assert not [text for text in seen if secret in text]
        await town.dm(olly, "/bank")
        assert "By your own client." in town.last(olly)


async def test_a_secret_that_cannot_be_deleted_is_said_to_be_there(
    bank: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, olly = bank.town, bank.town.olly

    async def refused(*_: object, **__: object) -> bool:
        raise BadRequest("Message can't be deleted")

    monkeypatch.setattr(type(town.bot.means.bot), "delete_message", refused)
    await town.dm(olly, "/connect")
    await town.tap(olly, "Use my own client", olly)
    await town.reply(olly, OWN.client_id)
    await town.reply(olly, OWN.secret)
    assert "please delete it yourself" in town.last(olly)


async def test_a_client_that_the_bank_does_not_know(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await town.dm(olly, "/connect")
    await town.tap(olly, "Use my own client", olly)
    await town.reply(olly, OWN.client_id)
    await town.reply(olly, "mnzconf.somebody-elses")
    page = await bank.logs_in()
    assert page.status == 400
    assert "doesn’t know this client" in page.text
    assert "doesn't know this client id or secret" in town.last(olly)


async def test_whose_question_it_was_counts_for_nothing_once_they_do_not_organise(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await town.dm(olly, "/connect")
    await town.tap(olly, "Use my own client", olly)
    club = await town.club()

    await keep(town.store, replace(club, organisers=(TelegramId(town.charlie.id),)))
    await town.reply(olly, OWN.client_id)
    assert town.last(olly).startswith("Only Charlie can do that here.")
