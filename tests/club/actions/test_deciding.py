"""The organiser's desk: assign, ignore, undo, cash."""

import asyncio
from dataclasses import replace
from functools import partial

import pytest

from club import notices
from club.actions import deciding
from club.actions.banking import share_line
from club.actions.charging import settle
from club.actions.people import remove_player
from club.actions.receiving import Receipt
from club.actions.welcome import welcome
from club.clubs import Club
from club.errors import Conflict, Invalid, NotFound
from club.ids import PaymentId, PlayerId, TelegramId, derived, payment_id
from club.money import Pence
from club.notices import Topic
from club.payments import State
from club.ports import Books
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY
from tests.club.actions.wednesday import AFTER, Wednesday

TX = payment_id("acc_olly", "tx_1")


async def test_an_assigned_payment_teaches_the_account_and_undo_forgets_it(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    assert await club.arrives() is Receipt.ASKED
    assign = partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=ashley.player_id, at=AFTER)
    for _ in range(2):
        await club.store.write(assign)
    assert await club.owes(ashley) == 500
    assert await club.arrives(transaction_id="tx_2", payer_names=("SOMEBODY ELSE",)) is Receipt.MATCHED

    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    assert await club.owes(ashley) == 500
    assert (await club.store.payments.get(TX)).state is State.UNMATCHED
    assert (await club.store.players.get(ashley.player_id)).accounts == ()
    assert await club.arrives(transaction_id="tx_3") is Receipt.ASKED


async def test_shares_go_to_several(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await club.arrives(amount=1000, reference="football")
    shares = {ashley.player_id: Pence(600), sam.player_id: Pence(400)}
    await club.store.write(partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=shares, at=AFTER))
    assert (await club.owes(ashley), await club.owes(sam)) == (600, 400)


async def test_another_club_can_neither_see_nor_book_it(club: Wednesday) -> None:
    ashley, stranger = await club.player("Ashley"), await club.player("Charlie", club=club.other)
    await club.arrives()
    for club_id, player in ((club.other.club_id, stranger), (club.club.club_id, stranger)):
        with pytest.raises(NotFound):
            await club.store.write(
                partial(deciding.assign, club_id=club_id, payment_id=TX, shares=player.player_id, at=AFTER)
            )
    assert await club.owes(ashley) == 0


async def test_not_football_always_is_not_asked_again_until_undone(club: Wednesday) -> None:
    await club.player("Ashley")
    await club.arrives()
    await club.store.write(partial(deciding.ignore, club_id=club.club.club_id, payment_id=TX, always=True, at=AFTER))
    assert await club.arrives(transaction_id="tx_2") is Receipt.FORGOTTEN
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    assert await club.arrives(transaction_id="tx_3") is Receipt.ASKED


async def test_how_often_an_account_was_put_aside_is_remembered_without_its_name(club: Wednesday) -> None:
    await club.player("Ashley")
    for number in (1, 2):
        await club.arrives(transaction_id=f"tx_{number}")
        put_aside = partial(
            deciding.ignore, club_id=club.club.club_id, payment_id=payment_id("acc_olly", f"tx_{number}")
        )
        for _ in range(2):
            await club.store.write(partial(put_aside, at=AFTER))
    keys = (await club.store.payments.get(TX)).account_keys
    line = await club.store.lines.get(club.line.line_id)
    assert line.put_aside == (keys[0], keys[0]), "a second tap on one payment is not a second time"
    assert line.often_put_aside(keys)
    assert line.not_football == ()
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    assert (await club.store.lines.get(club.line.line_id)).put_aside == ()


