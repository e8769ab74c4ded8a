"""The buttons under what people are asked and told before a game."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import AnswerCall, StopCalls
from bot.keyboards.common import button
from bot.texts import calls as texts
from bot.texts.moves import STILL_IN
from club.fixtures import Fixture


def last_call(fixture: Fixture) -> InlineKeyboardMarkup:
    """In, out, or never again."""
    answers = [_answer(texts.IN, fixture, playing=True), _answer(texts.OUT, fixture, playing=False)]
    return InlineKeyboardMarkup([answers, [_stop(texts.DONT_ASK, fixture, stopped=True)]])


def tonight(fixture: Fixture, *, moved: bool) -> InlineKeyboardMarkup:
    """Out, and the way to hear no more of these; `moved` asks whether they still can."""
    still = [_answer(STILL_IN, fixture, playing=True)] if moved else []
    out = _answer(texts.OUT, fixture, playing=False)
    return InlineKeyboardMarkup([[*still, out], [_stop(texts.STOP, fixture, stopped=True)]])


def back_in(fixture: Fixture) -> InlineKeyboardMarkup:
    """Under what became of a late "I'm out" that costs something."""
    return InlineKeyboardMarkup([[_answer(texts.IN, fixture, playing=True)]])


def calls_stopped(fixture: Fixture) -> InlineKeyboardMarkup:
    """The way back."""
    return InlineKeyboardMarkup([[_stop(texts.ASK_AGAIN, fixture, stopped=False)]])


def _answer(words: str, fixture: Fixture, *, playing: bool) -> InlineKeyboardButton:
    return button(words, AnswerCall(fixture.fixture_id, playing=playing))


def _stop(words: str, fixture: Fixture, *, stopped: bool) -> InlineKeyboardButton:
    return button(words, StopCalls(fixture.fixture_id, stopped=stopped))
