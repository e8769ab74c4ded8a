"""News on its way: first inside the document it tells of, then as a row of its own in the outbox.

A document carries its news until it stands in the outbox, so a crash at any point leaves it in one place at least. The
key of a row is the key of the notice: what is put there twice is there once.
"""

import time
from collections.abc import Sequence

from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import BulkWriteError

from club.notices import EACH_COUNTS, Notice
from storage.codec import Document, notice_from, notice_to
from storage.together import refused_only_duplicates


class Numbers:
    """Numbers that grow with time, so that what was told first is read first."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """The next number: nanoseconds since 1970, and always more than the one before."""
        self._last = max(self._last + 1, time.time_ns())
        return self._last


def to_news(notices: Sequence[Notice], numbers: Numbers) -> list[Document]:
    """Notices as documents, numbered in the order in which they were told."""
    return [{**notice_to(notice), "seq": numbers.next()} for notice in notices]


def latest(news: Sequence[Document]) -> list[Document]:
    """The same news, but only the last of what is about one message, where that tells it all."""
    last = {_about(item): place for place, item in enumerate(news)}
    return [item for place, item in enumerate(news) if last[_about(item)] == place]


def _about(item: Document) -> tuple[str, ...]:
    subject = item.get("subject")
    if subject is None or item["topic"] in EACH_COUNTS:
        return (item["key"],)
    return item["lane"], item["topic"], subject


def to_row(item: Document) -> Document:
    """The outbox row of one piece of news."""
    notice = {key: value for key, value in item.items() if key != "seq"}
    return {"_id": item["key"], "lane": item["lane"], "seq": item["seq"], "state": "waiting", "notice": notice}


def from_row(row: Document) -> Notice:
    """The notice in an outbox row."""
    return notice_from(row["notice"])


async def put(database: AsyncDatabase[Document], news: Sequence[Document]) -> None:
    """Put news into the outbox; what stands there already, told or not, stays as it is."""
    rows = list({item["key"]: to_row(item) for item in reversed(news)}.values())
    try:
        await database["outbox"].insert_many(rows, ordered=False)
    except BulkWriteError as error:
        if refused_only_duplicates(error):
            return
        raise
