"""One renews a login, the others don't; and whoever owns it hears once that it is over."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from club.actions.renewing import keep_renewed, lose, release, take_lease
from club.ids import LineId
from club.logins import LEASE, Login, Pair, State, Why
from club.notices import Topic, group, person
from club.ports import Books
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY, a_login
from tests.club.actions.wednesday import Wednesday
from tests.storage.keeping import keep

SOON = NOW + timedelta(hours=6)
NEW = Pair(access="sealed new access", refresh="sealed new refresh", expires_at=SOON + timedelta(hours=6))


@pytest.fixture
async def login(club: Wednesday) -> Login:
    """The login of Olly's line."""
    await keep(club.store, a_login(club.line.line_id))
    return await stored(club.store, club.line.line_id)


async def stored(store: MongoStore, line_id: LineId) -> Login:
    found = await store.logins.find(line_id)
    assert found is not None
    return found


def take(
    login: Login, holder: str, *, at: datetime = SOON, refused: int | None = None
) -> Callable[[Books], Awaitable[Login | None]]:
    return partial(take_lease, line_id=login.line_id, refused=refused, holder=holder, at=at)


async def test_of_three_in_two_processes_one_renews(store: MongoStore, rival: MongoStore, login: Login) -> None:
    takes = [one.write(take(login, name)) for one, name in ((store, "one"), (rival, "two"), (store, "three"))]
    taken = [found for found in await asyncio.gather(*takes) if found is not None]
    assert len(taken) == 1
    assert (await stored(rival, login.line_id)) == replace(taken[0], version=login.version + 1)


async def test_nothing_to_renew(store: MongoStore, login: Login) -> None:
    assert await store.write(take(login, "one", at=NOW)) is None
    assert await store.write(take(a_login(LineId("none")), "one")) is None
    await keep(store, login.ended())
    assert await store.write(take(login, "one")) is None


async def test_what_the_bank_refuses_is_renewed_early(store: MongoStore, login: Login) -> None:
    assert await store.write(take(login, "one", at=NOW, refused=login.pairs - 1)) is None, "that was another pair"
    assert await store.write(take(login, "one", at=NOW, refused=login.pairs)) is not None


async def test_who_died_is_waited_for_and_no_longer(store: MongoStore, login: Login) -> None:
    assert await store.write(take(login, "dead")) is not None
    assert await store.write(take(login, "two", at=SOON + LEASE / 2)) is None
    assert await store.write(take(login, "two", at=SOON + LEASE)) is not None
    await store.write(partial(release, line_id=login.line_id, holder="dead"))
    assert await store.write(take(login, "three", at=SOON + LEASE)) is None, "it was not theirs to give back"
    await store.write(partial(release, line_id=login.line_id, holder="two"))
    assert await store.write(take(login, "three", at=SOON + LEASE)) is not None


async def test_while_the_bank_cannot_renew_it_nobody_tries(store: MongoStore, login: Login) -> None:
    await store.write(take(login, "one"))
    until = SOON + timedelta(minutes=10)
    await store.write(partial(release, line_id=login.line_id, holder="one", rests_until=until))
    await store.write(partial(release, line_id=LineId("none"), holder="one"))
    assert await store.write(take(login, "two", at=until - timedelta(seconds=1))) is None
    assert await store.write(take(login, "two", at=until)) is not None


async def test_a_new_pair_is_kept_once_and_only_in_the_place_of_its_own(store: MongoStore, login: Login) -> None:
    keeping = partial(keep_renewed, line_id=login.line_id, pair=NEW, client=None, at=SOON)
    await store.write(take(login, "one"))
    first = await store.write(partial(keeping, number=login.pairs))
    assert first is not None
    assert await store.write(partial(keeping, number=login.pairs)) == replace(first, version=first.version + 1)
    now = await stored(store, login.line_id)
    assert (now.pair, now.pairs, now.lease_until) == (NEW, login.pairs + 1, None)
    late = replace(NEW, access="sealed late access")
    assert await store.write(partial(keeping, pair=late, number=login.pairs)) is None
    assert await store.write(partial(keeping, line_id=LineId("none"), number=1)) is None


async def test_the_owner_hears_once_that_it_is_over_and_nobody_else_does(club: Wednesday, login: Login) -> None:
    losing = partial(lose, line_id=login.line_id, why=Why.REFUSED, number=login.pairs)
    assert sorted(await asyncio.gather(*(club.store.write(losing) for _ in range(3)))) == [False, False, True]
    assert (await stored(club.store, login.line_id)).state is State.LOGGED_OUT
    told = [notice for notice in await club.news(person(OLLY)) if notice.topic is Topic.BANK_LOGIN]
    assert [notice.line_id for notice in told] == [login.line_id]
    assert await club.news(person(CHARLIE)) == []
    assert Topic.BANK_LOGIN not in {notice.topic for notice in await club.news(group(club.club.club_id))}


async def test_a_pair_that_was_replaced_cannot_be_lost(store: MongoStore, login: Login) -> None:
    assert not await store.write(partial(lose, line_id=login.line_id, why=Why.REFUSED, number=login.pairs - 1))
    assert not await store.write(partial(lose, line_id=LineId("none"), why=Why.REFUSED, number=1))
    assert await stored(store, login.line_id) == login
