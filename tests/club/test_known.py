from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from club.candidates import Standing, asked, likeness
from club.ids import AccountKey, PaymentId, TelegramId
from club.known import Known, families
from club.money import Pence
from tests.builders import NOW, a_club, a_player

HOME = AccountKey("home")
OTHER = a_club(-100_222)
ASHLEY = a_player(
    "Ashley Jones", reference_code="k7wmx", accepted_bank_names=("MR A JONES", "REVOLUT"), telegram_id=TelegramId(7)
).learned(HOME, PaymentId("p"), NOW, payer="JONES A")


def test_somebody_is_found_by_code_account_name_and_person() -> None:
    known = Known([a_club()], [ASHLEY])
    assert known.by_code["K7WMX"] == [ASHLEY]
    assert known.by_account[HOME] == [(ASHLEY, ASHLEY.accounts[0])]
    assert known.by_name == {"a jones": {ASHLEY.player_id: "MR A JONES"}}
    assert known.club_of(ASHLEY) == a_club()


def test_who_left_and_who_plays_elsewhere_is_not_known() -> None:
    known = Known([a_club()], [replace(ASHLEY, active=False), a_player("Charlie", club_id=OTHER.club_id)])
    assert (known.players, known.by_code, known.by_account) == ({}, {}, {})
    assert (known.of(a_club().club_id), known.of(OTHER.club_id)) == ((), ())


def test_a_guest_counts_as_soon_as_they_pay_for_themselves() -> None:
    mike = a_player("Mike", guest_of=ASHLEY.player_id)
    assert Known([a_club()], [ASHLEY, mike]).of(a_club().club_id) == (ASHLEY,)
    own = replace(mike, pays_own=True)
    assert Known([a_club()], [ASHLEY, own]).by_code[mike.reference_code] == [own]


def test_a_person_who_plays_in_two_clubs_is_two_players() -> None:
    there = a_player("Ash", club_id=OTHER.club_id, telegram_id=TelegramId(7))
    known = Known([a_club(), OTHER], [ASHLEY, there])
    assert known.twins(ASHLEY) == (ASHLEY, there)
    assert Known([a_club()], [ASHLEY, there]).twins(ASHLEY) == ()
    assert known.twins(a_player("Nobody on Telegram")) == ()


def test_the_name_that_paid_before_only_suggests() -> None:
    known = Known([a_club()], [ASHLEY])
    assert [len(names) for _, names in known.spelled] == [3]
    assert [len(names) for _, names in known.suggested] == [4]


def test_a_family_is_all_of_one_name_in_the_club() -> None:
    tom, sam = a_player("Tom Jones"), a_player("Sam Okafor", accepted_bank_names=("S JONES",))
    there = a_player("Rhys Jones", club_id=OTHER.club_id)
    known = Known([a_club(), OTHER], [ASHLEY, tom, sam, there, a_player("Jones")])
    assert set(known.kin(ASHLEY)) == {tom, sam}
    assert known.kin(there) == ()
    assert families(a_player("MR Tom O Brien")) == {"obrien"}


def test_near_are_those_whose_name_begins_like_the_payers_or_who_owe_just_the_sum() -> None:
    players = [ASHLEY, a_player("Tom Okafor"), a_player("Sam Patel"), a_player("Wei Chen")]
    standings = {
        player.player_id: Standing(player_id=player.player_id, balance=Pence(owed), last_played=None, last_paid=None)
        for player, owed in ((players[1], -500), (players[2], -499), (a_player("Gone"), -500))
    }

    def near(payer: str) -> list[str]:
        what = asked(amount=Pence(500), payer_names=(payer,), reference="", keys=(), issued={}, now=NOW)
        return [player.name for player, _ in Known([a_club()], players).near(what, standings)]

    assert near("W CHEN") == ["Tom Okafor", "Wei Chen"]
    assert near("PATEL S") == ["Tom Okafor", "Sam Patel"]
    assert near("XQ") == ["Tom Okafor"]


@given(st.text(alphabet="ABCDEJKLMNORSTW &", max_size=16), st.sampled_from(["Ashley Jones", "Bob K", "Big Dog", "Li"]))
def test_nobody_who_resembles_the_payer_is_left_out(payer: str, name: str) -> None:
    player = a_player(name)
    what = asked(amount=Pence(500), payer_names=(payer,), reference="", keys=(), issued={}, now=NOW)
    known = Known([a_club()], [player])
    if likeness(what.payers, known.spelled[0][1])[0]:
        assert known.near(what, {}) == known.spelled
