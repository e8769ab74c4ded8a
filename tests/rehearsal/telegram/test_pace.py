import pytest

from rehearsal.telegram.errors import BotApiError
from rehearsal.telegram.pace import BURST, Pace


@pytest.fixture
def clock() -> list[float]:
    return [1000.0]


@pytest.fixture
def pace(clock: list[float]) -> Pace:
    pace = Pace(lambda: clock[0])
    pace.on = True
    return pace


def wait(pace: Pace, chat_id: int) -> int:
    with pytest.raises(BotApiError) as refused:
        pace.check(chat_id)
    assert refused.value.parameters is not None
    return int(refused.value.parameters["retry_after"])


def test_short_bursts_pass_then_one_a_second(pace: Pace, clock: list[float]) -> None:
    for _ in range(BURST):
        pace.check(1)
    assert wait(pace, 1) == BURST
    clock[0] += BURST
    pace.check(1)


def test_twenty_a_minute_in_a_group(pace: Pace, clock: list[float]) -> None:
    for _ in range(20):
        pace.check(-1)
        clock[0] += 2
    assert wait(pace, -1) == 20


def test_thirty_a_second_overall(pace: Pace) -> None:
    for number in range(30):
        pace.check(number + 1)
    assert wait(pace, 99) == 1


def test_off_until_wanted() -> None:
    pace = Pace()
    for _ in range(100):
        pace.check(-1)
