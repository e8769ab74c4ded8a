"""The open books: what one action reads, and notes of what it will have changed when it returns.

Reads are plain reads. What an action saves it sees itself, and nobody else does before it is committed (`writing.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from pymongo.asynchronous.database import AsyncDatabase

from club.adjustments import Adjustment
from club.clubs import Club
from club.errors import NotFound
from club.fixtures import Fixture, Status
from club.ids import AccountKey, AdjustmentId, ClubId, FixtureId, LineId, PaymentId, PlayerId, RoundId, SeriesId
from club.ledger import balance
from club.lines import Line
from club.logins import Login
from club.money import Pence
from club.notices import Notice
from club.payments import Payment
from club.players import Player
from club.ports import Thing
from club.readings import Reading
from club.reminders import Round
from club.series import Series
from storage.codec import COLLECTIONS, Document, from_document, id_of
from storage.codes import Codes
from storage.entries import entries_of_one
from storage.ledger import MongoLedger

T = TypeVar("T")
Stored = TypeVar("Stored", Club, Player, Fixture, Payment, Line, Login, Reading, Adjustment, Round, Series)


@dataclass(slots=True)
class MongoBooks:
    """One action's view of the database, and what it wants changed."""

    database: AsyncDatabase[Document]
    known_codes: Codes
    saved: dict[tuple[str, str], Thing] = field(default_factory=dict)
    carried: dict[tuple[str, str], list[Document]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    async def _find(self, cls: type[Stored], id_: str) -> Stored | None:
        name = COLLECTIONS[cls]
        if (thing := self.saved.get((name, id_))) is not None:
            assert isinstance(thing, cls)
            return thing
        document = await self.database[name].find_one({"_id": id_})
        return None if document is None else self._of(cls, document)

    def _of(self, cls: type[Stored], document: Document) -> Stored:
        """A thing that was found in a list, with the news that it carries; as this action has it, if it saved it."""
        name, id_ = COLLECTIONS[cls], document["_id"]
        if (thing := self.saved.get((name, id_))) is not None:
            assert isinstance(thing, cls)
            return thing
        self.carried[name, id_] = document.get("news", [])
        return from_document(cls, document)

    async def club(self, club_id: ClubId) -> Club:
        return _found(await self.find_club(club_id), "There is no such club.")

    async def player(self, player_id: PlayerId) -> Player:
        player = await self.find_player(player_id)
        return _found(player if player is not None and player.active else None, "There is no such player.")

    async def fixture(self, fixture_id: FixtureId) -> Fixture:
        return _found(await self.find_fixture(fixture_id), "There is no such game.")

    async def payment(self, payment_id: PaymentId) -> Payment:
        return _found(await self.find_payment(payment_id), "There is no such payment.")

    async def line(self, line_id: LineId) -> Line:
        return _found(await self._find(Line, line_id), "There is no such bank line.")

    async def round(self, round_id: RoundId) -> Round:
        return _found(await self.find_round(round_id), "That list isn't here any more. /remind makes a new one.")

    async def series(self, series_id: SeriesId) -> Series:
        return _found(await self.find_series(series_id), "There is no such weekly game.")

    async def find_club(self, club_id: ClubId) -> Club | None:
        return await self._find(Club, club_id)

    async def find_club_of_chat(self, chat_id: int) -> Club | None:
        document = await self.database["clubs"].find_one({"chat_id": chat_id})
        return None if document is None else self._of(Club, document)

    async def find_player(self, player_id: PlayerId) -> Player | None:
        return await self._find(Player, player_id)

    async def find_fixture(self, fixture_id: FixtureId) -> Fixture | None:
        return await self._find(Fixture, fixture_id)

    async def find_payment(self, payment_id: PaymentId) -> Payment | None:
        return await self._find(Payment, payment_id)

    async def find_adjustment(self, adjustment_id: AdjustmentId) -> Adjustment | None:
        return await self._find(Adjustment, adjustment_id)

    async def find_round(self, round_id: RoundId) -> Round | None:
        return await self._find(Round, round_id)

    async def find_series(self, series_id: SeriesId) -> Series | None:
        return await self._find(Series, series_id)

    async def series_of(self, club_id: ClubId) -> list[Series]:
        return [self._of(Series, doc) async for doc in self.database["series"].find({"club_id": club_id})]

    async def lines_of(self, account_id: str) -> list[Line]:
        return [self._of(Line, doc) async for doc in self.database["lines"].find({"account_id": account_id})]

    async def find_login(self, line_id: LineId) -> Login | None:
        return await self._find(Login, line_id)

    async def find_reading(self, line_id: LineId) -> Reading | None:
        return await self._find(Reading, line_id)

    async def latest_round(self, club_id: ClubId) -> Round | None:
        by_hand = {"club_id": club_id, "asked_by": {"$gt": 0}}
        document = await self.database["rounds"].find_one(by_hand, sort=[("made_at", -1), ("_id", -1)])
        return None if document is None else self._of(Round, document)

    async def players_of(self, telegram_id: int) -> list[Player]:
        cursor = self.database["players"].find({"telegram_id": telegram_id})
        return [self._of(Player, document) async for document in cursor]

    async def merged_into(self, player_id: PlayerId) -> list[Player]:
        return [self._of(Player, doc) async for doc in self.database["players"].find({"merges": player_id})]

    async def guests_of(self, host: PlayerId) -> list[Player]:
        brought = self.database["players"].find({"guest_of": host}).sort("_id", 1)
        return [self._of(Player, document) async for document in brought]

    async def payments_of(self, player_id: PlayerId) -> list[Payment]:
        return [self._of(Payment, doc) async for doc in self.database["payments"].find({"involved": player_id})]

    async def adjustments_of(self, player_id: PlayerId) -> list[Adjustment]:
        found = self.database["adjustments"].find({"involved": player_id})
        return [self._of(Adjustment, document) async for document in found]

    async def paid_from(self, keys: Sequence[AccountKey], club_ids: Sequence[ClubId]) -> list[Player]:
        wanted = {"club_id": {"$in": list(club_ids)}, "active": True, "accounts.key": {"$in": list(keys)}}
        return [self._of(Player, document) async for document in self.database["players"].find(wanted)]

    async def codes(self, club_id: ClubId) -> list[str]:
        return await self.known_codes.of(club_id)

    async def open_fixtures_with(self, player_id: PlayerId) -> list[Fixture]:
        places = ("players", "waiting", "out", "late.player_id", "held_for", "held_back")
        listed = {"$or": [{place: player_id} for place in places]}
        cursor = self.database["fixtures"].find({"status": Status.OPEN.value, **listed})
        return [self._of(Fixture, document) async for document in cursor]

    async def open_fixtures_between(self, club_id: ClubId, begins: datetime, ends: datetime) -> list[Fixture]:
        between = {"club_id": club_id, "status": Status.OPEN.value, "starts_at": {"$gte": begins, "$lt": ends}}
        return [self._of(Fixture, document) async for document in self.database["fixtures"].find(between)]

    async def played(self, club_id: ClubId, *, before: datetime, most: int) -> list[Fixture]:
        wanted = {"club_id": club_id, "starts_at": {"$lt": before}, "status": {"$ne": Status.CANCELLED.value}}
        cursor = self.database["fixtures"].find(wanted, sort=[("starts_at", -1)], limit=most)
        return [self._of(Fixture, document) async for document in cursor]

    async def became(self, club_id: ClubId) -> Mapping[PlayerId, PlayerId]:
        found = self.database["players"].find({"merges": club_id}, {"merged_into": 1})
        return {PlayerId(document["_id"]): PlayerId(document["merged_into"]) async for document in found}

    async def everybody(self, club_id: ClubId) -> list[Player]:
        return [self._of(Player, doc) async for doc in self.database["players"].find({"club_id": club_id})]

    async def balances(self, club_id: ClubId) -> Mapping[PlayerId, Pence]:
        return await MongoLedger(self.database).balances(club_id)

    async def balance(self, player_id: PlayerId) -> Pence:
        return balance(await entries_of_one(self.database, player_id))

    async def seen_since(self, club_id: ClubId, since: datetime) -> set[PlayerId]:
        games = self.database["fixtures"].find(
            {"club_id": club_id, "starts_at": {"$gte": since}}, {"players": 1, "waiting": 1}
        )
        listed = {one async for game in games for one in (*game["players"], *game["waiting"])}
        playing = {"_id": {"$in": list(listed)}, "active": True, "retired": {"$ne": True}, "guest_of": None}
        return {PlayerId(one["_id"]) async for one in self.database["players"].find(playing, {"_id": 1})}

    def save(self, thing: Thing) -> None:
        self.saved[COLLECTIONS[type(thing)], id_of(thing)] = thing

    def tell(self, *notices: Notice | None) -> None:
        self.notices.extend(notice for notice in notices if notice is not None)


def _found(thing: T | None, message: str) -> T:
    if thing is None:
        raise NotFound(message)
    return thing
