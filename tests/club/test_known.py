from dataclasses import replace

from club.ids import AccountKey, PaymentId, TelegramId
from club.known import Known
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
