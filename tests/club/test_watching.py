"""Nothing is heard though people owe: looked into, said once, and never when nobody is to blame."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from club.notices import Checked, Topic
from club.watching import see_to_hook, watch
from rehearsal.monzo.faults import ShowPage
from tests.bankside import ASHLEY, LINE_ID, SECRET, Bankside, bankside
from tests.builders import NOW, OLLY, a_fixture
from tests.storage.keeping import keep
from tests.webhook.house import KEYS


@pytest.fixture
async def side(mongo_uri: str, database_name: str) -> AsyncIterator[Bankside]:
    """Ashley owes £5.00 since an hour before Olly logged in, and nothing has been heard for five days."""
    async with bankside(mongo_uri, database_name) as one:
        game = a_fixture(starts_at=NOW - timedelta(hours=3), players=(ASHLEY.player_id,))
        await keep(one.store, game.settle(at=NOW)[0])
        one.later(days=5)
        await one.monzo.unregister(one.monzo.webhooks[0].id)
        yield one


async def watched(side: Bankside) -> list[str]:
    await watch(side.here.teller, LINE_ID)
    return [notice.detail for notice in await side.told(Topic.BANK_SILENT)]


async def test_the_owner_hears_once_and_of_what_was_put_right(side: Bankside) -> None:
    (told,) = await watched(side)
    assert told.split()[1:] == [Checked.HOOK_RENEWED]
    address = KEYS.webhook_url(await side.store.lines.get(LINE_ID))
    assert address is not None
    assert address.endswith(SECRET)
    assert [hook.url for hook in side.monzo.webhooks] == [address]
    looked = side.asked("/webhooks")
    side.later(days=9)
    assert (await watched(side), side.asked("/webhooks")) == ([], looked)


async def test_of_hooks_of_ours_one_is_kept_and_other_people_s_are_left_alone(side: Bankside) -> None:
    address = KEYS.webhook_url(await side.store.lines.get(LINE_ID))
    assert address is not None
    elsewhere = ["https://elsewhere.example/hook"] * 2
    for url in (*elsewhere, address, address):
        await side.monzo.register(url)
    (told,) = await watched(side)
    assert told.split()[1:] == [Checked.HOOK_THERE]
    assert [hook.url for hook in side.monzo.webhooks] == [*elsewhere, address]


async def test_a_hook_that_was_lost_is_made_again_within_a_day_though_the_account_is_alive(side: Bankside) -> None:
    await side.catch_up()
    (first,) = side.monzo.webhooks
    assert (await side.login()).hook_id == first.id, "it is noted, for when they disconnect"
    await side.monzo.unregister(first.id)
    side.monzo.post.lost = 1.0
    looked = side.asked("/webhooks")
    for _ in range(8):
        assert side.asked("/webhooks") == looked
        await side.pays()
        side.later(hours=3)
        await side.catch_up()
    assert [hook.url for hook in side.monzo.webhooks] == [first.url]


async def test_a_server_that_moved_has_its_new_address_registered_when_it_starts(side: Bankside) -> None:
    await side.catch_up()
    await side.monzo.register("https://elsewhere.example/hook")
    moved = await side.another()
    moved.banking.teller = replace(moved.teller, keys=replace(KEYS, address="https://moved.example"))
    side.later(minutes=5)
    await moved.banking.read_due()
    assert [hook.url for hook in side.monzo.webhooks] == [
        "https://elsewhere.example/hook",
        f"https://moved.example/monzo/{SECRET}",
    ]


async def test_a_hook_that_cannot_be_looked_for_is_looked_for_the_next_time(side: Bankside) -> None:
    broken = side.monzo.faults.plan(ShowPage(), path="/webhooks", times=None)
    assert await see_to_hook(side.here.teller, LINE_ID) is None
    side.monzo.faults.lift(broken)
    assert await see_to_hook(side.here.teller, LINE_ID) is Checked.HOOK_RENEWED
    assert await see_to_hook(side.here.teller, LINE_ID) is None


async def test_after_a_later_sign_of_life_silence_is_told_again(side: Bankside) -> None:
    assert len(await watched(side)) == 1
    await side.store.lines.seen(LINE_ID, side.bank.clock.now)
    await side.store.soon.flush()
    side.later(days=3)
    assert await watched(side) == []
    side.later(days=2)
    assert len(await watched(side)) == 1


async def test_nobody_who_owes_is_nothing_to_tell(side: Bankside) -> None:
    await side.pays()
    side.monzo.post.lost = 1.0
    await side.catch_up()
    side.later(days=5)
    assert (await side.balance(), await watched(side)) == (0, [])


async def test_who_owes_since_yesterday_is_nothing_to_tell(mongo_uri: str, database_name: str) -> None:
    async with bankside(mongo_uri, database_name) as side:
        side.later(days=5)
        game = a_fixture(starts_at=side.bank.clock.now - timedelta(days=3), players=(ASHLEY.player_id,))
        await keep(side.store, game.settle(at=side.bank.clock.now)[0])
        assert await watched(side) == []
        side.later(days=2)
        assert len(await watched(side)) == 1


async def test_at_night_it_waits(side: Bankside) -> None:
    side.later(hours=11)
    assert await watched(side) == []
    side.later(hours=10)
    assert len(await watched(side)) == 1


async def test_where_the_bank_cannot_reach_us_no_hook_is_looked_for(side: Bankside) -> None:
    side.here.banking.teller = replace(side.here.teller, public=False)
    (told,) = await watched(side)
    assert told.split()[1:] == [Checked.NO_ADDRESS]
    assert side.monzo.webhooks == []


async def test_a_bank_that_does_not_answer_is_another_story(side: Bankside) -> None:
    side.monzo.faults.down = True
    assert await watched(side) == []
    side.monzo.faults.down = False
    side.later(minutes=1)
    assert len(await watched(side)) == 1


async def test_after_each_reading_it_is_looked_into(side: Bankside) -> None:
    await side.catch_up()
    assert len(await side.told(Topic.BANK_SILENT, f"person:{OLLY}")) == 1