async def test_what_was_ignored_loses_its_name_and_only_that(club: Wednesday) -> None:
    await club.player("Ashley")
    await club.arrives()
    await club.store.write(partial(deciding.ignore, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    assert [payment.payment_id for payment in await club.store.payments.ignored_before(AFTER)] == [TX]
    await club.store.write(partial(deciding.forget, payment_id=TX))
    payment = await club.store.payments.get(TX)
    assert (payment.payer_name, payment.amount, payment.state) == (None, 500, State.IGNORED)
    assert await club.store.payments.ignored_before(AFTER) == []


async def test_cash_counts_once_and_can_be_undone(club: Wednesday) -> None:
    ashley, new = await club.player("Ashley"), PaymentId(derived("cash"))
    pay = partial(deciding.cash, club_id=club.club.club_id, player_id=ashley.player_id, amount=Pence(500), new_id=new)
    for _ in range(2):
        await club.store.write(partial(pay, at=AFTER))
    assert await club.owes(ashley) == 500
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=new, at=AFTER))
    assert await club.owes(ashley) == 0
    with pytest.raises(Conflict):
        await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=new, at=AFTER))


async def both_clubs(club: Wednesday) -> Club:
    """Olly runs another club on the same bank line."""
    greet = partial(welcome, timezone="Europe/London", occasion="1", chat_id=-300, title="Sunday", added_by=OLLY)
    sunday = await club.store.write(greet)
    await club.store.write(partial(share_line, club_id=sunday.club_id, other_id=club.club.club_id, at=NOW))
    return sunday


async def test_two_who_book_it_differently_at_once_book_it_once(club: Wednesday, rival: MongoStore) -> None:
    players = [await club.player(name) for name in ("Ashley", "Sam", "Priya", "Kwame")]
    await club.arrives(reference="football")
    book = partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, at=AFTER)
    answers = await asyncio.gather(
        *(
            one.write(partial(book, shares=player.player_id))
            for one, player in zip((club.store, rival) * 2, players, strict=True)
        ),
        return_exceptions=True,
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "Conflict", "Conflict", "Payment"]
    assert sorted([await club.owes(player) for player in players]) == [0, 0, 0, 500]
    told = await club.news(notices.group(club.club.club_id))
    assert [notice.topic for notice in told].count(Topic.PAID) == 1


async def test_two_who_undo_it_at_once_undo_it_once(club: Wednesday, rival: MongoStore) -> None:
    ashley = await club.player("Ashley", "A JONES")
    await club.arrives()
    undo = partial(deciding.undo, club_id=club.club.club_id, payment_id=TX, at=AFTER)
    answers = await asyncio.gather(
        *(one.write(undo) for one in (club.store, rival, club.store)), return_exceptions=True
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "Conflict", "Payment"]
    assert await club.owes(ashley) == 0
    told = [notice.topic for notice in await club.news(notices.group(club.club.club_id))]
    assert (told.count(Topic.PAID), told.count(Topic.TAKEN_BACK)) == (1, 1)
    assert [notice.topic for notice in await club.news(notices.person(OLLY))] == [Topic.QUESTION]


async def test_what_was_booked_in_the_wrong_club_is_open_to_both_again(club: Wednesday) -> None:
    sunday = await both_clubs(club)
    ashley, sam = await club.player("Ashley", "A JONES"), await club.player("Sam", club=sunday)
    await club.arrives()
    assert (await club.store.payments.get(TX)).clubs == (club.club.club_id,)
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    open_ones = await club.store.payments.unmatched([sunday.club_id])
    assert [payment.payment_id for payment in open_ones] == [TX]
    book = partial(deciding.assign, club_id=sunday.club_id, payment_id=TX, shares=sam.player_id, at=AFTER)
    await club.store.write(book)
    assert (await club.owes(ashley), await club.owes(sam)) == (0, 500)


async def test_shares_must_add_up_and_be_of_players_who_are_there(club: Wednesday) -> None:
    ashley, gone = await club.player("Ashley"), await club.player("Gone")
    await club.store.write(partial(remove_player, club_id=club.club.club_id, player_id_=gone.player_id, at=AFTER))
    await club.arrives(reference="football")
    for shares, error in (
        ({}, Invalid),
        ({ashley.player_id: Pence(499)}, Invalid),
        ({ashley.player_id: Pence(0)}, Invalid),
        (gone.player_id, NotFound),
        (PlayerId("nobody"), NotFound),
    ):
        book = partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=shares, at=AFTER)
        with pytest.raises(error):
            await club.store.write(book)
    assert await club.owes(ashley) == 0


