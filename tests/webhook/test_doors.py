from dataclasses import FrozenInstanceError

import pytest

from tests.webhook.house import House


async def test_what_is_passed_in_stays_as_it_is(house: House) -> None:
    with pytest.raises(FrozenInstanceError):
        house.doors.api_token = "another"  # type: ignore[misc]
    assert house.doors.timed("http_seconds", "GET /", 0.1) is None  # type: ignore[func-returns-value]
