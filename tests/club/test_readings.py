from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.bank import StatementPage
from club.ids import AccountKey
from club.readings import FARTHEST, LEASE, OVERLAP, Reading
from tests.builders import NOW, a_line, a_login, a_reading

NEW = Reading(line_id=a_line().line_id)
HOUR = timedelta(hours=1)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda at: at.replace(tzinfo=NOW.tzinfo))  # noqa: DTZ001  # made aware


def page(read_to: datetime | None, *, more: bool = False) -> StatementPage:
    return StatementPage((), read_to, "tx_last", more)


def test_what_was_never_read_is_due_and_read_from_the_login_on() -> None:
    assert NEW.is_due(a_login(), NOW)
    assert NEW.since(a_login(), NOW + HOUR) == NOW


def test_a_new_login_is_a_reason_to_read_at_once() -> None:
    assert not a_reading().is_due(a_login(), NOW + HOUR)
    assert a_reading().is_due(a_login(), NOW + 3 * HOUR)
    assert a_reading().is_due(replace(a_login(), connected_at=NOW + HOUR), NOW + HOUR)


def test_it_is_not_due_while_somebody_reads() -> None:
    leased = NEW.leased("one", at=NOW)
    assert not leased.is_due(a_login(), NOW + LEASE - timedelta(seconds=1))
    assert leased.is_due(a_login(), NOW + LEASE)


@given(st.lists(st.one_of(st.none(), instants)), instants)
def test_a_day_is_read_again_and_never_more_than_85(read: list[datetime | None], at: datetime) -> None:
    reading = NEW
    for one in read:
        reading = reading.paged(page(one), at=at)
    since = reading.since(a_login(), at)
    assert since >= at - FARTHEST
    latest = max((one for one in read if one is not None), default=None)
    if latest is not None:
        assert since == max(min(latest, at) - OVERLAP, at - FARTHEST)


def test_what_came_before_the_first_login_is_never_read() -> None:
    begun = NEW.starting(a_login())
    later = replace(a_login(), connected_at=NOW + 9 * HOUR)
    assert begun.starting(later).since(later, NOW + 9 * HOUR) == NOW
    assert begun.paged(page(NOW + HOUR), at=NOW).since(later, NOW + 9 * HOUR) == NOW
    assert begun.paged(page(NOW + 90 * HOUR), at=NOW).since(later, NOW + 90 * HOUR) == NOW + 90 * HOUR - OVERLAP


def test_one_that_was_read_before_this_was_noted_goes_on_as_it_was() -> None:
    assert a_reading().starting(a_login()) == a_reading()
    assert a_reading().since(a_login(), NOW) == NOW - OVERLAP


def test_of_another_account_nothing_was_read() -> None:
    ours = replace(a_reading(), version=4).of_account("acc_olly")
    assert (ours.read_to, ours.version, ours.of_account("acc_olly")) == (NOW, 4, ours)
    other = ours.of_account("acc_other")
    assert (other.read_to, other.own_accounts, other.version) == (None, (), 4)


def test_a_run_that_stops_in_the_middle_is_not_read_to_the_end() -> None:
    stopped = NEW.paged(page(NOW, more=True), at=NOW).finished(a_login(), at=NOW, next_at=NOW)
    assert (stopped.after, stopped.read_at, stopped.connected_at) == ("tx_last", None, None)
    ended = stopped.paged(page(NOW), at=NOW).finished(a_login(), at=NOW, next_at=NOW + HOUR)
    assert (ended.after, ended.read_at, ended.connected_at) == (None, NOW, a_login().connected_at)


def test_it_is_behind_from_the_first_failure_to_the_first_answer_and_complains_after_an_hour() -> None:
    reading = NEW.failed(at=NOW, wait=timedelta()).unanswered(NOW + HOUR / 2)
    assert reading.behind_since == NOW
    assert not reading.may_complain(NOW + HOUR - timedelta(seconds=1))
    assert reading.may_complain(NOW + HOUR)
    assert not replace(reading, behind_told=True).may_complain(NOW + 5 * HOUR)
    assert not replace(reading, behind_told=True).answered().may_complain(NOW + 5 * HOUR)
    assert replace(reading, behind_told=True).answered().unanswered(NOW).may_complain(NOW + HOUR)


@pytest.mark.parametrize(("keys", "own"), [(("own",), True), (("x", "own"), True), (("x",), False), ((), False)])
def test_an_own_account_is_known_by_any_of_its_keys(keys: tuple[str, ...], own: bool) -> None:
    assert a_reading().owns([AccountKey(key) for key in keys]) is own