async def test_each_who_got_a_share_is_confirmed_and_taught_that_the_account_is_shared(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await club.arrives(amount=1000, reference="football")
    shares = {ashley.player_id: Pence(600), sam.player_id: Pence(400)}
    await club.store.write(partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=shares, at=AFTER))
    told = await club.news(notices.group(club.club.club_id))
    paid = {notice.player_id for notice in told if notice.topic is Topic.PAID}
    assert paid == {ashley.player_id, sam.player_id}
    for player, other in ((ashley, sam), (sam, ashley)):
        (known,) = (await club.store.players.get(player.player_id)).accounts
        assert (known.shared_with, known.payment_id) == ((other.player_id,), TX)
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    for player in (ashley, sam):
        assert (await club.store.players.get(player.player_id)).accounts == ()


async def test_the_organiser_sees_what_became_of_the_question_and_no_other_lane_does(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    await club.arrives(reference="football")
    book = partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=ashley.player_id, at=AFTER)
    await club.store.write(book)
    told = await club.news(notices.person(OLLY))
    assert [notice.topic for notice in told] == [Topic.QUESTION, Topic.QUESTION]
    assert len({notice.subject for notice in told}) == 1
    assert await club.news(notices.person(CHARLIE)) == []


@pytest.mark.parametrize("shared", [False, True])
async def test_an_account_that_was_never_football_and_is_booked_after_all_is_heard_again(
    club: Wednesday, *, shared: bool
) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await club.arrives(amount=1000, reference="football")
    ignore = partial(deciding.ignore, club_id=club.club.club_id, payment_id=TX, always=True, at=AFTER)
    await club.store.write(ignore)
    version = (await club.store.lines.get(club.line.line_id)).version
    await club.store.write(ignore)
    assert (await club.store.lines.get(club.line.line_id)).version == version
    parts = {ashley.player_id: Pence(500), sam.player_id: Pence(500)} if shared else ashley.player_id
    await club.store.write(partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=parts, at=AFTER))
    assert (await club.store.lines.get(club.line.line_id)).not_football == ()
    again = await club.arrives(amount=1000, transaction_id="tx_2", reference="football")
    assert again is (Receipt.ASKED if shared else Receipt.MATCHED)


async def test_what_is_booked_cannot_be_ignored(club: Wednesday) -> None:
    await club.player("Ashley", "A JONES")
    await club.arrives()
    with pytest.raises(Conflict):
        await club.store.write(
            partial(deciding.ignore, club_id=club.club.club_id, payment_id=TX, always=True, at=AFTER)
        )
    assert (await club.store.lines.get(club.line.line_id)).not_football == ()


