"""What every kind of news needs: the store, Telegram, the time, and names as the group uses them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from bot.pictures import Studio
from bot.sending.telegram import Telegram
from bot.texts.words import mention, short_names
from club.actions.reaching import reach
from club.clubs import Club
from club.ids import ClubId, PlayerId
from club.nights import at_night
from club.notices import Notice
from club.players import Player, Reach
from club.ports import Clock, Store

Id = TypeVar("Id", bound=str)


@dataclass(frozen=True, slots=True)
class Stage:
    """Passed to everything in this folder."""

    store: Store
    telegram: Telegram
    clock: Clock
    studio: Studio

    @property
    def now(self) -> datetime:
        return self.clock()

    def at_night(self, club: Club) -> bool:
        """Whether people sleep there: nothing makes a sound between 22:00 and 08:00."""
        return at_night(self.now, club.timezone)

    async def club_of(self, notice: Notice) -> Club:
        """The club that the news is about. Raises NotFound."""
        return await self.store.clubs.get(known(notice.club_id))

    async def heard(self, player: Player) -> None:
        """Telegram took a message for them: they pressed Start, be it before they played here, and it is known now."""
        if player.reach is Reach.UNKNOWN and player.telegram_id is not None:
            await self.store.write(partial(reach, telegram_id=player.telegram_id, to=Reach.OPEN))

    async def first_names(self, club: ClubId) -> Mapping[PlayerId, str]:
        """How the group calls its players."""
        return short_names(await self.store.players.names(club))

    async def mentions(self, club: Club, players: Sequence[PlayerId]) -> list[str]:
        """These players, each as a mention that notifies them where Telegram knows them."""
        names = await self.first_names(club.club_id)
        on_telegram = {player.player_id: player.telegram_id for player in await self.store.players.all(club.club_id)}
        return [mention(on_telegram.get(player), names.get(player, "Somebody")) for player in players]

    async def chat_of(self, notice: Notice) -> int:
        """The chat that the lane stands for. Raises NotFound for a group's lane whose club is gone."""
        kind, _, number = notice.lane.partition(":")
        return int(number) if kind == "person" else (await self.store.clubs.get(ClubId(number))).chat_id


def in_person(notice: Notice) -> bool:
    """Whether the news goes to one person, not to a group."""
    return notice.lane.startswith("person:")


def known(id_: Id | None) -> Id:
    """An id that this kind of notice always carries."""
    assert id_ is not None, "a notice without what it is about"
    return id_
