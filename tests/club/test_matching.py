from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club import codes
from club.clubs import Club
from club.ids import AccountKey, ClubId, PaymentId, PlayerId, TelegramId
from club.matching import Ambiguous, Matched, NotFootball, Roster, Standing, Unknown
from club.money import Pence
from club.payments import Route, Transfer
from club.players import KnownAccount, Player
from tests.builders import a_club, a_player, a_transfer

NOW = datetime(2026, 3, 4, 22, 0, tzinfo=UTC)
CLUB = a_club()
OTHER = a_club(-100_222)
HOME, JOINT, NEW = AccountKey("home"), AccountKey("joint"), AccountKey("new")


def player(
    name: str, *bank_names: str, accounts: tuple[AccountKey, ...] = (), club: Club = CLUB, **facts: Any
) -> Player:
    known = tuple(
        KnownAccount(key=key, since=datetime(2026, 3, 3, tzinfo=UTC), payment_id=PaymentId("p")) for key in accounts
    )
    described = Player(
        player_id=PlayerId(f"{name}@{club.club_id}"),
        club_id=club.club_id,
        name=name,
        reference_code=codes.issue(f"{name}{club.club_id}", ()),
        accepted_bank_names=bank_names,
        accounts=known,
    )
    return replace(described, **facts)


ASHLEY = player("Ashley Jones", "A JONES", accounts=(HOME, JOINT))
TOM = player("Tom Jones", "T JONES", accounts=(JOINT,))
NGOZI = player("Ngozi Okafor", reference_code="K7WMX")
ROSTER = Roster([CLUB], [ASHLEY, TOM, NGOZI])


def transfer(*payers: str, reference: str = "", amount: int = 500, **facts: Any) -> Transfer:
    said = Transfer(
        account_id="acc",
        transaction_id="tx",
        amount=Pence(amount),
        created_at=NOW,
        updated_at=NOW,
        payer_names=payers,
        reference=reference,
        account=None,
        route=Route.BANK,
    )
    return replace(said, **facts)


def players(decision: object) -> set[str]:
    assert isinstance(decision, Ambiguous)
    return {one.name for one in decision.players}


@pytest.mark.parametrize("reference", ["K7WMX", "footy k7-wmx", "FOOTYK7WMX", "K7WMXNGOZI", "FOOTY K7W MXNGOZI"])
def test_a_code_in_the_reference_is_enough(reference: str) -> None:
    decision = ROSTER.decide(transfer("J UNHEARD", reference=reference), (NEW,))
    assert decision == Matched(NGOZI, ("code K7WMX",))


def test_a_code_beats_the_account_and_the_name_of_whoever_sent_it() -> None:
    decision = ROSTER.decide(transfer("A JONES", reference="K7WMX"), (HOME,))
    assert isinstance(decision, Matched)
    assert decision.player == NGOZI


def test_the_other_evidence_for_the_same_player_is_kept_too() -> None:
    decision = ROSTER.decide(transfer("A JONES", reference=ASHLEY.reference_code), (HOME,))
    assert isinstance(decision, Matched)
    assert decision.evidence == (
        f"code {ASHLEY.reference_code}", "account known since 3 March", "“A JONES” is an accepted bank name",
    )  # fmt: skip


def test_two_codes_are_a_question() -> None:
    both = f"K7WMX {ASHLEY.reference_code}"
    assert players(ROSTER.decide(transfer(reference=both), ())) == {"Ngozi Okafor", "Ashley Jones"}


def test_one_code_that_two_clubs_gave_out_is_a_question() -> None:
    double = player("Kwame", club=OTHER, reference_code="K7WMX")
    assert players(Roster([CLUB, OTHER], [NGOZI, double]).decide(transfer(reference="K7WMX"), ())) == {
        "Ngozi Okafor",
        "Kwame",
    }