async def test_only_what_is_still_ignored_is_forgotten(club: Wednesday) -> None:
    """It was looked up as ignored, and undone before its turn came."""
    await club.player("Ashley")
    await club.arrives()
    await club.store.write(partial(deciding.ignore, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    await club.store.write(partial(deciding.forget, payment_id=TX))
    assert (await club.store.payments.get(TX)).payer_name == "A JONES"


@pytest.mark.parametrize("amount", [0, -5, 1_000_001])
async def test_no_such_sum_is_paid_in_cash(club: Wednesday, amount: int) -> None:
    ashley = await club.player("Ashley")
    with pytest.raises(Invalid):
        await club.store.write(
            partial(
                deciding.cash,
                club_id=club.club.club_id,
                player_id=ashley.player_id,
                amount=Pence(amount),
                new_id=PaymentId("cash"),
                at=AFTER,
            )
        )


async def test_cash_is_paid_to_the_players_own_club(club: Wednesday) -> None:
    ashley, charlie = await club.player("Ashley"), await club.player("Charlie", club=club.other)
    pay = partial(deciding.cash, amount=Pence(500), at=AFTER)
    with pytest.raises(NotFound):
        await club.store.write(
            partial(pay, club_id=club.club.club_id, player_id=charlie.player_id, new_id=PaymentId("a"))
        )
    await club.store.write(partial(pay, club_id=club.club.club_id, player_id=ashley.player_id, new_id=PaymentId("b")))
    with pytest.raises(NotFound):
        await club.store.write(
            partial(pay, club_id=club.other.club_id, player_id=charlie.player_id, new_id=PaymentId("b"))
        )
    assert (await club.owes(ashley), await club.owes(charlie)) == (500, 0)


async def test_cash_paid_at_once_in_two_processes_under_one_id_is_paid_once(club: Wednesday, rival: MongoStore) -> None:
    ashley = await club.player("Ashley")
    pay = partial(
        deciding.cash,
        club_id=club.club.club_id,
        player_id=ashley.player_id,
        amount=Pence(500),
        new_id=PaymentId("cash"),
        at=AFTER,
    )
    await asyncio.gather(*(one.write(pay) for one in (club.store, rival, club.store, rival)))
    assert await club.owes(ashley) == 500


@pytest.mark.parametrize("act", ["ignore", "undo"])
async def test_another_clubs_payment_is_not_there(club: Wednesday, act: str) -> None:
    await club.player("Ashley", "A JONES")
    await club.arrives()
    action = {"ignore": deciding.ignore, "undo": deciding.undo}[act]
    for where, which in ((club.other.club_id, TX), (club.club.club_id, PaymentId("none"))):
        with pytest.raises(NotFound):
            await club.store.write(partial(action, club_id=where, payment_id=which, at=AFTER))


async def test_a_reminder_in_somebody_s_chat_keeps_up_with_what_they_pay(club: Wednesday) -> None:
    ashley = await club.player("Ashley")

    async def remind(books: Books) -> None:
        reminded = replace(await books.player(ashley.player_id), telegram_id=TelegramId(901), reminded_at=AFTER)
        books.save(reminded)

    await club.store.write(remind)
    paid = partial(deciding.cash, club_id=club.club.club_id, player_id=ashley.player_id, amount=Pence(500), at=AFTER)
    cash_id = PaymentId(derived("cash"))
    for _ in range(2):
        await club.store.write(partial(paid, new_id=cash_id))
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=cash_id, at=AFTER))
    await club.arrives()
    assign = partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=ashley.player_id, at=AFTER)
    await club.store.write(assign)
    follow = [one for one in await club.news(notices.person(901)) if one.topic is Topic.REMINDER_FOLLOWS]
    assert len(follow) == len({one.key for one in follow}) == 3, "cash, cash taken back, a transfer"
    assert {one.subject for one in follow} == {f"reminder:{ashley.player_id}"}


async def test_two_organisers_who_book_all_that_is_owed_in_cash_book_it_once(
    club: Wednesday, rival: MongoStore
) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    paid = partial(deciding.cash_owed, club_id=club.club.club_id, player_id=ashley.player_id, at=AFTER)
    paid = partial(paid, amount=Pence(500))
    ids = [PaymentId(derived("cash", number)) for number in range(2)]
    taps = (store.write(partial(paid, new_id=one)) for store, one in zip((club.store, rival), ids, strict=True))
    answers = await asyncio.gather(*taps, return_exceptions=True)
    assert [type(answer) for answer in answers if isinstance(answer, Exception)] == [Conflict]
    assert await club.owes(ashley) == 0
    (booked,) = await club.store.payments.booked_for(ashley.player_id)
    assert await club.store.write(partial(paid, new_id=booked.payment_id)) == booked, "twice is once"


async def test_another_sum_than_is_owed_is_refused(club: Wednesday) -> None:
    ashley, stranger = await club.player("Ashley"), await club.player("Charlie", club=club.other)
    paid = partial(deciding.cash_owed, club_id=club.club.club_id, new_id=PaymentId(derived("cash")), at=AFTER)
    for player, amount in ((ashley, 500), (stranger, 500)):
        with pytest.raises(Conflict, match="another sum"):
            await club.store.write(partial(paid, player_id=player.player_id, amount=Pence(amount)))
        assert await club.owes(player) == 0
