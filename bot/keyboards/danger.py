"""The buttons of a game that is short of players."""

from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot.callbacks import AskLater, Cancel, Join, Leave, PlayOn
from bot.keyboards.common import button
from club.fixtures import Fixture, Step
from club.shortage import ask_again_at


def plea(fixture: Fixture, now: datetime) -> InlineKeyboardMarkup | None:
    """In and out, as long as more are needed."""
    if fixture.danger is None or not fixture.is_short(now):
        return None
    return InlineKeyboardMarkup(
        [[button("I'm in", Join(fixture.fixture_id)), button("I'm out", Leave(fixture.fixture_id))]]
    )


def decision(fixture: Fixture, *, automatic: bool, now: datetime, timezone: str) -> InlineKeyboardMarkup | None:
    """Play on, call it off, or later where a later question can still be answered."""
    if not fixture.awaits_decision(now):
        return None
    off = button("Call it off", Cancel(fixture.fixture_id, sure=False))
    rows = [[button("Play on", PlayOn(fixture.fixture_id)), off]]
    asked_already = fixture.due(Step.ASK_AGAIN) is not None
    if not automatic and not asked_already and ask_again_at(fixture, timezone, at=now) is not None:
        rows.append([button("Ask me later", AskLater(fixture.fixture_id))])
    return InlineKeyboardMarkup(rows)


def sure_to_call_off(fixture: Fixture) -> InlineKeyboardMarkup:
    """Before it is called off by who was asked: leaving it on is a decision too."""
    off = button("Call it off", Cancel(fixture.fixture_id, sure=True))
    return InlineKeyboardMarkup([[off, button("Play on", PlayOn(fixture.fixture_id))]])
