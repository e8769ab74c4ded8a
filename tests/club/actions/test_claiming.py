"""The group is asked, somebody says that it was them, and nothing is booked by that."""

import asyncio
from functools import partial

import pytest

from club import notices
from club.actions import claiming, deciding
from club.actions.people import remove_player
from club.asking import Claim
from club.errors import Conflict, NotFound
from club.ids import PaymentId, payment_id
from club.notices import Topic
from club.people import Person, recognise
from club.ports import Books
from storage.store import MongoStore
from tests.builders import OLLY
from tests.club.actions.wednesday import AFTER, Wednesday

TX = payment_id("acc_olly", "tx_1")
SAM, PRIYA = Person(900_001, "Sam Carter"), Person(900_002, "Priya")
GROUP = -100


@pytest.fixture
async def waiting(club: Wednesday) -> Wednesday:
    """A payment that nobody has placed."""
    await club.player("Ashley")
    await club.arrives(reference="football")
    return club


async def _ask(club: Wednesday) -> None:
    ask = partial(claiming.ask_group, club_id=club.club.club_id, payment_id=TX, reference="football", at=AFTER)
    await club.store.write(ask)


async def _claim(club: Wednesday, who: Person, number: int = 1, store: MongoStore | None = None) -> Claim:
    async def act(books: Books) -> Claim:
        return await claiming.claim(books, TX, number, who, chat_id=GROUP)

    return await (store or club.store).write(act)


async def _group_hears(club: Wednesday) -> list[str]:
    """The subjects of what the group is told about the payment."""
    told = await club.news(notices.group(club.club.club_id))
    return [notice.subject or "" for notice in told if notice.topic is Topic.GROUP_ASKED]


async def test_asking_twice_is_asking_once(waiting: Wednesday) -> None:
    await _ask(waiting)
    await _ask(waiting)
    assert await _group_hears(waiting) == [f"group-asked:{TX}:1"]
    (asking,) = (await waiting.store.payments.get(TX)).askings
    assert (asking.club_id, asking.reference, asking.open) == (waiting.club.club_id, "football", True)


async def test_two_who_ask_at_once_ask_once(waiting: Wednesday, rival: MongoStore) -> None:
    ask = partial(claiming.ask_group, club_id=waiting.club.club_id, payment_id=TX, reference=None, at=AFTER)
    await asyncio.gather(*(store.write(ask) for store in (waiting.store, rival, waiting.store)))
    assert len((await waiting.store.payments.get(TX)).askings) == 1


async def test_a_claim_is_no_booking_and_makes_a_player(waiting: Wednesday) -> None:
    await _ask(waiting)
    assert await _claim(waiting, SAM) is Claim.NOTED
    assert await _claim(waiting, SAM) is Claim.ALREADY
    assert await _claim(waiting, PRIYA) is Claim.NOTED
    payment = await waiting.store.payments.get(TX)
    names = await waiting.store.players.names(waiting.club.club_id)
    assert [names[player] for player in payment.claims] == ["Sam Carter", "Priya"]
    assert payment.shares == ()
    told = [notice.topic for notice in await waiting.news(notices.person(OLLY))]
    assert told == [Topic.QUESTION] * 4, "asked, the group asked, and each of two claims"


async def test_two_who_claim_at_once_both_count(waiting: Wednesday, rival: MongoStore) -> None:
    for who in (SAM, PRIYA):  # known before: transactions of two processes may block each other in the embedded engine
        await waiting.store.write(partial(recognise, club_id=waiting.club.club_id, person=who))
    await _ask(waiting)
    answers = await asyncio.gather(
        _claim(waiting, SAM), _claim(waiting, PRIYA, store=rival), _claim(waiting, SAM, store=rival)
    )
    assert sorted(answer.name for answer in answers) == ["ALREADY", "NOTED", "NOTED"]
    assert len((await waiting.store.payments.get(TX)).claims) == 2


