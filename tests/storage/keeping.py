"""Things are put into a store as an action leaves them, and news is taken out as after a crash."""

from app.keys import SecretKeys
from club.notices import Notice
from club.ports import Books, Thing
from storage.store import MongoStore
from tests.builders import NOW

KEYS = SecretKeys(["k" * 40], "https://fiver.example")


async def keep(store: MongoStore, *things: Thing) -> None:
    """Save these things, together."""

    async def action(books: Books) -> None:
        for thing in things:
            books.save(thing)

    await store.write(action)


async def tell(store: MongoStore, *notices: Notice, beside: Thing | None = None) -> None:
    """Tell this news, in a document that is saved or by itself."""

    async def action(books: Books) -> None:
        if beside is not None:
            books.save(beside)
        books.tell(*notices)

    await store.write(action)


async def relayed(store: MongoStore, lane: str, *, most: int) -> list[Notice]:
    """All that waits in a lane, taken out window by window after a sweep."""
    await store._relay.sweep()
    found: list[Notice] = []
    while len(found) < most:
        await store._relay._relay_pending()
        window = await store.outbox.take(lane, NOW)
        found += window
        await store.outbox.done(window, NOW)
        if not window:
            break
    return found
