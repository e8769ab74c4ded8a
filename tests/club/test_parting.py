"""A line that serves nobody is forgotten; and so is a bank account whose owner is. Over the real store."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from club.actions.banking import share_line
from club.actions.erasing import erase
from club.actions.reading import know_accounts
from club.actions.welcome import welcome
from club.ids import AccountKey, TelegramId
from club.lines import Line, Mode
from club.logins import Login, OwnClient, State
from club.notices import Topic
from club.players import Player
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY, a_login, a_reading
from tests.club.actions.wednesday import Wednesday, begin
from tests.storage.keeping import keep, relayed

SAM = TelegramId(700_002)


@pytest.fixture
async def club(mongo_uri: str, database_name: str) -> AsyncIterator[Wednesday]:
    async with MongoStore(mongo_uri, database_name, holder="test") as store:
        yield await begin(store)


async def banked(club: Wednesday) -> Player:
    """Olly plays, and it is his login by which the club reads his account; Sam organises with him."""
    olly = await club.telegram_player("Olly", OLLY)
    stored = await club.store.clubs.get(club.club.club_id)
    line = await club.store.lines.get(club.line.line_id)
    own = OwnClient(client_id="oauth2client_ollys", sealed_secret="sealed")  # none
    login = replace(a_login(line.line_id), client=own, asked_by=OLLY, entered_by=OLLY)
    line = replace(line, mode=Mode.OAUTH, account_id="acc_olly", owner=OLLY, not_football=(AccountKey("key"),))
    await keep(club.store, replace(stored, organisers=(OLLY, SAM)), line, login, a_reading(line.line_id))
    return olly


async def erased(club: Wednesday, player: Player) -> None:
    forget = partial(erase, club_id=club.club.club_id, player_id=player.player_id, at=NOW)
    for _ in range(2):
        await club.store.write(forget)


async def login_of(club: Wednesday) -> Login:
    found = await club.store.logins.find(club.line.line_id)
    assert found is not None
    return found


async def line_of(club: Wednesday) -> Line:
    return await club.store.lines.get(club.line.line_id)


async def test_with_the_owner_their_account_goes_and_the_others_hear_of_it_once(club: Wednesday) -> None:
    olly = await banked(club)
    greet = partial(welcome, timezone="Europe/London", occasion="1", chat_id=-300, title="Sunday", added_by=OLLY)
    sunday = await club.store.write(greet)
    await club.store.write(partial(share_line, club_id=sunday.club_id, other_id=club.club.club_id, at=NOW))
    await erased(club, olly)
    for one in (club.club, sunday):
        assert (await club.store.clubs.get(one.club_id)).line_id is None
    assert (await login_of(club)).state is State.LEAVING, "the bank is told first"
    assert (await line_of(club)) == replace(club.line.forgotten(), version=(await line_of(club)).version)
    reading = await club.store.readings.find(club.line.line_id)
    assert reading is not None
    assert (reading.own_accounts, reading.account_id) == ((), None)
    told = [one for one in await relayed(club.store, f"person:{SAM}", most=99) if one.topic is Topic.BANK_CUT]
    assert [one.club_id for one in told] == [club.club.club_id]
    assert [one for one in await relayed(club.store, f"person:{OLLY}", most=99) if one.topic is Topic.BANK_CUT] == []


async def test_whoever_logged_in_counts_like_the_owner(club: Wednesday) -> None:
    await banked(club)
    sam = await club.telegram_player("Sam", SAM)
    await keep(club.store, replace(await login_of(club), entered_by=SAM))
    await erased(club, sam)
    assert (await club.store.clubs.get(club.club.club_id)).line_id is None


async def test_a_login_that_was_only_begun_comes_to_nothing_and_the_account_stays(club: Wednesday) -> None:
    await banked(club)
    sam = await club.telegram_player("Sam", SAM)
    asked = (await login_of(club)).asked("digest", until=NOW, client=None, by=SAM)
    await keep(club.store, replace(asked, pair=a_login().pair, state=State.READY))
    await erased(club, sam)
    login = await login_of(club)
    assert (login.state, login.asked_by, login.asked_digest) == (State.READY, None, None)
    assert (await club.store.clubs.get(club.club.club_id)).line_id == club.line.line_id


async def test_of_others_nothing_is_cut(club: Wednesday) -> None:
    await banked(club)
    before = await line_of(club)
    await erased(club, await club.telegram_player("Sam", SAM))
    await erased(club, await club.player("Ashley"))
    assert await line_of(club) == before
    assert (await login_of(club)).state is State.READY


async def test_an_account_elsewhere_is_another_clubs(club: Wednesday) -> None:
    """Charlie plays here and owns the account of his own club."""
    await banked(club)
    theirs = replace(club.line, line_id=a_login().line_id, owner=CHARLIE, secret_digest="theirs", version=0)
    theirs = replace(theirs, clubs=(club.other.club_id,))
    await keep(club.store, theirs, replace(await club.store.clubs.get(club.other.club_id), line_id=theirs.line_id))
    await erased(club, await club.telegram_player("Charlie", CHARLIE))
    assert (await club.store.clubs.get(club.other.club_id)).line_id == theirs.line_id


@pytest.mark.parametrize("state", [State.LEAVING, State.LOGGED_OUT])
async def test_what_the_bank_said_before_it_was_left_is_not_kept_afterwards(club: Wednesday, state: State) -> None:
    await banked(club)
    login = (await login_of(club)).leaving(at=NOW)
    await keep(club.store, login if state is State.LEAVING else login.ended())
    reading = await club.store.readings.find(club.line.line_id)
    assert reading is not None
    await keep(club.store, reading.forgotten())
    await club.store.write(partial(know_accounts, line_id=club.line.line_id, own_accounts=(AccountKey("new"),)))
    left = await club.store.readings.find(club.line.line_id)
    assert left is not None
    assert left.own_accounts == ()
