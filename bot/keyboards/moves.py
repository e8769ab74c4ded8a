"""The buttons under the news that a game was moved."""

from telegram import InlineKeyboardMarkup

from bot.callbacks import Join, Leave
from bot.keyboards.common import button
from bot.texts import moves as texts
from club.fixtures import Fixture


def still_in(fixture: Fixture) -> InlineKeyboardMarkup:
    """In the group: who is in already confirms it by this."""
    confirm, leave = Join(fixture.fixture_id), Leave(fixture.fixture_id)
    return InlineKeyboardMarkup([[button(texts.STILL_IN, confirm), button(texts.OUT, leave)]])