def test_a_code_that_may_be_chance_never_books_but_makes_a_question_of_other_evidence() -> None:
    hidden = transfer("A JONES", reference="EBAYK7WMXQ")
    assert players(ROSTER.decide(hidden, ())) == {"Ngozi Okafor", "Ashley Jones"}
    assert ROSTER.decide(replace(hidden, payer_names=("J UNHEARD",)), ()) == Unknown()


def test_an_account_that_paid_before_is_enough() -> None:
    decision = ROSTER.decide(transfer("SOME ONE", reference="footy"), (NEW, HOME))
    assert decision == Matched(ASHLEY, ("account known since 3 March",))


def test_an_account_that_paid_for_two_is_a_question_even_under_an_accepted_name() -> None:
    assert players(ROSTER.decide(transfer("A JONES"), (JOINT,))) == {"Ashley Jones", "Tom Jones"}


@pytest.mark.parametrize("payer", ["A JONES", "Jones A", "MR A JONES", "a. jónes"])
def test_an_accepted_name_is_enough_however_the_bank_writes_it(payer: str) -> None:
    assert ROSTER.decide(transfer(payer), (NEW,)) == Matched(ASHLEY, ("“A JONES” is an accepted bank name",))


def test_any_of_the_payers_names_counts_and_two_that_disagree_are_a_question() -> None:
    assert isinstance(ROSTER.decide(transfer("Ash", "A JONES"), ()), Matched)
    assert players(ROSTER.decide(transfer("T JONES", "A JONES"), ())) == {"Ashley Jones", "Tom Jones"}


def test_a_name_that_two_players_have_is_a_question() -> None:
    alan = player("Alan Jones", "JONES A")
    assert players(Roster([CLUB], [ASHLEY, alan]).decide(transfer("A JONES"), ())) == {"Ashley Jones", "Alan Jones"}


def test_an_account_and_a_name_that_disagree_are_a_question() -> None:
    assert players(ROSTER.decide(transfer("T JONES"), (HOME,))) == {"Ashley Jones", "Tom Jones"}


@pytest.mark.parametrize(
    "payer", ["ASHLEY JONES", "A B JONES", "A JONES & T JONES", "MR & MRS A JONES", "⚽", "", "JONES"]
)
def test_what_merely_resembles_never_books(payer: str) -> None:
    assert ROSTER.decide(transfer(payer, reference="football"), (NEW,)) == Unknown()


@pytest.mark.parametrize("evidence", [{"reference": "K7WMX"}, {"payer_names": ("A JONES",), "reference": "footy"}])
def test_a_sum_out_of_proportion_is_a_question_whatever_the_evidence(evidence: dict[str, Any]) -> None:
    assert isinstance(ROSTER.decide(replace(transfer(amount=5000), **evidence), (), {}), Matched)
    decision = ROSTER.decide(replace(transfer(amount=5001), **evidence), ())
    assert isinstance(decision, Ambiguous)
    assert "far more than a game costs" in decision.reasons


def test_where_games_are_free_five_pounds_are_the_measure() -> None:
    free = Roster([replace(CLUB, default_price=Pence(0))], [ASHLEY])
    assert isinstance(free.decide(transfer("A JONES", reference="footy", amount=5000), ()), Matched)
    assert isinstance(free.decide(transfer("A JONES", reference="footy", amount=5001), ()), Ambiguous)


def test_who_plays_in_two_clubs_of_one_account_is_asked_about_unless_there_is_a_code() -> None:
    here = player("Olly", "O MADEUP", telegram_id=TelegramId(7))
    there = player("Olly", club=OTHER, telegram_id=TelegramId(7))
    both = Roster([CLUB, OTHER], [here, there])
    decision = both.decide(transfer("O MADEUP"), ())
    assert isinstance(decision, Ambiguous)
    assert {one.club_id for one in decision.players} == {CLUB.club_id, OTHER.club_id}
    assert isinstance(both.decide(transfer("O MADEUP", reference=there.reference_code), ()), Matched)
    assert isinstance(Roster([CLUB], [here, there]).decide(transfer("O MADEUP"), ()), Matched)


