from datetime import UTC, datetime, timedelta

from rehearsal.monzo.changes import annotated, declined, events_of_change, of_another_amount
from rehearsal.monzo.shapes import Moment, transaction
from rehearsal.monzo.times import read_time

WHEN = datetime(2026, 3, 4, 21, 15, tzinfo=UTC)
ROW = transaction("acc_1", "tx_1", Moment(WHEN), 500, scheme="payport_faster_payments")


def test_declined_keeps_its_amount() -> None:
    after = declined(ROW, WHEN + timedelta(hours=3), "OTHER")
    assert (after["amount"], after["decline_reason"], after["settled"]) == (500, "OTHER", "")
    assert after["updated"] == "2026-03-05T00:15:00Z"
    assert "decline_reason" not in ROW


def test_another_amount() -> None:
    after = of_another_amount(ROW, WHEN, 480)
    assert (after["amount"], after["local_amount"], ROW["amount"]) == (480, 480, 500)


def test_what_an_app_notes_is_news_and_no_note_of_the_owners() -> None:
    noted = annotated(ROW | {"notes": "footy"}, WHEN, {"fiver_player": "Ashley", "fiver_game": ""})
    assert (noted["metadata"], noted["notes"]) == (ROW["metadata"] | {"fiver_player": "Ashley"}, "footy")
    assert read_time(noted["updated"]) > read_time(ROW["updated"])
    assert annotated(noted, WHEN, {"fiver_player": ""})["metadata"] == ROW["metadata"]
    assert annotated(noted, WHEN, {"notes": "mine"})["notes"] == "mine"


def test_news_is_newer_also_where_the_clock_stands_still() -> None:
    once = of_another_amount(ROW, WHEN, 480)
    twice = of_another_amount(once, WHEN, 470)
    assert read_time(ROW["updated"]) < read_time(once["updated"]) < read_time(twice["updated"])


def test_the_older_snapshot_comes_last() -> None:
    after = declined(ROW, WHEN, "OTHER")
    events = events_of_change(ROW, after)
    assert [(event["type"], event["data"]) for event in events] == [
        ("transaction.updated", after),
        ("transaction.updated", ROW),
    ]
