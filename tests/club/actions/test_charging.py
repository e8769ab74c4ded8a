"""After the game: charged once, corrected by reversals."""

import asyncio
from functools import partial

from club import notices
from club.actions.charging import mark, settle
from club.actions.fixing import call_off
from club.notices import Topic
from tests.builders import OLLY
from tests.club.actions.wednesday import AFTER, Wednesday


async def test_settled_by_everybody_at_once_it_is_charged_once(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    game = await club.game(ashley, sam)
    await asyncio.gather(*(club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER)) for _ in range(6)))
    assert (await club.owes(ashley), await club.owes(sam)) == (-500, -500)
    assert [notice.topic for notice in await club.news(notices.person(OLLY))] == [Topic.AFTER_GAME]


async def test_who_did_not_come_gets_it_back_and_pays_when_ticked_again(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    tick = partial(mark, fixture_id=game.fixture_id, player_id=ashley.player_id, at=AFTER)
    await club.store.write(partial(tick, came=False))
    assert await club.owes(ashley) == 0
    await club.store.write(partial(tick, came=True))
    assert await club.owes(ashley) == -500
    lines = await club.store.ledger.page(club.club.club_id, player_id=ashley.player_id, limit=10, cursor=None)
    assert [(line.entry.kind.value, line.balance) for line in lines.items][-1] == ("reversal", -500)
    assert len(lines.items) == 3


async def test_a_game_that_was_called_off_charges_nobody(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=game.starts_at))
    assert await club.owes(ashley) == -500
    await club.store.write(partial(call_off, fixture_id=game.fixture_id, at=game.starts_at, reason="Rain"))
    assert await club.owes(ashley) == 0
    told = [notice.topic for notice in await club.news(notices.group(club.club.club_id))]
    assert told.count(Topic.CALLED_OFF) == 1
