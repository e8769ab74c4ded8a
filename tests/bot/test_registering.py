"""Everybody is offered what they may use, and nothing is offered that does not exist."""

from telegram.ext import CommandHandler

from bot.app import handlers
from bot.registering import ALLOWED, ORGANISERS, PLAYERS, equip
from rehearsal.telegram.methods.profile import commands_for
from tests.bot.town import Town


def test_every_command_on_offer_is_handled_and_the_other_way_round() -> None:
    handled = {name for handler in handlers() if isinstance(handler, CommandHandler) for name in handler.commands}
    offered = {command.command for command in ORGANISERS}
    assert offered | {"start"} == handled
    assert {command.command for command in PLAYERS} < offered


def test_only_updates_that_somebody_wants_are_asked_for() -> None:
    assert set(ALLOWED) == {"message", "callback_query", "my_chat_member"}


async def test_an_organiser_is_equipped_once_a_run_and_again_after_a_refusal(town: Town) -> None:
    town.telegram.fail_next("setMyCommands", error_code=400, description="Bad Request: chat not found")
    await equip(town.bot.means, town.group.id, town.sam.id)
    assert not _offered(town, "newfixture")
    before = len(town.telegram.made("setMyCommands"))
    await equip(town.bot.means, town.group.id, town.sam.id)
    await equip(town.bot.means, town.group.id, town.sam.id)
    assert _offered(town, "newfixture")
    assert len(town.telegram.made("setMyCommands")) == before + 1


def _offered(town: Town, name: str) -> bool:
    return name in {command["command"] for command in commands_for(town.telegram, town.sam, town.group)}
