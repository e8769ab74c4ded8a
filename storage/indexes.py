"""Every index, with the query that it serves. They are made at start; making one that exists does nothing."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pymongo import ASCENDING, DESCENDING, IndexModel
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import CollectionInvalid

from storage.codec import COLLECTIONS, Document

Keys = list[tuple[str, int]]

SENT_KEPT_SECONDS = 14 * 24 * 3600
"""For so long a notice that was told is remembered, so that it is not told again when it is queued again."""

ROUNDS_KEPT_SECONDS = 60 * 24 * 3600
"""Long after a round can matter to anybody: what was sent stands in the players."""


@dataclass(frozen=True, slots=True)
class Index:
    """One index of a collection; `serves` is the query it is for."""

    collection: str
    keys: Keys
    serves: str
    options: dict[str, Any] = field(default_factory=dict)


INDEXES = (
    Index("clubs", [("chat_id", ASCENDING)], "the club of a chat; one club for a chat", {"unique": True}),
    Index("clubs", [("organisers", ASCENDING)], "the clubs that somebody runs"),
    Index("clubs", [("statement_due", ASCENDING)], "the clubs whose statement of a month is due", {"sparse": True}),
    Index(
        "players",
        [("club_id", ASCENDING), ("reference_code", ASCENDING)],
        "the codes and the players of a club; one player for a code",
        {"unique": True},
    ),
    Index("players", [("telegram_id", ASCENDING)], "a person's players in all clubs"),
    Index("players", [("merges", ASCENDING)], "who turned out to be another player, in a club", {"sparse": True}),
    Index("players", [("guest_of", ASCENDING)], "whom a player brings", {"sparse": True}),
    Index("fixtures", [("club_id", ASCENDING), ("starts_at", DESCENDING)], "a club's games, by kick-off"),
    Index(
        "fixtures",
        [("status", ASCENDING), ("wakes_at", ASCENDING)],
        "the games for which the clock has to do something",
    ),
    Index("fixtures", [("entries.player_id", ASCENDING)], "a player's charges", {"sparse": True}),
    Index(
        "payments",
        [("involved", ASCENDING), ("received_at", DESCENDING)],
        "the payments of a club or of a player, and those that are to be forgotten or labelled",
    ),
    Index(
        "adjustments",
        [("involved", ASCENDING), ("made_at", DESCENDING)],
        "what was put in the books by hand for a club or a player",
    ),
    Index("lines", [("secret_digest", ASCENDING)], "the line of a secret address", {"unique": True}),
    Index("lines", [("account_id", ASCENDING)], "the lines of a bank account", {"sparse": True}),
    Index(
        "logins",
        [("asked_digest", ASCENDING)],
        "the login whose state the bank sent back",
        {"unique": True, "sparse": True},
    ),
    Index("logins", [("state", ASCENDING)], "the logins that are ready"),
    Index("logins", [("looks_at", ASCENDING)], "the logins that are not approved yet, or end", {"sparse": True}),
    Index("hints", [("next_at", ASCENDING)], "the hints about which the bank has to be asked"),
    Index("hints", [("line_id", ASCENDING)], "the hints of a bank line"),
    Index("outbox", [("state", ASCENDING), ("lane", ASCENDING), ("seq", ASCENDING)], "what waits in a lane, in order"),
    Index(
        "outbox",
        [("sent_at", ASCENDING)],
        "forgetting what was told long ago",
        {"expireAfterSeconds": SENT_KEPT_SECONDS},
    ),
    Index("clubs", [("remind_automatically", ASCENDING)], "the clubs whose players are reminded without being asked"),
    Index("rounds", [("club_id", ASCENDING), ("made_at", DESCENDING)], "a club's latest round of reminders"),
    Index("rounds", [("state", ASCENDING), ("sends_at", ASCENDING)], "the rounds that wait for the morning"),
    Index(
        "rounds",
        [("made_at", ASCENDING)],
        "forgetting rounds of long ago",
        {"expireAfterSeconds": ROUNDS_KEPT_SECONDS},
    ),
    Index("series", [("club_id", ASCENDING)], "a club's weekly games"),
    Index("series", [("opens_at", ASCENDING)], "the weekly games with a date that is due to open", {"sparse": True}),
    Index("tokens", [("telegram_id", ASCENDING)], "replacing a person's token"),
    *(
        Index(name, [("news.key", ASCENDING)], "documents whose news was not queued yet", {"sparse": True})
        for name in COLLECTIONS.values()
    ),
)


WITHOUT_INDEX = ("lanes", "posts")
"""Made at start like the others: the embedded engine does not survive being killed while it makes a collection."""


async def make_indexes(database: AsyncDatabase[Document]) -> None:
    """Make every collection and every index that is not there yet."""
    for name in {*WITHOUT_INDEX} - {*await database.list_collection_names()}:
        with suppress(CollectionInvalid):  # another process was quicker
            await database.create_collection(name)
    for name in dict.fromkeys(index.collection for index in INDEXES):
        theirs = [IndexModel(index.keys, **index.options) for index in INDEXES if index.collection == name]
        await database[name].create_indexes(theirs)