@pytest.mark.parametrize("company", ["REVOLUT LTD", "PayPal", "WISE PAYMENTS"])
def test_a_payment_company_counts_neither_by_name_nor_by_account(company: str) -> None:
    careless = player("Ashley Jones", company, accounts=(HOME,), reference_code="K7WMX")
    roster = Roster([CLUB], [careless])
    assert roster.decide(transfer(company), (HOME,)) == Unknown()
    assert isinstance(roster.decide(transfer(company, reference="footy K7WMX"), (HOME,)), Matched)


@pytest.mark.parametrize("facts", [{"review": True}, {"route": Route.CASH}])
def test_what_people_do_not_pay_each_other_with_is_never_booked(facts: dict[str, Any]) -> None:
    for told in (transfer("A JONES", **facts), transfer(reference="K7WMX", **facts)):
        assert isinstance(ROSTER.decide(told, ()), Ambiguous)
    assert ROSTER.decide(transfer("MADEUP WORKS LIMIT", **facts), ()) == Unknown()


def test_the_gas_bill_of_a_friend_who_plays_is_a_question() -> None:
    assert isinstance(ROSTER.decide(transfer("SOME ONE", reference="GAS BILL", amount=2340), (HOME,)), Ambiguous)
    assert isinstance(ROSTER.decide(transfer("A JONES", reference="GAS BILL", amount=1000), ()), Ambiguous)
    assert isinstance(ROSTER.decide(transfer("SOME ONE", reference="beer money", amount=500), (HOME,)), Ambiguous)
    assert isinstance(ROSTER.decide(transfer("A JONES", reference="footy", amount=417), ()), Matched)


def test_the_players_own_name_and_the_clubs_places_are_nothing_else() -> None:
    roster = Roster([CLUB.played_at("Riverside")], [ASHLEY])
    assert isinstance(roster.decide(transfer("A JONES", reference="ashley riverside", amount=417), ()), Matched)
    assert isinstance(roster.decide(transfer("A JONES", reference="legend", amount=417), ()), Ambiguous)


def test_somebody_whose_bank_may_spell_him_the_same_makes_a_name_a_question() -> None:
    alan = player("Alan Jones")
    roster = Roster([CLUB], [ASHLEY, alan])
    assert players(roster.decide(transfer("A JONES"), ())) == {"Ashley Jones", "Alan Jones"}
    assert isinstance(roster.decide(transfer("A JONES"), (HOME,)), Matched)
    known = Roster([CLUB], [ASHLEY, replace(alan, accepted_bank_names=("ALAN JONES",))])
    assert players(known.decide(transfer("A JONES"), ())) == {"Ashley Jones", "Alan Jones"}
    short = Roster([CLUB], [ASHLEY, replace(alan, name="Alan J")])
    assert players(short.decide(transfer("A JONES"), ())) == {"Ashley Jones", "Alan J"}


def settle(*payers: str, keys: tuple[AccountKey, ...] = (HOME,), **facts: Any) -> object:
    """What becomes of it with the standings at hand."""
    told = {name: value for name, value in facts.items() if name not in ("standings", "not_football")}
    return ROSTER.settle(
        transfer(*payers, **told), keys, facts.get("standings", {}), not_football=facts.get("not_football", ())
    )


