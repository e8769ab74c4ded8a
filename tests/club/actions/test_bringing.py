"""Guests are brought, paid for, taken off, and known again the next week."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from club.actions.attending import attend
from club.actions.bringing import Brought, Payer, bring, send_home, who_pays
from club.actions.charging import mark, settle
from club.actions.merging import make_one
from club.actions.people import make_player
from club.actions.receiving import Receipt
from club.actions.reminding import remind_after
from club.actions.settings import Preferences, prefer
from club.actions.signing_up import join, leave
from club.errors import Conflict, Invalid, NotFound
from club.fixtures import AlreadyIn, Closed, Due, Fixture, Joined, Left, NotIn, Offer, Step, Waitlisted
from club.ids import FixtureId, PlayerId, derived
from club.money import Pence
from club.notices import Topic
from club.people import Person
from club.players import Player
from club.ports import Books
from club.reckoning import debts
from club.reminders import due_after, round_after
from tests.builders import NOW
from tests.club.actions.wednesday import AFTER, Wednesday


async def brings(
    club: Wednesday,
    game: Fixture,
    host: Player | Person,
    name: str = "Mike",
    *,
    ask: str = "",
    pays: Payer | None = None,
) -> Brought:
    """The host, or the organiser for them, brings somebody; `ask` tells one request from another."""
    act = partial(
        bring,
        fixture_id=game.fixture_id,
        host=host.player_id if isinstance(host, Player) else host,
        name=name,
        new_id=PlayerId(derived("ask", ask or name)),
        at=NOW,
        pays=pays,
    )
    return await club.store.write(act)


async def pitch_is_due(books: Books, fixture_id: FixtureId) -> None:
    """Since an hour ago it can't be called off for free any more."""
    books.save(replace(await books.fixture(fixture_id), cancel_by=NOW - timedelta(hours=1)))


async def habits(club: Wednesday, **wanted: bool | int) -> None:
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=Preferences(habits=wanted)))


@pytest.fixture
async def ashley(club: Wednesday) -> Player:
    return await club.telegram_player("Ashley Jones", 41)


async def test_the_host_pays_for_two_places_of_one_game(club: Wednesday, ashley: Player) -> None:
    game = await club.game(ashley)
    mike = await brings(club, game, Person(41, "Ashley"))
    assert (mike.outcome, mike.host.player_id, mike.pays) == (Joined(10), ashley.player_id, Payer.HOST)
    assert (mike.guest.name, mike.guest.guest_of, mike.guest.telegram_id) == ("Mike", ashley.player_id, None)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    assert (await club.owes(ashley), await club.owes(mike.guest)) == (-1000, 0)
    (debt,) = await debts(club.store, club.club.club_id)
    assert (debt.player.player_id, debt.amount, debt.games) == (ashley.player_id, 1000, 1)
    played = await club.store.fixtures.get(game.fixture_id)
    assert await club.store.ledger.paid_for(played) == 0
    await club.arrives(reference=ashley.reference_code, amount=Pence(1000))
    assert await club.store.ledger.paid_for(played) == 2, "the guest's place is paid, too"


async def test_a_host_who_did_not_come_is_reminded_of_the_guest_who_did(club: Wednesday, ashley: Player) -> None:
    reminding = Preferences(remind_automatically=True)
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=reminding))
    game = await club.game(ashley)
    await brings(club, game, Person(41, "Ashley"))
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    absent = partial(mark, fixture_id=game.fixture_id, player_id=ashley.player_id, came=False, at=AFTER)
    due = due_after(await club.store.write(absent), "Europe/London")
    await club.store.write(partial(remind_after, fixture_id=game.fixture_id, at=due))
    assert (await club.store.rounds.get(round_after(game.fixture_id))).told == (ashley.player_id,)


async def test_the_same_name_is_the_same_guest_another_week(club: Wednesday, ashley: Player) -> None:
    sam = await club.player("Sam")
    first, second = await club.game(ashley), await club.game(ashley, sam, name="next week")
    jose = await brings(club, first, ashley, "José")
    again = await brings(club, second, ashley, "  jose ")
    assert again.guest.player_id == jose.guest.player_id
    assert (await brings(club, second, ashley, "JOSE", ask="once more")).outcome == AlreadyIn()
    zeds = await asyncio.gather(*(brings(club, game, ashley, "Zed", ask=game.fixture_id) for game in (first, second)))
    assert len({zed.guest.player_id for zed in zeds}) == 1, "brought to two games at once"
    others = await brings(club, second, sam, "José", ask="Sam's")
    assert others.guest.player_id != jose.guest.player_id, "Sam's José is somebody else"


