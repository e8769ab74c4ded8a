"""How a game ended."""

from datetime import datetime

from bot.texts.card import heading, score
from bot.texts.words import safe
from club.fixtures import Fixture

TRY = "How did it end? Try: /result 5-3, with the goals of the bibs first, or /result none."
NO_GAME = "No game has been played yet."
QUESTION = "How did it end? Reply with the goals, those of the bibs first, such as 5-3, or with “none”."


def question(fixture: Fixture, *, now: datetime, timezone: str) -> str:
    """Asked after [Result]."""
    return f"{heading(fixture, now=now, timezone=timezone)}\n{QUESTION}"


def misread(said: str) -> str:
    """What is no result; plain text."""
    return f"I couldn't read “{said[:40]}” as a result. Try 5-3, with the goals of the bibs first."


def noted(fixture: Fixture, *, now: datetime, timezone: str) -> str:
    """After it was noted or taken away."""
    title = heading(fixture, now=now, timezone=timezone)
    if fixture.result is None:
        return f"{title}: no result any more."
    return f"{title}: {safe(score(fixture.result))}."
