"""Until when a pitch is free to call off; what else a new game gets is shown with the actions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from club.habits import Habits
from club.planning import free_until
from tests.builders import NOW, a_club

KICK_OFF = datetime(2026, 3, 11, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "starts_at", "until"),
    [
        (24, KICK_OFF, KICK_OFF - timedelta(days=1)),
        (48, KICK_OFF, KICK_OFF - timedelta(days=2)),
        (0, KICK_OFF, None),
        (24, NOW + timedelta(hours=24), None),  # it is this very moment
        (24, NOW + timedelta(hours=25), NOW + timedelta(hours=1)),
        (24, datetime(2026, 3, 29, 17, tzinfo=UTC), datetime(2026, 3, 28, 18, tzinfo=UTC)),  # 18:00, and 18:00
        (24, datetime(2026, 10, 25, 18, tzinfo=UTC), datetime(2026, 10, 24, 17, tzinfo=UTC)),
    ],
)
def test_until_when_the_pitch_is_free_to_call_off(hours: int, starts_at: datetime, until: datetime | None) -> None:
    club = replace(a_club(), habits=Habits(notice_hours=hours))
    assert free_until(club, starts_at, "Riverside", at=NOW) == until


def test_a_place_may_have_a_time_of_its_own() -> None:
    club = a_club().with_notice("Arches", 72)
    assert free_until(club, KICK_OFF, "arches", at=NOW) == KICK_OFF - timedelta(days=3)
    assert free_until(club, KICK_OFF, "Riverside", at=NOW) == KICK_OFF - timedelta(days=1)