def test_what_settles_everything_is_booked_from_a_known_account_whatever_word_nobody_knows() -> None:
    owed = {
        ASHLEY.player_id: Standing(player_id=ASHLEY.player_id, balance=Pence(-730), last_played=NOW, last_paid=None)
    }
    legend: dict[str, Any] = {"reference": "legend", "amount": 730}
    assert isinstance(ROSTER.decide(transfer("SOME ONE", **legend), (HOME,)), Ambiguous)
    assert isinstance(settle("SOME ONE", **legend, standings=owed), Matched)
    assert isinstance(settle("A JONES", **legend, standings=owed, keys=(NEW,)), Ambiguous)
    assert isinstance(settle("SOME ONE", amount=730, standings=owed), Matched)
    assert isinstance(settle("SOME ONE", amount=1230, standings=owed), Ambiguous)
    assert isinstance(settle("SOME ONE", reference="curry", amount=730, standings=owed), Ambiguous)


def test_a_known_payers_private_money_is_nobodys_business() -> None:
    assert settle("SOME ONE", reference="gas bill", amount=2340) == NotFootball()
    assert settle("A JONES", reference="pram", amount=2340, keys=(NEW,)) == NotFootball()


def test_a_name_from_an_account_that_is_not_footballs_is_a_strangers() -> None:
    assert isinstance(settle("A JONES", keys=(NEW,)), Matched)
    assert settle("A JONES", keys=(NEW,), not_football=(NEW,)) == NotFootball()
    assert isinstance(settle("A JONES", reference="K7WMX", keys=(NEW,), not_football=(NEW,)), Matched)


@pytest.mark.parametrize("reference", ["tom", "for Tom", "toms game", "Luke footy", "ngozi"])
def test_a_reference_that_names_somebody_else_is_a_question(reference: str) -> None:
    assert isinstance(ROSTER.decide(transfer("A JONES", reference=reference), (HOME,)), Ambiguous)


def test_a_nearly_right_code_of_somebody_else_is_a_question() -> None:
    assert players(ROSTER.decide(transfer("A JONES", reference="K7WMR"), (HOME,))) == {"Ashley Jones", "Ngozi Okafor"}
    mine = ASHLEY.reference_code[1:]
    assert isinstance(ROSTER.decide(transfer("A JONES", reference=mine), (HOME,)), Matched)


def test_of_two_on_one_account_the_one_who_is_named_pays() -> None:
    decision = ROSTER.decide(transfer("SOME ONE", reference="tom footy"), (JOINT,))
    assert isinstance(decision, Matched)
    assert decision.player == TOM


def test_a_joint_account_may_pay_for_another_player_too() -> None:
    apart = Roster([CLUB], [ASHLEY, player("Ian Jones")])
    assert players(apart.decide(transfer("A JONES & I JONES"), (HOME,))) == {"Ashley Jones", "Ian Jones"}
    assert isinstance(apart.decide(transfer("A JONES & I JONES", reference="ashley"), (HOME,)), Matched)
    assert isinstance(apart.decide(transfer("A JONES & W JONES"), (HOME,)), Matched)


def test_an_account_that_paid_when_told_so_counts_when_told_so_again() -> None:
    known = KnownAccount(key=NEW, since=NOW, payment_id=PaymentId("p"), named=True)
    roster = Roster([CLUB], [replace(NGOZI, accounts=(known,)), TOM])
    assert isinstance(roster.decide(transfer("W WHITE", reference="for Ngozi"), (NEW,)), Matched)
    assert players(roster.decide(transfer("W WHITE"), (NEW,))) == {"Ngozi Okafor"}
    decision = roster.decide(transfer("T JONES"), (NEW,))
    assert isinstance(decision, Matched)
    assert decision.player == TOM


def test_an_account_of_the_players_own_outweighs_the_same_name_of_another() -> None:
    alan = player("Alan Jones", accounts=(NEW,))
    decision = Roster([CLUB], [ASHLEY, alan]).decide(transfer("A JONES"), (NEW,))
    assert isinstance(decision, Matched)
    assert decision.player == alan


