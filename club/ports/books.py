"""What an action reads and changes, whatever holds it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from club.adjustments import Adjustment
from club.clubs import Club
from club.fixtures import Fixture
from club.ids import AccountKey, AdjustmentId, ClubId, FixtureId, LineId, PaymentId, PlayerId, RoundId, SeriesId
from club.lines import Line
from club.logins import Login
from club.money import Pence
from club.notices import Notice
from club.payments import Payment
from club.players import Player
from club.readings import Reading
from club.reminders import Round
from club.series import Series

Thing = Club | Player | Fixture | Payment | Line | Login | Reading | Adjustment | Round | Series
"""What is stored as one document each, with a `version` that counts its changes; 0 was never stored."""


class StoreDown(Exception):
    """The database cannot be reached just now. Nothing was written; the same request may be made again."""


class Books(Protocol):
    """The open transaction: what an action reads and what it will have changed when it returns.

    Everything saved and told in one action is committed together or not at all. The action may be run again from the
    start when somebody else changed what it read.
    """

    async def club(self, club_id: ClubId) -> Club: ...  # raises NotFound
    async def player(self, player_id: PlayerId) -> Player: ...  # raises NotFound
    async def fixture(self, fixture_id: FixtureId) -> Fixture: ...  # raises NotFound
    async def payment(self, payment_id: PaymentId) -> Payment: ...  # raises NotFound
    async def line(self, line_id: LineId) -> Line: ...  # raises NotFound
    async def round(self, round_id: RoundId) -> Round: ...  # raises NotFound
    async def series(self, series_id: SeriesId) -> Series: ...  # raises NotFound
    async def find_club(self, club_id: ClubId) -> Club | None: ...
    async def find_club_of_chat(self, chat_id: int) -> Club | None: ...
    async def find_player(self, player_id: PlayerId) -> Player | None: ...
    async def find_fixture(self, fixture_id: FixtureId) -> Fixture | None: ...
    async def find_payment(self, payment_id: PaymentId) -> Payment | None: ...
    async def find_adjustment(self, adjustment_id: AdjustmentId) -> Adjustment | None: ...
    async def find_round(self, round_id: RoundId) -> Round | None: ...
    async def find_series(self, series_id: SeriesId) -> Series | None: ...
    async def series_of(self, club_id: ClubId) -> list[Series]: ...
    async def lines_of(self, account_id: str) -> list[Line]: ...  # on which this bank account speaks
    async def find_login(self, line_id: LineId) -> Login | None: ...
    async def find_reading(self, line_id: LineId) -> Reading | None: ...
    async def latest_round(self, club_id: ClubId) -> Round | None: ...  # of those drawn up by hand
    async def players_of(self, telegram_id: int) -> list[Player]: ...
    async def merged_into(self, player_id: PlayerId) -> list[Player]: ...
    async def guests_of(self, host: PlayerId) -> list[Player]: ...  # whom this player ever brought, by id
    async def payments_of(self, player_id: PlayerId) -> list[Payment]: ...  # that were ever booked for them
    async def adjustments_of(self, player_id: PlayerId) -> list[Adjustment]: ...
    async def paid_from(
        self, keys: Sequence[AccountKey], club_ids: Sequence[ClubId]
    ) -> list[Player]: ...  # active players of these clubs who know one of these accounts
    async def codes(self, club_id: ClubId) -> list[str]: ...
    async def open_fixtures_with(self, player_id: PlayerId) -> list[Fixture]: ...
    async def open_fixtures_between(
        self, club_id: ClubId, begins: datetime, ends: datetime
    ) -> list[Fixture]: ...  # kick off from the one to before the other
    async def played(
        self, club_id: ClubId, *, before: datetime, most: int
    ) -> list[Fixture]: ...  # kicked off before and not called off; newest first
    async def became(self, club_id: ClubId) -> Mapping[PlayerId, PlayerId]: ...  # who turned out to be whom
    async def everybody(self, club_id: ClubId) -> list[Player]: ...  # also removed ones, and who turned out another
    async def balances(self, club_id: ClubId) -> Mapping[PlayerId, Pence]: ...  # of everybody who has a line
    async def balance(self, player_id: PlayerId) -> Pence: ...
    async def seen_since(self, club_id: ClubId, since: datetime) -> set[PlayerId]: ...  # who signed up for a game since
    def save(self, thing: Thing) -> None: ...
    def tell(self, *notices: Notice | None) -> None: ...
