"""Rosters in memory: who a bank line may pay for, without a round trip for each payment.

A roster is kept only while a change stream tells of every change that any process makes, or while no other process has
this database; otherwise it is read each time. What this process itself commits counts at once. A change elsewhere
counts as soon as the stream tells of it, which is the same as if the payment had come that moment earlier.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from pymongo.asynchronous.database import AsyncDatabase

from club.clubs import Club
from club.lines import Line, Mode
from club.matching import Roster
from club.players import Player
from club.ports import Listening, Thing
from storage.codec import Document, from_document
from storage.mongo import store_errors

KEPT_COLLECTIONS = ("clubs", "players", "lines")
MOST_KEPT = 1_000
DOUBT_SECONDS = 30.0
"""For so long a write whose answer got lost may still be done: longer than the server is given for an answer."""


@dataclass(slots=True)
class Rosters:
    """The rosters of the lines that were heard lately, each with the versions of the documents it was made of."""

    database: AsyncDatabase[Document]
    _live: bool = False
    _kept: dict[str, Listening] = field(default_factory=dict)
    _versions: dict[str, int] = field(default_factory=dict)
    _changes: int = 0
    _doubtful_until: float = 0.0

    async def listen(self, secret_digest: str) -> Listening | None:
        """The line with this secret and its roster; None when there is none."""
        if (kept := self._kept.get(secret_digest)) is not None:
            return kept
        before = self._changes
        listening = await self._read(secret_digest)
        if listening is not None and self._live and before == self._changes and not self._is_doubtful():
            self._keep(listening)
        return listening

    async def _read(self, secret_digest: str) -> Listening | None:
        with store_errors():
            document = await self.database["lines"].find_one({"secret_digest": secret_digest})
        if document is None:
            return None
        line = from_document(Line, document)
        return Listening(line, await self.roster(line)) if line.mode is not Mode.NONE else None

    async def roster(self, line: Line) -> Roster:
        """Everybody the line may pay for, read now."""
        ids = list(line.clubs)
        with store_errors():
            clubs = [from_document(Club, doc) async for doc in self.database["clubs"].find({"_id": {"$in": ids}})]
            playing = self.database["players"].find({"club_id": {"$in": ids}, "active": True})
            players = [from_document(Player, doc) async for doc in playing]
        return Roster(clubs, players)

    def _keep(self, listening: Listening) -> None:
        if len(self._kept) >= MOST_KEPT:
            self._forget_all()
        self._kept[listening.line.secret_digest] = listening
        self._versions[listening.line.line_id] = listening.line.version
        self._versions.update((club.club_id, club.version) for club in listening.roster.clubs)
        self._versions.update((player.player_id, player.version) for player in listening.roster.players.values())

    def committed(self, things: Sequence[Thing]) -> None:
        """This process changed these things."""
        for thing in things:
            if isinstance(thing, Line):
                self._forget([kept for kept in self._kept.values() if kept.line.line_id == thing.line_id])
            elif isinstance(thing, Club | Player):
                club = thing.club_id
                self._forget([kept for kept in self._kept.values() if club in kept.line.clubs])

    def changed(self, document_id: str, version: int | None) -> None:
        """The stream tells that a club, player or line changed somewhere. Our own come back too, and are known."""
        self._changes += 1  # whatever is being read just now may be from before it
        known = self._versions.get(document_id)
        if version is None or known is None or version > known:
            self._forget_all()

    def live(self, live: bool) -> None:
        """Whether the stream is there. Whatever was kept before it (re)started may be old."""
        self._live = live
        self._forget_all()

    def unsure(self) -> None:
        """A write of this process may be done or not, or be done in a moment."""
        self._doubtful_until = asyncio.get_running_loop().time() + DOUBT_SECONDS
        self._forget_all()

    def _is_doubtful(self) -> bool:
        return asyncio.get_running_loop().time() < self._doubtful_until

    def _forget(self, gone: Sequence[Listening]) -> None:
        self._changes += 1
        for listening in gone:
            self._kept.pop(listening.line.secret_digest, None)

    def _forget_all(self) -> None:
        self._changes += 1
        self._kept.clear()
        self._versions.clear()
