from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from club.candidates import MOST, Candidate
from club.ids import AccountKey, PaymentId, PlayerId
from club.matching import Roster, Standing
from club.money import Pence
from club.players import KnownAccount, Player
from tests.builders import a_club, a_player

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
LAST_NIGHT = NOW - timedelta(hours=14)
ASHLEY = a_player("Ashley", reference_code="K7WMX")
DAVE = a_player("Dave O", reference_code="")
PRIYA = a_player("Priya Patel", accepted_bank_names=("P PATEL",), reference_code="")
EVERYBODY = [ASHLEY, DAVE, PRIYA]


def standing(who: Player, owed: int = 0, last_played: datetime | None = None) -> Standing:
    return Standing(player_id=who.player_id, balance=Pence(-owed), last_played=last_played, last_paid=None)


def ask(*standings: Standing, players: list[Player] = EVERYBODY, **facts: Any) -> tuple[Candidate, ...]:
    said: dict[str, Any] = {
        "amount": Pence(500),
        "payer_names": ("J UNHEARD",),
        "reference": "",
        "keys": (),
        "now": NOW,
    } | facts
    return Roster([a_club()], players).candidates(standings={one.player_id: one for one in standings}, **said)


def test_nobody_is_suggested_without_a_reason() -> None:
    assert ask() == ()
    assert ask(standing(ASHLEY)) == ()


def test_each_reason_fits_on_a_button() -> None:
    (one,) = ask(standing(ASHLEY, 500, LAST_NIGHT), reference="K7WMX", payer_names=("ASHLEY MADEUP",))
    assert one.reasons == ("code K7WMX", "same name in part", "owes £5.00", "played last night")
    assert all(len(reason) <= 30 for reason in one.reasons)


def test_a_mistyped_code_points_to_its_owner() -> None:
    (one,) = ask(reference="footy K7WNX")
    assert (one.player, one.reasons) == (ASHLEY, ("nearly code K7WMX",))


def test_a_name_or_an_account_that_paid_before_says_so() -> None:
    account = KnownAccount(key=AccountKey("home"), since=NOW, payment_id=PaymentId("p"))
    known = replace(PRIYA, accounts=(account,))
    (one,) = ask(payer_names=("MS P PATEL",), keys=(AccountKey("home"),), players=[known, DAVE])
    assert one.reasons == ("paid from this account", "paid under this name")


def test_a_payment_company_resembles_nobody() -> None:
    assert ask(payer_names=("REVOLUT ASHLEY",)) == ()


def test_a_parent_who_names_the_player_is_understood() -> None:
    (one,) = ask(reference="for david")
    assert (one.player, one.reasons) == (DAVE, ("named in the reference",))


def test_exactly_what_is_owed_comes_before_more_and_less() -> None:
    found = ask(standing(ASHLEY, 300), standing(DAVE, 500), standing(PRIYA, 1500))
    assert [one.player for one in found] == [DAVE, PRIYA, ASHLEY]
    assert [one.reasons for one in found] == [("owes £5.00",), ("owes £15.00",), ("owes £3.00",)]


def test_a_game_long_ago_or_still_to_come_is_no_reason() -> None:
    assert ask(standing(ASHLEY, 0, NOW - timedelta(days=30)), standing(DAVE, 0, NOW + timedelta(hours=1))) == ()
    (one,) = ask(standing(ASHLEY, 0, NOW - timedelta(days=9)))
    assert one.reasons == ("played on Tue 24 Feb",)


def test_among_equals_whoever_never_paid_by_bank_comes_first() -> None:
    account = KnownAccount(key=AccountKey("home"), since=NOW, payment_id=PaymentId("p"))
    known = replace(ASHLEY, accounts=(account,))
    found = ask(standing(known, 500), standing(DAVE, 500), players=[known, DAVE], keys=(AccountKey("new"),))
    assert [one.player for one in found] == [DAVE, known]


def test_there_are_never_more_than_eight() -> None:
    many = [replace(DAVE, player_id=PlayerId(f"p{number}"), name=f"Player {number:02d}") for number in range(20)]
    found = ask(*(standing(one, 500) for one in many), players=many)
    assert len(found) == MOST
    assert [one.player.name for one in found] == [f"Player {number:02d}" for number in range(8)]
    assert all(0 <= one.score <= 1 for one in found)


def test_among_equals_whoever_has_no_name_a_bank_could_show_comes_first() -> None:
    nick = a_player("Big Dog", reference_code="")
    alan = a_player("Alan Patel", reference_code="")
    found = ask(standing(alan, 500), standing(nick, 500), players=[alan, nick], keys=(AccountKey("new"),))
    assert [one.player for one in found] == [nick, alan]


def test_whoever_is_named_comes_before_the_owner_of_the_account() -> None:
    account = KnownAccount(key=AccountKey("home"), since=NOW, payment_id=PaymentId("p"))
    priya = replace(PRIYA, accounts=(account,))
    found = ask(payer_names=("P PATEL",), reference="daves game", keys=(AccountKey("home"),), players=[priya, DAVE])
    assert [one.player for one in found] == [DAVE, priya]


def test_a_name_left_in_the_reference_tells_whose_a_companys_payment_is() -> None:
    found = ask(payer_names=("REVOLUT LTD",), reference="PRIYA PATEL", players=[a_player("Priya Shah"), PRIYA])
    assert found[0].player == PRIYA


def test_who_owes_is_likelier_than_a_namesake_who_owes_nothing() -> None:
    hamza, ahmed = a_player("Hamza", reference_code=""), a_player("Hamza Ahmed", reference_code="")
    facts: dict[str, Any] = {"payer_names": ("HAMZA AHMED",), "players": [hamza, ahmed]}
    owing = (standing(hamza, 500, LAST_NIGHT), standing(ahmed))
    assert [one.player for one in ask(*owing, **facts)] == [hamza, ahmed]
    assert [one.player for one in ask(standing(hamza), standing(ahmed), **facts)] == [ahmed, hamza]


def test_whom_the_reference_names_comes_before_a_nickname_whose_account_it_is() -> None:
    home = AccountKey("home")
    dog = a_player("Big Dog", reference_code="").learned(home, PaymentId("p"), NOW, payer="L WILLIAMS")
    emmanuel = a_player("Emmanuel Eze", reference_code="")
    facts: dict[str, Any] = {"payer_names": ("L WILLIAMS",), "keys": (home,), "players": [dog, emmanuel]}
    assert ask(reference="Emmanuels game", **facts)[0].player == emmanuel
    assert ask(reference="for Luke", **facts)[0].player == dog


def test_of_two_who_may_write_so_the_one_who_paid_through_that_company_before() -> None:
    ashley = a_player("Ashley", reference_code="")
    glued = a_player("AshleyD", reference_code="").learned(
        AccountKey("co"), PaymentId("p"), NOW, payer="Wise Payments Limited"
    )
    owing = (standing(ashley, 500), standing(glued, 500))
    found = ask(*owing, payer_names=("WISE PAYMENTS LIMITED",), reference="from ashley", players=[ashley, glued])
    assert found[0].player == glued
    assert "paid this way before" in found[0].reasons
    assert ask(*owing, payer_names=("REVOLUT",), reference="from ashley", players=[ashley, glued])[0].player == ashley
