from datetime import UTC, datetime, timedelta

import pytest

from rehearsal.monzo.errors import MonzoError
from rehearsal.monzo.logins import Login, Logins
from rehearsal.monzo.shapes import Json, Moment, transaction
from rehearsal.monzo.statement import Question, page
from rehearsal.monzo.times import rfc3339

NOW = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)
DAY = timedelta(days=1)
ROWS = [transaction("acc_1", f"tx_{n}", Moment(NOW - n * DAY), 100) for n in range(1, 121)]


def login(age: timedelta) -> Login:
    return Logins("user_1").issue(NOW, NOW - age)


FRESH, OLD = login(timedelta(minutes=5)), login(timedelta(minutes=5, seconds=1))


def ids(asked: Question, by: Login = FRESH, rows: list[Json] = ROWS) -> list[str]:
    return [row["id"] for row in page(rows, asked, by, NOW, NOW - 150 * DAY)]


def refused(asked: Question, by: Login = FRESH, opened_at: datetime = NOW) -> tuple[int, str]:
    with pytest.raises(MonzoError) as error:
        page(ROWS, asked, by, NOW, opened_at)
    return error.value.status, error.value.code


def test_oldest_first_thirty_at_a_time_and_a_hundred_at_most() -> None:
    assert ids(Question()) == [f"tx_{n}" for n in range(120, 90, -1)]
    assert [len(ids(Question(limit=limit))) for limit in (0, 1, 100, 101)] == [1, 1, 100, 100]


def test_page_after_page_by_id_reads_each_once() -> None:
    read, since = list[str](), "tx_120"
    while found := ids(Question(since, limit=50)):
        read, since = read + found, found[-1]
    assert read == [f"tx_{n}" for n in range(119, 0, -1)]


def test_both_bounds_are_left_out() -> None:
    at = {row["id"]: row["created"] for row in ROWS}
    assert ids(Question(since=at["tx_4"], before=at["tx_1"])) == ["tx_3", "tx_2"]
    assert ids(Question(since="tx_4", before=at["tx_1"])) == ["tx_3", "tx_2"]


@pytest.mark.parametrize(("days", "readable"), [(89, True), (90, False), (119, False)])
def test_ninety_days_is_as_far_back_as_an_old_login_sees(days: int, readable: bool) -> None:
    asked = Question(since=rfc3339(NOW - days * DAY))
    assert ids(asked, FRESH)
    if readable:
        assert ids(asked, OLD)
    else:
        assert refused(asked, OLD) == (403, "forbidden.verification_required")


def test_an_old_login_says_since_when_and_an_old_id_does_not_help() -> None:
    assert refused(Question(), OLD) == (403, "forbidden.verification_required")
    assert refused(Question(since="tx_100"), OLD) == (403, "forbidden.verification_required")
    assert ids(Question(since="tx_2"), OLD) == ["tx_1"]


def test_a_year_at_a_time() -> None:
    too_long = (400, "bad_request.bad_param.since")
    assert refused(Question(since=rfc3339(NOW - 366 * DAY))) == too_long
    assert refused(Question(), opened_at=NOW - 366 * DAY) == too_long, "without since, it is since the account exists"
    bounded = Question(rfc3339(NOW - 400 * DAY), before=rfc3339(NOW - 100 * DAY))
    assert ids(bounded)[0] == "tx_120"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (Question(since="last week"), "since"),
        (Question(since="tx_none"), "since"),
        (Question(before="tx_1"), "before"),
        (Question(since="2026-03-01T10:00:00"), "since"),
    ],
)
def test_what_cannot_be_read(asked: Question, name: str) -> None:
    assert refused(asked) == (400, f"bad_request.bad_param.{name}")