def test_a_code_teaches_the_account_only_under_a_name_like_the_players_and_nobody_elses() -> None:
    def teaches(payer: str) -> bool:
        return ROSTER.teaches(transfer(payer, reference="K7WMX"), (NEW,), NGOZI)

    assert teaches("N OKAFOR")
    assert not any(map(teaches, ["T JONES", "W WHITE", "REVOLUT LTD", "N OKAFOR & T JONES", "N OKAFOR TRADING"]))
    assert not ROSTER.teaches(transfer("N OKAFOR"), (HOME,), NGOZI)
    twin = Roster([CLUB], [NGOZI, player("Nnamdi Okafor")])
    assert not twin.teaches(transfer("N OKAFOR"), (NEW,), NGOZI)


def test_players_who_left_and_players_of_other_clubs_are_not_on_the_roster() -> None:
    roster = Roster([CLUB], [replace(ASHLEY, active=False), player("Li", "L LI", club=OTHER)])
    assert roster.decide(transfer("A JONES"), (HOME,)) == Unknown()
    assert roster.decide(transfer("L LI"), ()) == Unknown()
    assert dict(roster.players) == {}
    assert roster.of(CLUB.club_id) == ()
    assert roster.of(ClubId("nobody")) == ()
    assert ROSTER.of(CLUB.club_id) == (ASHLEY, TOM, NGOZI)


def owing(**pence: int) -> dict[PlayerId, Standing]:
    named = {"ashley": ASHLEY, "tom": TOM, "ngozi": NGOZI}
    return {
        named[name].player_id: Standing(
            player_id=named[name].player_id, balance=Pence(-owed), last_played=None, last_paid=None
        )
        for name, owed in pence.items()
    }


OWING = owing(ngozi=900)


def sift(*payers: str, standings: dict[PlayerId, Standing] | None = None, **facts: Any) -> Unknown | NotFootball:
    return ROSTER.sift(transfer(*payers, **facts), (NEW,), standings or {})


@pytest.mark.parametrize(
    ("payer", "facts"),
    [
        ("J UNHEARD", {"reference": "football", "amount": 1234}),
        ("J UNHEARD", {"reference": "5s", "amount": 1234, "review": True}),
        ("J UNHEARD", {"reference": "K7WNX", "amount": 1234}),
        ("J UNHEARD", {"reference": "EBAYK7WMXQ", "amount": 1234}),
        ("J UNHEARD", {"reference": "", "amount": 500}),
        ("N OKAFOR", {"reference": "thanks wed", "amount": 2000}),
        ("ASHLEY JONES", {"reference": "wed", "amount": 730}),
        ("N OKAFOR", {"reference": "legend", "amount": 900, "standings": OWING}),
        ("NGOZI OKAFOR", {"reference": "legend", "amount": 500, "standings": OWING}),
        ("N OKAFOR", {"reference": "", "amount": 250, "standings": OWING}),
        ("REVOLUT LTD", {"reference": "revolut", "amount": 500}),
    ],
)
def test_a_sign_of_football_is_worth_a_question(payer: str, facts: dict[str, Any]) -> None:
    assert sift(payer, **facts) == Unknown()


@pytest.mark.parametrize(
    ("payer", "facts"),
    [
        ("J UNHEARD", {"reference": "RENT MARCH", "amount": 65000}),
        ("J UNHEARD", {"reference": "pizza", "amount": 500}),
        ("J UNHEARD", {"reference": "legend", "amount": 500}),
        ("J UNHEARD", {"reference": "", "amount": 730}),
        ("J UNHEARD", {"reference": "thanks", "amount": 2000}),
        ("N OKAFOR", {"reference": "legend", "amount": 1500}),
        ("N OKAFOR", {"reference": "legend", "amount": 730, "standings": OWING}),
        ("N OKAFOR", {"reference": "legend", "amount": 1500, "standings": OWING}),
        ("ASHLEY JONES", {"reference": "", "amount": 1730}),
        ("N OKAFOR", {"reference": "", "amount": 2500}),
        ("ASHLEY JONES", {"reference": "legend", "amount": 730}),
        ("J UNHEARD", {"reference": "", "amount": 2500}),
        ("N OKAFOR", {"reference": "", "amount": 730}),
        ("ASHLEY JONES", {"reference": "RENT", "amount": 730}),
        ("ASHLEY JONES", {"reference": "", "amount": 65000}),
        ("J UNHEARD", {"reference": "", "amount": 500, "review": True}),
        ("P JONES", {"reference": "legend", "amount": 500}),
    ],
)
def test_private_business_is_forgotten(payer: str, facts: dict[str, Any]) -> None:
    assert sift(payer, **facts) == NotFootball()