async def test_a_request_that_arrives_twice_brings_one(club: Wednesday, ashley: Player) -> None:
    game, later = await club.game(ashley), await club.game(ashley, name="later")
    one = await brings(club, game, ashley, "", ask="1")
    assert one.guest.name == "Ashley's guest"
    assert (await brings(club, game, ashley, "", ask="1")).outcome == AlreadyIn()
    two = await brings(club, game, ashley, "", ask="2")
    assert two.guest.name == "Ashley's 2nd guest"
    same = await brings(club, later, ashley, "", ask="3")
    assert same.guest.player_id == one.guest.player_id, "nobody in particular is the same nobody the week after"
    assert (await brings(club, later, ashley, "", ask="3")).guest.player_id == one.guest.player_id
    assert len((await club.store.fixtures.get(later.fixture_id)).players) == 2


async def test_a_guest_who_waited_for_nobody_but_the_host_is_in_with_them(club: Wednesday, ashley: Player) -> None:
    sam, tom = await club.player("Sam"), await club.player("Tom")
    game = await club.game(sam, tom, ashley, maximum=2)
    mike, zed = [(await brings(club, game, ashley, name)).guest.player_id for name in ("Mike", "Zed")]
    for player in (sam, tom):
        await club.store.write(partial(leave, fixture_id=game.fixture_id, who=player.player_id, at=NOW))
    offered = await club.store.fixtures.get(game.fixture_id)
    assert ([offer.player_id for offer in offered.offers], offered.places_left) == ([ashley.player_id], 1)
    taken = await club.store.write(partial(join, fixture_id=game.fixture_id, who=Person(41, "Ashley"), at=NOW))
    assert (taken.fixture.players, taken.fixture.waiting) == ((ashley.player_id, mike), (zed,))
    assert taken.outcome == Joined(0), "what is left, once the guest is in"
    told = [notice.topic for notice in await club.news("person:41")]
    assert told[2:] == [Topic.OFFERED, Topic.PROMOTED, Topic.OFFER_ENDED], "both were brought for Ashley before"


async def test_only_who_is_in_brings_somebody_and_no_more_than_the_club_wants(club: Wednesday, ashley: Player) -> None:
    game = await club.game(ashley)
    await habits(club, guests=1)
    await brings(club, game, ashley)
    with pytest.raises(Conflict, match="any more guests"):
        await brings(club, game, ashley, "Zed")
    await habits(club, guests=0)
    with pytest.raises(Conflict, match="Guests can't play here"):
        await brings(club, game, ashley, "Zed")
    with pytest.raises(Conflict, match="in yourself"):
        await brings(club, game, Person(99, "Stranger"))
    theirs = await club.player("Charlie", club=club.other)
    with pytest.raises(NotFound):
        await brings(club, game, theirs)
    with pytest.raises(Invalid):
        await brings(club, game, ashley, "\u200b")
    late = partial(bring, fixture_id=game.fixture_id, host=ashley.player_id, name="Z", new_id=PlayerId("z"), at=AFTER)
    assert isinstance((await club.store.write(late)).outcome, Closed)
    assert [one.name for one in await club.store.players.all(club.club.club_id)] == ["Ashley Jones", "Mike"]


