"""Telegram's limits are kept, whoever speaks and whenever."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.jobs.pace import Limit, Pace

GROUP, PERSON = "group:a", "person:1"


def test_a_chat_hears_one_message_a_second() -> None:
    pace = Pace()
    assert pace.wait(PERSON, 0.0) == 0.0
    assert pace.wait(PERSON, 0.4) == 0.6
    assert pace.wait(PERSON, 1.0) == 0.0


def test_a_group_hears_twenty_a_minute_and_a_person_more() -> None:
    pace = Pace()
    assert all(pace.wait(GROUP, float(second)) == 0.0 for second in range(20))
    assert pace.wait(GROUP, 20.0) == 40.0
    assert all(pace.wait(PERSON, 100.0 + second) == 0.0 for second in range(25))


@given(st.lists(st.tuples(st.sampled_from(["group:a", "group:b", "person:1"]), st.floats(0.0, 0.5)), max_size=150))
def test_no_limit_is_ever_exceeded(asking: list[tuple[str, float]]) -> None:
    chat, group, everybody = Limit(1, 1.0), Limit(5, 10.0), Limit(3, 1.0)
    pace, now = Pace(chat, group, everybody), 0.0
    sent: list[tuple[str, float]] = []
    for lane, passing in asking:
        now += passing
        if pace.wait(lane, now) == 0.0:
            sent.append((lane, now))
    for lane in {lane for lane, _ in sent}:
        times = [at for name, at in sent if name == lane]
        assert all(later - earlier >= 1.0 - 1e-6 for earlier, later in pairwise(times))
        if lane.startswith("group:"):
            assert all(later - earlier >= 10.0 - 1e-6 for earlier, later in zip(times, times[5:], strict=False))
    times = [at for _, at in sent]
    assert all(later - earlier >= 1.0 - 1e-6 for earlier, later in zip(times, times[3:], strict=False))


def test_lanes_that_fell_silent_are_forgotten() -> None:
    pace = Pace()
    pace.wait(PERSON, 0.0)
    pace.forget_before(61.0)
    assert pace.wait(PERSON, 61.0) == 0.0
