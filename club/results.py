"""How a game ended, where a club likes to know."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from club.errors import Conflict, Invalid
from club.fixtures import Fixture, Result, Status

MOST_GOALS: Final = 99


def scored(fixture: Fixture, result: Result | None, *, at: datetime) -> Fixture:
    """The game with this result, or without any. Raises Invalid, and Conflict before kick-off or when it is off."""
    if fixture.status is Status.CANCELLED:
        raise Conflict("That game was called off, so it has no result.")
    if at < fixture.starts_at:
        raise Conflict("That game hasn't begun yet: tell me the result afterwards.")
    if result is not None:
        for name, goals in (("bibs", result.bibs), ("others", result.others)):
            if not 0 <= goals <= MOST_GOALS:
                raise Invalid(f"A side scores between 0 and {MOST_GOALS} goals.", field=name)
    return replace(fixture, result=result)