async def test_the_guest_may_pay_and_is_known_to_the_bank_from_then_on(club: Wednesday, ashley: Player) -> None:
    game = await club.game(ashley)
    mike = (await brings(club, game, ashley)).guest
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=NOW))
    assert await club.arrives(reference=mike.reference_code) is not Receipt.MATCHED, "no money is theirs"
    switch = partial(who_pays, fixture_id=game.fixture_id, guest_id=mike.player_id, at=NOW)
    own = await club.store.write(partial(switch, pays=Payer.GUEST))
    assert own.pays is Payer.GUEST
    assert (await club.owes(ashley), await club.owes(mike)) == (-500, -500)
    paid = await club.arrives(reference=mike.reference_code, transaction_id="tx_2", account="uk:200000:77")
    assert paid is Receipt.MATCHED
    assert await club.owes(mike) == 0
    back = await club.store.write(partial(switch, pays=Payer.HOST))
    assert (await club.owes(ashley), await club.owes(mike)) == (-1000, 500)
    assert not back.guest.is_paid_for, "there is money of theirs in the books"
    zed = (await brings(club, game, ashley, "Zed", pays=Payer.GUEST)).guest
    assert not zed.is_paid_for
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=NOW))
    host = await club.store.write(partial(switch, guest_id=zed.player_id, pays=Payer.HOST))
    assert host.guest.is_paid_for, "they never had anything to pay after all"
    with pytest.raises(Conflict, match="closed"):
        await club.store.write(partial(switch, pays=Payer.GUEST, at=AFTER))
    with pytest.raises(Conflict, match="aren't a guest"):
        await club.store.write(partial(switch, guest_id=ashley.player_id, pays=Payer.GUEST))


async def test_a_guest_who_does_not_come_leaves_the_place_to_the_next(club: Wednesday, ashley: Player) -> None:
    sam = await club.player("Sam")
    game = await club.game(ashley, maximum=2)
    mike = (await brings(club, game, ashley)).guest
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=sam.player_id, at=NOW))
    off = partial(send_home, fixture_id=game.fixture_id, guest_id=mike.player_id, at=NOW)
    gone = await club.store.write(off)
    assert gone.outcome == Left()
    assert gone.fixture.players == (ashley.player_id, sam.player_id)
    assert (await club.store.write(off)).outcome == NotIn()


async def test_a_place_that_the_host_gives_up_late_is_owed_for_until_somebody_takes_it(
    club: Wednesday, ashley: Player
) -> None:
    sam = await club.player("Sam")
    game = await club.game(ashley)
    mike, zed = [(await brings(club, game, ashley, name)).guest for name in ("Mike", "Zed")]
    await club.store.write(partial(pitch_is_due, fixture_id=game.fixture_id))
    off = partial(send_home, fixture_id=game.fixture_id, at=NOW)
    home = await club.store.write(partial(off, guest_id=mike.player_id, by_host=True))
    assert (home.owed, home.pays) == (Pence(500), Payer.HOST)
    assert await club.owes(ashley) == -500
    free = await club.store.write(partial(off, guest_id=zed.player_id))
    assert free.owed == 0, "the organiser did it"
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=sam.player_id, at=NOW))
    assert await club.owes(ashley) == 0
    told = [notice.player_id for notice in await club.news("person:41") if notice.topic is Topic.FILLED]
    assert told == [mike.player_id]


async def test_a_host_who_waits_has_the_guest_behind_them_and_hears_when_they_are_in(
    club: Wednesday, ashley: Player
) -> None:
    sam, priya = await club.player("Sam"), await club.player("Priya")
    game = await club.game(sam, priya, ashley, maximum=2)
    mike = await brings(club, game, Person(41, "Ashley"))
    assert mike.outcome == Waitlisted(2)
    await habits(club, offers=False)
    for player in (sam, priya):
        await club.store.write(partial(leave, fixture_id=game.fixture_id, who=player.player_id, at=NOW))
    assert (await club.store.fixtures.get(game.fixture_id)).players == (ashley.player_id, mike.guest.player_id)
    told = [notice.player_id for notice in await club.news("person:41") if notice.topic is Topic.PROMOTED]
    assert told == [ashley.player_id, mike.guest.player_id]


async def test_the_host_hears_whom_the_organiser_brings_for_them_and_that_a_guest_makes_way(
    club: Wednesday, ashley: Player
) -> None:
    sam = await club.player("Sam")
    await habits(club, guests_make_way=True)
    game = await club.game(ashley, maximum=2)
    await brings(club, game, ashley)
    mike = (await brings(club, game, ashley)).guest
    signed = await club.store.write(partial(join, fixture_id=game.fixture_id, who=sam.player_id, at=NOW))
    assert signed.outcome == Joined(0, made_way=mike.player_id)
    told = [(notice.topic, notice.player_id) for notice in await club.news("person:41")]
    assert told == [(Topic.BROUGHT, mike.player_id), (Topic.MADE_WAY, mike.player_id)]