def test_exactly_what_somebody_owes_is_a_sign() -> None:
    assert sift("J UNHEARD", amount=417, standings=owing(tom=417)) == Unknown()
    assert sift("J UNHEARD", amount=417, standings=owing(tom=418)) == NotFootball()
    assert sift("NGOZI OKAFOR", amount=417, reference="pizza", standings=owing(ngozi=417)) == Unknown()
    assert sift("N OKAFOR", amount=417, reference="legend", standings=owing(ngozi=417)) == Unknown()
    assert sift("J UNHEARD", amount=417, reference="pizza", standings=owing(ngozi=417)) == NotFootball()


def test_the_round_sum_that_somebody_owes_counts_after_a_game() -> None:
    owed = owing(tom=1500)
    after = {TOM.player_id: replace(owed[TOM.player_id], last_played=datetime(2026, 3, 4, 19, 0, tzinfo=UTC))}
    long_ago = {TOM.player_id: replace(owed[TOM.player_id], last_played=datetime(2026, 2, 4, 19, 0, tzinfo=UTC))}
    assert sift("J UNHEARD", amount=1500, standings=after) == Unknown()
    assert sift("J UNHEARD", amount=1500, standings=owed) == NotFootball()
    assert sift("J UNHEARD", amount=1500, standings=long_ago) == NotFootball()
    nameless = Roster([CLUB], [replace(TOM, name="Big Dog", accepted_bank_names=())])
    assert nameless.sift(transfer("J UNHEARD", amount=1500), (), long_ago) == Unknown()


def test_the_likeliest_comes_first_and_says_why() -> None:
    standings = owing(ngozi=500, tom=900)
    standings[NGOZI.player_id] = replace(
        standings[NGOZI.player_id], last_played=datetime(2026, 3, 3, 19, 0, tzinfo=UTC)
    )
    found = ROSTER.candidates(
        amount=Pence(500), payer_names=("N OKAFOR",), reference="footy", keys=(NEW,), standings=standings, now=NOW
    )
    assert [one.player.name for one in found] == ["Ngozi Okafor", "Tom Jones"]
    assert found[0].reasons == ("initial and surname", "owes £5.00", "played last night")


def pointed_at(payers: list[str], reference: str, keys: list[AccountKey]) -> set[PlayerId]:
    """Whom the conclusive evidence names, worked out the slow way."""
    coded = codes.found_in(reference).clear
    by_code = {one.player_id for one in ROSTER.players.values() if one.reference_code in coded}
    by_account = {one.player_id for one in ROSTER.players.values() for account in one.accounts if account.key in keys}
    accepted = {"A JONES": ASHLEY.player_id, "JONES A": ASHLEY.player_id, "T JONES": TOM.player_id}
    return by_code or by_account | {accepted[payer] for payer in payers if payer in accepted}


name = st.sampled_from(
    ["A JONES", "T JONES", "JONES A", "Ngozi Okafor", "REVOLUT", "A JONES & T JONES", "J UNHEARD", "", "李小龍"]
)


