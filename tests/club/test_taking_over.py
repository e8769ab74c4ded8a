"""One account on two lines of one owner: the second takes the first one's clubs over, and what goes with them."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from club.clubs import Club
from club.ids import AccountKey, LineId
from club.lines import Line, Mode
from club.logins import State
from club.ports import Books
from club.taking_over import take_over
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY, a_club, a_line, a_login, a_reading
from tests.storage.keeping import keep

FORMER = replace(a_line(), account_id="acc_olly", mode=Mode.OAUTH, not_football=(AccountKey("shop"),))
FIRST = replace(a_club(), line_id=FORMER.line_id)
SECOND: Club = replace(a_club(-100_222, name="Friday Six"), line_id=LineId("second line"))
LINE = Line(
    line_id=LineId("second line"),
    owner=OLLY,
    mode=Mode.OAUTH,
    secret_digest="second digest",
    clubs=(SECOND.club_id,),
    account_id="acc_olly",
)


@pytest.fixture
async def store(mongo_uri: str, database_name: str) -> AsyncIterator[MongoStore]:
    async with MongoStore(mongo_uri, database_name, holder="one") as one:
        yield one


async def taken_over(store: MongoStore, line: Line = LINE) -> tuple[Line, tuple[LineId, ...]]:
    async def action(books: Books) -> tuple[Line, tuple[LineId, ...]]:
        found = await take_over(books, await books.line(line.line_id), at=NOW)
        books.save(found[0])
        return found

    return await store.write(action)


async def test_its_clubs_are_served_and_its_statement_is_read_on(store: MongoStore) -> None:
    reading = replace(a_reading(), account_id="acc_olly", starts_at=NOW)
    await keep(store, FIRST, SECOND, FORMER, LINE, a_login(), reading)
    line, former = await taken_over(store)
    assert former == (FORMER.line_id,)
    assert (line.clubs, line.not_football) == ((SECOND.club_id, FIRST.club_id), FORMER.not_football)
    assert (await store.clubs.get(FIRST.club_id)).line_id == LINE.line_id
    ours = await store.readings.find(LINE.line_id)
    assert ours is not None
    assert (ours.read_to, ours.starts_at, ours.own_accounts) == (NOW, NOW, reading.own_accounts)
    assert ours.next_at is None, "it is read at once"
    gone, login = await store.lines.get(FORMER.line_id), await store.logins.find(FORMER.line_id)
    assert (gone.mode, gone.clubs, gone.account_id, gone.owner) == (Mode.NONE, (), None, None)
    assert login is not None
    assert login.state is State.LEAVING
    assert (await taken_over(store))[1] == (), "once"


async def test_what_was_read_here_already_stays(store: MongoStore) -> None:
    ours = replace(a_reading(LINE.line_id), account_id="acc_olly", read_to=None)
    await keep(store, FIRST, SECOND, FORMER, LINE, replace(a_reading(), account_id="acc_olly"), ours)
    await taken_over(store)
    assert await store.readings.find(LINE.line_id) == replace(ours, version=1)


@pytest.mark.parametrize(
    "other",
    [
        replace(FORMER, owner=CHARLIE),
        replace(FORMER, owner=None),
        replace(FORMER, account_id="acc_joint"),
        replace(FORMER, account_id=None),
    ],
)
async def test_somebody_else_s_line_and_that_of_another_account_are_left_alone(store: MongoStore, other: Line) -> None:
    await keep(store, FIRST, SECOND, other, LINE)
    line, former = await taken_over(store)
    assert (line.clubs, former) == (LINE.clubs, ())
    assert (await store.clubs.get(FIRST.club_id)).line_id == FORMER.line_id


async def test_nobody_s_line_takes_nothing_over(store: MongoStore) -> None:
    nobody_s = replace(LINE, owner=None)
    await keep(store, FIRST, SECOND, replace(FORMER, owner=None), nobody_s)
    assert (await taken_over(store))[1] == ()
