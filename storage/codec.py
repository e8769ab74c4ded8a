"""Documents: how the club's things look in the database. Pure.

A thing is one document under its own id. Beside its fields stand a few that only queries need; reading ignores them.
"""

from datetime import datetime
from typing import Any, TypeVar

import msgspec

from club.adjustments import Adjustment
from club.clubs import Club
from club.fixtures import Fixture
from club.ledger import Entry
from club.lines import Line
from club.logins import Login
from club.notices import Notice
from club.payments import Payment, State
from club.players import Player
from club.ports import Thing
from club.readings import Reading
from club.reminders import Round
from club.series import Series

Document = dict[str, Any]
T = TypeVar("T", Club, Player, Fixture, Payment, Line, Login, Reading, Adjustment, Round, Series)

COLLECTIONS: dict[type[Thing], str] = {
    Club: "clubs",
    Player: "players",
    Fixture: "fixtures",
    Payment: "payments",
    Line: "lines",
    Login: "logins",
    Reading: "readings",
    Adjustment: "adjustments",
    Round: "rounds",
    Series: "series",
}
_ID: dict[type[Thing], str] = {
    Club: "club_id",
    Player: "player_id",
    Fixture: "fixture_id",
    Payment: "payment_id",
    Line: "line_id",
    Login: "line_id",
    Reading: "line_id",
    Adjustment: "adjustment_id",
    Round: "round_id",
    Series: "series_id",
}

TO_BE_FORGOTTEN = "to be forgotten"
"""Stands among those who are involved in a payment while it holds a name that is nobody's business."""

TO_BE_LABELLED = "to be labelled"
"""Stands there while the bank's copy of it may not say whose it is. An index for it would cost every payment."""

NOTED_BESIDE = ("last_seen_at", "labelled_at")
"""Fields that are noted outside of any action; an action that saves what it read must not put back an older note."""


def id_of(thing: Thing) -> str:
    """The id under which a thing is stored."""
    return str(getattr(thing, _ID[type(thing)]))


def to_document(thing: Thing) -> Document:
    """The document of a thing, with the fields that queries need."""
    document = _plain(thing)
    document["_id"] = document.pop(_ID[type(thing)])
    if isinstance(thing, Fixture):
        document["over_at"], document["wakes_at"] = thing.over_at, thing.wakes_at
    elif isinstance(thing, Payment):
        document["decided_at"] = thing.decided_at
        whose = (id_ for entry in thing.entries for id_ in (entry.club_id, entry.player_id))
        private = thing.state is State.IGNORED and thing.payer_name is not None
        work = [*([TO_BE_FORGOTTEN] if private else []), *([TO_BE_LABELLED] if thing.label_due else [])]
        document["involved"] = list(dict.fromkeys([*thing.clubs, *whose, *work]))
        document["forget_from"] = thing.ignored_at if private else None
    elif isinstance(thing, Player):
        document["merges"] = None if thing.merged_into is None else [thing.club_id, thing.merged_into]
    elif isinstance(thing, Adjustment):
        document["involved"] = [thing.club_id, *dict.fromkeys(entry.player_id for entry in thing.entries)]
        document["stands"] = bool(thing.shares)
    return document


def present(document: Document) -> Document:
    """The fields that say something: what is None is not stored, so that sparse indexes stay small."""
    return {name: value for name, value in document.items() if value is not None}


def from_document(cls: type[T], document: Document) -> T:
    """The thing that a document holds.

    Fields that it does not know (of a later version, or for queries) are left alone.
    """
    named = {**document, _ID[cls]: document["_id"]}
    return msgspec.convert(named, cls)


def entry_from(document: Document) -> Entry:
    """A ledger line out of the document it lives in."""
    return msgspec.convert(document, Entry)


def notice_to(notice: Notice) -> Document:
    """A notice as it waits in a document, without what it does not say."""
    return {key: value for key, value in _plain(notice).items() if value is not None}


def notice_from(document: Document) -> Notice:
    """A notice as it was queued."""
    return msgspec.convert(document, Notice)


def _plain(thing: object) -> Document:
    plain = msgspec.to_builtins(thing, builtin_types=(datetime,))
    assert isinstance(plain, dict)
    return plain