@given(
    payers=st.lists(name, max_size=3),
    reference=st.sampled_from(["", "footy", "K7WMX", "EBAYK7WMXQ", "GAS", ASHLEY.reference_code])
    | st.text(max_size=30),
    keys=st.lists(st.sampled_from([HOME, JOINT, NEW]), max_size=3),
    amount=st.integers(1, 20_000),
    review=st.booleans(),
)
def test_nothing_is_booked_without_evidence_of_that_one_player(
    payers: list[str], reference: str, keys: list[AccountKey], amount: int, review: bool
) -> None:
    told = transfer(*payers, reference=reference, amount=amount, review=review)
    decision = ROSTER.decide(told, tuple(keys))
    if isinstance(decision, Matched):
        assert decision.evidence
        assert not review
        assert amount <= 5000
        assert pointed_at(payers, reference, keys) == {decision.player.player_id}
    if isinstance(decision, Ambiguous):
        assert decision.players
        assert decision.reasons


def test_the_name_under_which_somebody_paid_before_suggests_and_never_books() -> None:
    """Big Dog has another account in his own name: asked about, with him as the first button."""
    own = AccountKey("kwame")
    account = KnownAccount(key=own, since=NOW, payment_id=PaymentId("p"), payer="K MENSAH")
    dog = player("Big Dog", accounts=()).learned(own, PaymentId("p"), NOW, payer="K MENSAH")
    assert dog.accounts == (account,)
    roster = Roster([CLUB], [ASHLEY, dog])
    said = transfer("K MENSAH", reference="footy")
    assert isinstance(roster.decide(said, (NEW,)), Unknown)
    first = roster.candidates(
        amount=said.amount, payer_names=said.payer_names, reference="footy", keys=(NEW,), standings={}, now=NOW
    )[0]
    assert (first.player, first.reasons[0]) == (dog, "paid under this name")
    assert isinstance(roster.decide(said, (own,)), Matched)


@pytest.mark.parametrize(("payer", "named"), [("K MENSAH", True), ("REVOLUT", False)])
def test_a_friends_or_a_companys_name_suggests_nobody(payer: str, named: bool) -> None:
    dog = player("Big Dog").learned(HOME, PaymentId("p"), NOW, payer=payer, named=named)
    found = Roster([CLUB], [dog]).candidates(
        amount=Pence(700), payer_names=(payer,), reference="", keys=(NEW,), standings={}, now=NOW
    )
    assert not any("paid under this name" in one.reasons for one in found)


def test_a_former_code_is_a_code() -> None:
    """Whoever turned out to be another player may go on paying with the code they know."""
    former = codes.issue("former", ())
    ashley = a_player("Ashley Jones", reference_code=codes.issue("now", (former,)), former_codes=(former,))
    roster = Roster((a_club(),), (ashley, a_player("Sam")))
    known = roster.decide(a_transfer(reference=f"footy {former}", payer_names=("SOMEBODY",)), ())
    assert isinstance(known, Matched)
    assert known.evidence == (f"code {former}",)


@pytest.mark.parametrize(
    ("payer", "reference", "owed", "asked"),
    [
        ("S OKAFOR & T BAKER", "thanks", -500, True),
        ("P STRANGER", "sam and tom", 0, False),
        ("S OKAFOR & T BAKER", "rent", -500, False),
        ("P STRANGER", "sam and tom", -500, True),
        ("P STRANGER", "sam and tom gas bill", -500, False),
        ("P STRANGER", "thanks", -500, False),
    ],
)
def test_what_two_owe_together_is_a_sign_when_both_are_named(
    payer: str, reference: str, owed: int, *, asked: bool
) -> None:
    """Each of them alone owes half of it, so neither sum nor name would tell."""
    people = (a_player("Sam Okafor"), a_player("Tom Baker"))
    standings = {
        one.player_id: Standing(player_id=one.player_id, balance=Pence(owed), last_played=NOW, last_paid=None)
        for one in people
    }
    sent = a_transfer(amount=Pence(1000), payer_names=(payer,), reference=reference)
    decision = Roster((a_club(),), people).settle(sent, (), standings)
    assert isinstance(decision, Unknown if asked else NotFootball)
