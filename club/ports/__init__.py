"""What the club asks of the world. Storage, the messenger and the bank line implement it; nothing here knows how."""

from club.ports.books import Books, StoreDown, Thing
from club.ports.clock import Clock
from club.ports.keys import Keys
from club.ports.line import Hints, Labels, Lines, Listening, Logins, Readings
from club.ports.lists import (
    Adjustments,
    Clubs,
    Fixtures,
    Lapses,
    Ledger,
    Page,
    Payments,
    Players,
    Rounds,
    Statement,
    Summary,
    WeeklyGames,
)
from club.ports.store import Post, Posts, Store, Tokens
from club.ports.telling import Delivered, Delivery, Messenger, Outbox, PutOff, Refused

__all__ = [
    "Adjustments",
    "Books",
    "Clock",
    "Clubs",
    "Delivered",
    "Delivery",
    "Fixtures",
    "Hints",
    "Keys",
    "Labels",
    "Lapses",
    "Ledger",
    "Lines",
    "Listening",
    "Logins",
    "Messenger",
    "Outbox",
    "Page",
    "Payments",
    "Players",
    "Post",
    "Posts",
    "PutOff",
    "Readings",
    "Refused",
    "Rounds",
    "Statement",
    "Store",
    "StoreDown",
    "Summary",
    "Thing",
    "Tokens",
    "WeeklyGames",
]