@pytest.mark.parametrize("settle", ["assign", "ignore", "withdraw"])
async def test_once_it_is_settled_the_group_reads_so_and_claims_come_too_late(waiting: Wednesday, settle: str) -> None:
    ashley = await waiting.player("Ashley")
    await _ask(waiting)
    decide = {
        "assign": partial(deciding.assign, shares=ashley.player_id),
        "ignore": partial(deciding.ignore, always=False),
    }
    if settle == "withdraw":
        await waiting.arrives(updated_at=AFTER, taken_back=True)
    else:
        await waiting.store.write(partial(decide[settle], club_id=waiting.club.club_id, payment_id=TX, at=AFTER))
    assert await _group_hears(waiting) == [f"group-asked:{TX}:1"] * 2
    assert await _claim(waiting, SAM) is Claim.TOO_LATE
    assert await waiting.store.players.of_person(SAM.telegram_id) == [], "nobody is made a player for nothing"
    with pytest.raises(Conflict):
        await _ask(waiting)


async def test_undone_it_may_be_asked_again_by_another_message_and_claimed_anew(waiting: Wednesday) -> None:
    ashley = await waiting.player("Ashley")
    await _ask(waiting)
    await _claim(waiting, SAM)
    book = partial(deciding.assign, club_id=waiting.club.club_id, payment_id=TX, shares=ashley.player_id, at=AFTER)
    await waiting.store.write(book)
    await waiting.store.write(partial(deciding.undo, club_id=waiting.club.club_id, payment_id=TX, at=AFTER))
    assert len((await waiting.store.payments.get(TX)).claims) == 1, "what Sam said is still true"
    assert await _claim(waiting, PRIYA) is Claim.TOO_LATE, "the old message stays closed"
    await _ask(waiting)
    assert (await waiting.store.payments.get(TX)).claims == ()
    assert (await _group_hears(waiting))[-1] == f"group-asked:{TX}:2"
    assert await _claim(waiting, SAM, number=2) is Claim.NOTED


async def test_only_where_it_was_asked(waiting: Wednesday) -> None:
    """Charlie's club is none of it; nor is a button that somebody made up."""
    with pytest.raises(NotFound):
        await _claim(waiting, SAM)
    await _ask(waiting)

    async def elsewhere(books: Books) -> Claim:
        return await claiming.claim(books, TX, 1, SAM, chat_id=-200)

    with pytest.raises(NotFound):
        await waiting.store.write(elsewhere)
    for number in (0, 2, 999_999):
        with pytest.raises(NotFound):
            await _claim(waiting, SAM, number)
    ask = partial(claiming.ask_group, club_id=waiting.other.club_id, reference=None, at=AFTER)
    for payment in (TX, PaymentId("none")):
        with pytest.raises(NotFound):
            await waiting.store.write(partial(ask, payment_id=payment))
    assert await waiting.store.players.of_person(SAM.telegram_id) == []


async def test_of_what_is_forgotten_neither_words_nor_claims_are_kept(waiting: Wednesday) -> None:
    await _ask(waiting)
    await _claim(waiting, SAM)
    await waiting.store.write(partial(deciding.ignore, club_id=waiting.club.club_id, payment_id=TX, at=AFTER))
    await waiting.store.write(partial(deciding.forget, payment_id=TX))
    payment = await waiting.store.payments.get(TX)
    assert (payment.claims, [asking.reference for asking in payment.askings]) == ((), [None])


async def test_a_player_who_was_removed_is_one_again(waiting: Wednesday) -> None:
    await _ask(waiting)
    await _claim(waiting, SAM)
    (sam,) = await waiting.store.players.of_person(SAM.telegram_id)
    gone = partial(remove_player, club_id=waiting.club.club_id, player_id_=sam.player_id, at=AFTER)
    await waiting.store.write(gone)
    assert await _claim(waiting, SAM) is Claim.ALREADY
    assert (await waiting.store.players.get(sam.player_id)).active
