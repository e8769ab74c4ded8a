from dataclasses import replace
from datetime import timedelta

from storage.store import MongoStore
from tests.builders import NOW, a_line, a_reading
from tests.storage.keeping import keep


async def test_a_reading_is_found_under_its_line(mongo_uri: str, database_name: str) -> None:
    async with MongoStore(mongo_uri, database_name, holder="test") as store:
        assert await store.readings.find(a_line().line_id) is None
        await keep(store, a_reading())
        found = await store.readings.find(a_line().line_id)
        assert found is not None
        assert (found.read_to, found.own_accounts, found.version) == (a_reading().read_to, ("own",), 1)


async def test_the_one_that_was_not_read_for_the_longest_time(mongo_uri: str, database_name: str) -> None:
    async with MongoStore(mongo_uri, database_name, holder="test") as store:
        assert await store.readings.longest_unread() is None
        late = replace(a_reading(a_line("late").line_id), read_at=NOW - timedelta(days=1))
        never = replace(a_reading(a_line("never").line_id), read_at=None)
        await keep(store, a_reading(), late, never)
        assert await store.readings.longest_unread() == late.read_at