async def test_a_guest_who_is_put_on_the_list_or_becomes_a_player_pays_like_anybody(
    club: Wednesday, ashley: Player
) -> None:
    game, alone = await club.game(ashley), await club.game(ashley, name="alone")
    mike, zed = (await brings(club, game, ashley)).guest, (await brings(club, game, ashley, "Zed")).guest
    await club.store.write(partial(join, fixture_id=alone.fixture_id, who=mike.player_id, at=NOW))
    assert not (await club.store.players.get(mike.player_id)).is_paid_for
    with pytest.raises(Conflict, match="not as a guest"):
        await brings(club, alone, ashley, ask="once more")
    for _ in range(2):
        player = await club.store.write(partial(make_player, club_id=club.club.club_id, player_id_=zed.player_id))
        assert (player.guest_of, player.is_paid_for) == (None, False)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    assert await club.owes(ashley) == -1500, "what was arranged before stays so"


async def test_a_guest_who_joins_telegram_is_made_one_with_that_player(club: Wednesday, ashley: Player) -> None:
    played, ahead = await club.game(ashley), await club.game(ashley, name="ahead")
    mike = (await brings(club, played, ashley)).guest
    await brings(club, ahead, ashley)
    await club.store.write(partial(settle, fixture_id=played.fixture_id, at=NOW))
    michael = await club.telegram_player("Michael", 77)
    one = partial(make_one, club_id=club.club.club_id, kept_id=michael.player_id, gone_id=mike.player_id, at=NOW)
    kept = await club.store.write(one)
    assert (kept.guest_of, kept.former_codes) == (None, (mike.reference_code,))
    game = await club.store.fixtures.get(ahead.fixture_id)
    assert (game.players, game.guests) == ((ashley.player_id, michael.player_id), ())
    await club.store.write(partial(settle, fixture_id=ahead.fixture_id, at=AFTER))
    assert await club.owes(ashley) <= -1000, "what the host paid for stays the host's"
    assert await club.arrives(reference=mike.reference_code) is Receipt.MATCHED


async def test_two_guests_who_are_one_stay_a_guest_and_two_hosts_keep_theirs(club: Wednesday, ashley: Player) -> None:
    sam = await club.player("Sam")
    game = await club.game(ashley, sam)
    mike, michael = (await brings(club, game, ashley)).guest, (await brings(club, game, sam, "Michael")).guest
    one = partial(make_one, club_id=club.club.club_id, kept_id=michael.player_id, gone_id=mike.player_id, at=NOW)
    assert (await club.store.write(one)).guest_of == sam.player_id
    fixture = await club.store.fixtures.get(game.fixture_id)
    (guest,) = fixture.guests
    assert (guest.player_id, guest.host, guest.pays) == (michael.player_id, ashley.player_id, ashley.player_id)
    listed = await club.player("Ash")
    hosts = partial(make_one, club_id=club.club.club_id, kept_id=listed.player_id, gone_id=sam.player_id, at=NOW)
    await club.store.write(hosts)
    assert (await club.store.players.get(michael.player_id)).guest_of == listed.player_id


async def test_when_places_become_everybodys_no_guest_comes_before_the_host(club: Wednesday, ashley: Player) -> None:
    sam, tom = await club.player("Sam"), await club.player("Tom")
    free = NOW + timedelta(hours=1)
    for name, offers, back, in_turn in (
        ("held back, and square by now", (), (ashley.player_id,), 2),
        ("asked", (Offer(ashley.player_id, NOW, AFTER),), (), 0),
    ):
        game = await club.game(ashley, name=name, maximum=2)
        mike = (await brings(club, game, ashley)).guest
        waits = replace(
            await club.store.fixtures.get(game.fixture_id),
            players=(),
            waiting=(ashley.player_id, mike.player_id, sam.player_id, tom.player_id),
            starts_at=NOW + timedelta(days=2),
            agenda=(Due(Step.PLACES_FREED, free),),
            offers=offers,
            held_back=back,
            held_until=free,
        )

        async def begin(books: Books, fixture: Fixture = waits) -> None:
            books.save(fixture)

        await club.store.write(begin)
        changed = await club.store.write(partial(attend, fixture_id=game.fixture_id, at=free))
        both = (ashley.player_id, mike.player_id)
        assert (changed.players, changed.waiting[:2]) == (
            (both, (sam.player_id, tom.player_id)) if in_turn else ((sam.player_id,), both)
        ), name
