"""The bank line: opened once, shared by the clubs of one organiser, cut without losing anything."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest

from club.actions.banking import cut_line, label_payments, open_line, share_line
from club.actions.people import add_player
from club.actions.receiving import Receipt
from club.actions.welcome import welcome
from club.clubs import Club
from club.errors import Conflict, NotFound
from club.ids import LineId, PlayerId
from club.lines import Mode
from club.logins import State, Why
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY, a_login
from tests.club.actions.wednesday import Wednesday
from tests.storage.keeping import keep


async def another_of_ollys(club: Wednesday) -> Club:
    greet = partial(welcome, timezone="Europe/London", occasion="1")
    return await club.store.write(partial(greet, chat_id=-300, title="Sunday", added_by=OLLY))


async def test_a_club_that_has_a_line_keeps_its_address(club: Wednesday) -> None:
    again = await club.store.write(
        partial(open_line, club_id=club.club.club_id, new_id=LineId("another"), digest="another", owner=CHARLIE)
    )
    assert again == await club.store.lines.get(club.line.line_id)
    assert await club.store.lines.listen("another") is None


async def test_two_who_open_it_at_once_open_one(club: Wednesday, rival: MongoStore) -> None:
    lines = await asyncio.gather(
        *(
            one.write(partial(open_line, club_id=club.other.club_id, new_id=LineId(name), digest=name, owner=CHARLIE))
            for one, name in ((club.store, "one"), (rival, "two"))
        )
    )
    assert len({line.line_id for line in lines}) == 1
    assert (await club.store.clubs.get(club.other.club_id)).line_id == lines[0].line_id
    assert await club.store.database["lines"].count_documents({}) == 2


async def test_a_line_that_nobody_owns_can_be_heard(store: MongoStore) -> None:
    """A script opens it for a club that has no organiser yet."""
    greet = partial(welcome, timezone="Europe/London", occasion="1", chat_id=-7, title="New", added_by=None)
    new = await store.write(greet)
    line = await store.write(
        partial(open_line, club_id=new.club_id, new_id=LineId("ownerless"), digest="digest", owner=None)
    )
    assert line.owner is None
    listening = await store.lines.listen("digest")
    assert listening is not None
    assert listening.line.owner is None


async def test_without_a_name_the_first_organiser_owns_it(club: Wednesday) -> None:
    line = await club.store.write(
        partial(open_line, club_id=club.other.club_id, new_id=LineId("theirs"), digest="theirs", owner=None)
    )
    assert line.owner == CHARLIE


async def test_one_account_serves_two_clubs_and_finds_players_of_both(club: Wednesday) -> None:
    sunday = await another_of_ollys(club)
    await club.store.write(
        partial(
            add_player, club_id=sunday.club_id, new_id=PlayerId("sam"), name="Sam", accepted_bank_names=("S SMITH",)
        )
    )
    share = partial(share_line, club_id=sunday.club_id, other_id=club.club.club_id, at=NOW)
    line = await club.store.write(share)
    assert await club.store.write(share) == replace(line, version=line.version + 1)
    assert line.clubs == (club.club.club_id, sunday.club_id)
    assert await club.arrives(payer_names=("S SMITH",)) is Receipt.MATCHED
    assert await club.store.ledger.balance(PlayerId("sam")) == 500


async def test_a_line_is_not_shared_with_strangers_nor_before_there_is_one(club: Wednesday) -> None:
    with pytest.raises(NotFound):
        await club.store.write(partial(share_line, club_id=club.other.club_id, other_id=club.club.club_id, at=NOW))
    sunday = await another_of_ollys(club)
    with pytest.raises(Conflict):
        await club.store.write(partial(share_line, club_id=club.club.club_id, other_id=sunday.club_id, at=NOW))
    with pytest.raises(Conflict):
        await club.store.write(partial(share_line, club_id=sunday.club_id, other_id=sunday.club_id, at=NOW))


async def test_who_joins_another_line_leaves_the_former_one(club: Wednesday) -> None:
    sunday = await another_of_ollys(club)
    former = await club.store.write(
        partial(open_line, club_id=sunday.club_id, new_id=LineId("former"), digest="former", owner=OLLY)
    )
    await club.store.write(partial(share_line, club_id=sunday.club_id, other_id=club.club.club_id, at=NOW))
    assert (await club.store.lines.get(former.line_id)).mode is Mode.NONE
    assert await club.store.lines.listen("former") is None


async def test_a_line_that_is_cut_is_no_address_any_more_and_what_was_booked_stays(club: Wednesday) -> None:
    ashley = await club.player("Ashley", "A JONES")
    await club.arrives()
    cut = partial(cut_line, club_id=club.club.club_id, at=NOW)
    for _ in range(2):
        await club.store.write(cut)
    assert await club.store.lines.listen(club.line.secret_digest) is None
    assert (await club.store.clubs.get(club.club.club_id)).line_id is None
    assert await club.owes(ashley) == 500


async def test_one_club_leaves_a_shared_line_and_the_other_goes_on(club: Wednesday) -> None:
    sunday = await another_of_ollys(club)
    await club.store.write(partial(share_line, club_id=sunday.club_id, other_id=club.club.club_id, at=NOW))
    await club.store.write(partial(cut_line, club_id=club.club.club_id, at=NOW))
    listening = await club.store.lines.listen(club.line.secret_digest)
    assert listening is not None
    assert [one.club_id for one in listening.roster.clubs] == [sunday.club_id]


async def test_with_the_last_club_of_a_line_its_login_ends(club: Wednesday) -> None:
    sunday = await another_of_ollys(club)
    await club.store.write(partial(share_line, club_id=sunday.club_id, other_id=club.club.club_id, at=NOW))
    await keep(club.store, a_login(club.line.line_id))
    await club.store.write(partial(cut_line, club_id=sunday.club_id, at=NOW))
    login = await club.store.logins.find(club.line.line_id)
    assert login is not None
    assert login.state is State.READY
    await club.store.write(partial(cut_line, club_id=club.club.club_id, at=NOW))
    assert [one.line_id for one in await club.store.logins.to_look_at(NOW)] == [club.line.line_id]
    leaving = await club.store.logins.find(club.line.line_id)
    assert leaving is not None
    assert (leaving.state, leaving.pair) == (State.LEAVING, login.pair)


async def test_a_login_that_nobody_made_yet_ends_at_once(club: Wednesday) -> None:
    asked = replace(a_login(club.line.line_id), pair=None).asked("digest", until=NOW, client=None)
    await keep(club.store, asked)
    await club.store.write(partial(cut_line, club_id=club.club.club_id, at=NOW))
    assert await club.store.logins.asked("digest") is None
    login = await club.store.logins.find(club.line.line_id)
    assert login is not None
    assert (login.state, login.why) == (State.LOGGED_OUT, Why.ENDED)


async def test_payments_are_labelled_only_by_a_login_and_until_the_line_is_cut(club: Wednesday) -> None:
    switch = partial(label_payments, club_id=club.club.club_id)
    with pytest.raises(Conflict):
        await club.store.write(partial(switch, on=True))
    await keep(club.store, a_login(club.line.line_id))
    for _ in range(2):
        await club.store.write(partial(switch, on=True))
    before = await club.store.clubs.get(club.club.club_id)
    assert before.labels_payments
    await club.store.write(partial(cut_line, club_id=club.club.club_id, at=NOW))
    assert not (await club.store.clubs.get(club.club.club_id)).labels_payments
