"""Where our messages are, and whose token it is."""

from club.ports import Post
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY


async def test_the_place_of_a_message_is_the_last_that_was_kept(store: MongoStore) -> None:
    assert await store.posts.of("card:x") is None
    await store.posts.keep("card:x", Post(-100, 5))
    await store.posts.keep("card:x", Post(-100, 6))
    await store.posts.keep("card:y", Post(-200, 7))
    assert await store.posts.of("card:x") == Post(-100, 6)


async def test_one_message_may_be_about_several_things(store: MongoStore) -> None:
    await store.posts.keep("paid:b", Post(-100, 5))
    await store.posts.keep_all(["paid:a", "paid:b", "paid:c"], Post(-100, 6))
    posts = await store.posts.of_all(["paid:a", "paid:b", "paid:c", "paid:d"])
    assert posts == dict.fromkeys(("paid:a", "paid:b", "paid:c"), Post(-100, 6))
    assert await store.posts.of_all([]) == {}


async def test_a_person_has_one_token_and_a_new_one_replaces_it(store: MongoStore) -> None:
    await store.tokens.keep("first", OLLY, NOW)
    await store.tokens.keep("charlies", CHARLIE, NOW)
    await store.tokens.keep("second", OLLY, NOW)
    await store.tokens.keep("second", OLLY, NOW)
    assert await store.tokens.owner("first") is None
    assert await store.tokens.owner("second") == OLLY
    assert await store.tokens.owner("charlies") == CHARLIE
