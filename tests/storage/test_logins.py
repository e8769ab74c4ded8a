"""Logins at the bank, as they are read."""

from dataclasses import replace
from datetime import timedelta

from club.ids import LineId
from club.logins import State
from storage.store import MongoStore
from tests.builders import NOW, a_line, a_login
from tests.storage.keeping import keep

LOGIN = a_login()
SOON = NOW + timedelta(hours=6)


async def test_one_is_found_under_the_id_of_its_line(store: MongoStore) -> None:
    await keep(store, a_line(), LOGIN)
    assert await store.logins.find(LOGIN.line_id) == replace(LOGIN, version=1)
    assert await store.logins.find(LineId("none")) is None
    assert (await store.lines.get(LOGIN.line_id)).line_id == LOGIN.line_id


async def test_the_one_whose_state_the_bank_sends_back(store: MongoStore) -> None:
    asked = LOGIN.asked("digest", until=SOON, client=None)
    await keep(store, asked, a_login(LineId("other")))
    assert await store.logins.asked("digest") == replace(asked, version=1)
    assert await store.logins.asked("other digest") is None
    assert asked.pair is not None
    await keep(store, replace(asked.logged_in(asked.pair, "user_olly", at=NOW), version=1))
    assert await store.logins.asked("digest") is None


async def test_those_that_are_ready(store: MongoStore) -> None:
    await keep(store, LOGIN, a_login(LineId("ended")).ended(), a_login(LineId("waits")).unapproved())
    assert [login.line_id for login in await store.logins.ready()] == [LOGIN.line_id]


async def test_those_that_are_to_be_looked_at_the_longest_due_first(store: MongoStore) -> None:
    await keep(store, LOGIN, a_login(LineId("leaves")).leaving(at=NOW))
    assert LOGIN.pair is not None
    await keep(store, a_login(LineId("enters")).logged_in(LOGIN.pair, "user_olly", at=NOW - timedelta(minutes=1)))
    await keep(store, a_login(LineId("later")).leaving(at=SOON))
    assert [login.line_id for login in await store.logins.to_look_at(NOW)] == ["enters", "leaves"]


async def test_those_that_worked_once_are_read_also_while_they_wait_to_be_approved_again(store: MongoStore) -> None:
    waiting = a_login(LineId("waiting")).unapproved()
    fresh = replace(a_login(LineId("fresh")), state=State.AWAITING_APPROVAL, connected_at=None)
    over = a_login(LineId("over")).ended()
    await keep(store, a_login(LineId("ready")), waiting, fresh, over)
    assert [login.line_id for login in await store.logins.connected()] == ["ready", "waiting"]
