"""Documents hold everything a thing is, and read again they are that thing."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import bson
import pytest
from bson.codec_options import CodecOptions
from hypothesis import given
from hypothesis import strategies as st

from club.clubs import Club
from club.fixtures import Fixture
from club.ids import ClubId, PlayerId
from club.ledger import Entry
from club.lines import Line
from club.logins import Login
from club.money import Pence
from club.notices import Notice, Topic
from club.payments import Payment, Share, State
from club.players import Player
from club.ports import Thing
from club.readings import Reading
from club.reminders import Round
from club.series import Series
from storage.codec import (
    TO_BE_FORGOTTEN,
    Document,
    entry_from,
    from_document,
    id_of,
    notice_from,
    notice_to,
    present,
    to_document,
)
from tests.builders import NOW, a_club, a_fixture, a_line, a_login, a_payment, a_player, a_reading, a_round, a_series

AWARE: CodecOptions[Document] = CodecOptions(document_class=dict, tz_aware=True, tzinfo=UTC)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
instants = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001  # made aware
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)
pence = st.integers(-(10**9), 10**9).map(Pence)
numbers = st.integers(0, 2**31)
st.register_type_strategy(str, texts)
st.register_type_strategy(datetime, instants)
st.register_type_strategy(int, st.integers(-(2**53), 2**53))


def through_the_database(thing: Thing) -> Document:
    """The document as it comes back from the wire."""
    return bson.decode(bson.encode(present(to_document(thing))), AWARE)


def read_again(thing: Thing, document: Document) -> Thing:
    return from_document(type(thing), document)  # type: ignore[type-var]  # the kind that it is


def within_reach(fixture: Fixture) -> Fixture:
    """`over_at` is a kick-off and some minutes, which a date must be able to hold."""
    return replace(fixture, charge_after_minutes=abs(fixture.charge_after_minutes) % 1441)


things = st.one_of(
    st.from_type(Club),
    st.from_type(Player),
    st.from_type(Fixture).map(within_reach),
    st.from_type(Payment),
    st.from_type(Line),
    st.from_type(Login),
    st.from_type(Reading),
    st.from_type(Round),
    st.from_type(Series),
)


@given(things)
def test_whatever_is_stored_is_read_again_as_it_was(thing: Thing) -> None:
    assert read_again(thing, through_the_database(thing)) == thing


@pytest.mark.parametrize(
    "thing", [a_club(), a_player(), a_fixture(), a_payment(), a_line(), a_login(), a_reading(), a_round(), a_series()]
)
def test_a_thing_is_stored_under_its_own_id(thing: Thing) -> None:
    document = to_document(thing)
    assert document["_id"] == id_of(thing)
    assert not [name for name in document if name.endswith("_id") and document[name] == id_of(thing) and name != "_id"]


@pytest.mark.parametrize(
    "thing", [a_club(), a_player(), a_fixture(), a_payment(), a_line(), a_login(), a_reading(), a_round(), a_series()]
)
def test_fields_of_a_later_version_are_left_alone(thing: Thing) -> None:
    document = through_the_database(thing) | {"colour_of_bibs": "orange", "news": [{"key": "x", "seq": 1}]}
    assert read_again(thing, document) == thing


@pytest.mark.parametrize(
    "thing", [a_club(), a_player(), a_fixture(), a_payment(), a_line(), a_login(), a_reading(), a_round(), a_series()]
)
def test_a_document_of_an_earlier_version_lacks_what_has_a_default(thing: Thing) -> None:
    usual = {field.name: field.default for field in fields(thing)}
    document = {
        name: value
        for name, value in through_the_database(thing).items()
        if name not in usual or getattr(thing, name) != usual[name]
    }
    assert read_again(thing, document) == thing


def test_what_says_nothing_is_not_stored() -> None:
    document = present(to_document(a_player(telegram_id=None)))
    assert "telegram_id" not in document
    assert document["active"] is True
    assert None not in document.values()


def test_a_lone_kick_off_is_stored_with_the_time_it_is_over() -> None:
    fixture = replace(a_fixture(), charge_after_minutes=90)
    assert to_document(fixture)["over_at"] == fixture.starts_at + timedelta(minutes=90)


def matched(*, at: datetime) -> Payment:
    share = Share(club_id=ClubId("another"), player_id=PlayerId("ashley"), amount=Pence(500))
    return a_payment().assign((share,), evidence=(), at=at)


def test_a_payment_is_found_by_its_clubs_and_by_everybody_it_was_booked_for() -> None:
    payment = replace(matched(at=NOW), clubs=(a_club().club_id,))
    (entry,) = payment.shares
    assert to_document(payment)["involved"] == [a_club().club_id, "another", entry.player_id]


def test_a_payment_is_found_while_it_holds_a_name_to_be_forgotten() -> None:
    ignored = a_payment().ignore(at=NOW)
    assert TO_BE_FORGOTTEN in to_document(ignored)["involved"]
    assert TO_BE_FORGOTTEN not in to_document(ignored.forgotten())["involved"]
    assert TO_BE_FORGOTTEN not in to_document(ignored.undo(at=NOW))["involved"]


def test_a_payment_was_decided_when_the_last_decision_was_made() -> None:
    """Also when it was booked and undone before: what was ignored an hour later was decided an hour later."""
    undone = matched(at=NOW).undo(at=NOW + timedelta(minutes=1))
    ignored = undone.ignore(at=NOW + timedelta(hours=1))
    assert to_document(a_payment())["decided_at"] is None
    assert to_document(undone)["decided_at"] == NOW + timedelta(minutes=1)
    assert to_document(ignored)["decided_at"] == NOW + timedelta(hours=1)


def test_only_what_is_ignored_and_has_a_name_is_still_to_be_forgotten() -> None:
    ignored = a_payment().ignore(at=NOW)
    assert to_document(ignored)["forget_from"] == NOW
    assert to_document(ignored.forgotten())["forget_from"] is None
    assert to_document(ignored.undo(at=NOW))["forget_from"] is None
    assert to_document(matched(at=NOW))["forget_from"] is None


@given(st.from_type(Notice))
def test_a_notice_is_told_as_it_was_queued(notice: Notice) -> None:
    stored = bson.decode(bson.encode(notice_to(notice)), AWARE)
    assert notice_from({**stored, "seq": 5}) == notice
    assert None not in stored.values()


def test_a_line_of_the_ledger_is_read_out_of_its_document() -> None:
    (line,) = matched(at=NOW).entries
    stored: dict[str, Any] = through_the_database(matched(at=NOW))
    entry = entry_from(stored["entries"][0])
    assert isinstance(entry, Entry)
    assert entry == line


def test_states_and_topics_are_stored_as_words() -> None:
    assert to_document(a_payment())["state"] == State.UNMATCHED.value
    assert notice_to(Notice(key="k", topic=Topic.CARD, lane="l"))["topic"] == "card"
