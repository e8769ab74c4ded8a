from dataclasses import replace
from datetime import UTC, datetime

import pytest

from club.candidates import Standing
from club.money import Pence
from club.oddities import Ground, is_through_a_company, limit, oddity, oddity_together
from club.payments import Route, Transfer
from tests.builders import a_club, a_player

NOW = datetime(2026, 3, 4, 22, 0, tzinfo=UTC)
PLAIN = Transfer(
    account_id="acc",
    transaction_id="tx",
    amount=Pence(500),
    created_at=NOW,
    updated_at=NOW,
    payer_names=("A JONES",),
    reference="footy",
    account=None,
    route=Route.MONZO,
)


def test_a_fiver_for_football_is_not_odd() -> None:
    assert oddity(PLAIN, a_player(), a_club(), Ground.NAME) is None


@pytest.mark.parametrize(
    ("transfer", "why"),
    [
        (replace(PLAIN, review=True), "not a transfer between people"),
        (replace(PLAIN, route=Route.CASH), "not a transfer between people"),
        (replace(PLAIN, amount=Pence(5001)), "far more than a game costs"),
        (replace(PLAIN, amount=Pence(2340), reference="gas bill"), "the reference is about something else"),
    ],
)
def test_what_is_odd_says_why(transfer: Transfer, why: str) -> None:
    assert oddity(transfer, a_player(), a_club(), Ground.ACCOUNT) == why


def test_a_code_outweighs_the_words_around_it() -> None:
    assert oddity(replace(PLAIN, amount=Pence(2340), reference="gas bill"), a_player(), a_club(), Ground.CODE) is None


@pytest.mark.parametrize(
    ("reference", "amount", "by_name", "by_account"),
    [
        ("gas bill", 2340, False, False),
        ("beer money", 1000, False, False),
        ("legend", 730, False, False),
        ("legend", 500, False, True),
        ("thanks", 730, False, False),
        ("thanks", 1000, True, True),
        ("thanks", 250, True, True),
        ("football tickets", 1000, False, False),
        ("footy", 730, True, True),
        ("riverside", 730, True, True),
        ("ashley wednesday", 730, False, False),
        ("ashley wednesday", 500, True, True),
    ],
)
def test_a_name_is_weaker_than_an_account(reference: str, amount: int, by_name: bool, by_account: bool) -> None:
    transfer = replace(PLAIN, reference=reference, amount=Pence(amount))
    club = a_club().played_at("Riverside")
    new = Standing(player_id=a_player().player_id, balance=Pence(0), last_played=None, last_paid=None)
    assert (oddity(transfer, a_player(), club, Ground.NAME, new) is None) is by_name
    assert (oddity(transfer, a_player(), club, Ground.ACCOUNT, new) is None) is by_account


def test_a_name_that_the_bank_cut_may_be_written_out() -> None:
    cut = replace(PLAIN, payer_names=("G FEATHERSTONEHAUG",), reference="george featherstonehaugh")
    assert oddity(cut, a_player("George"), a_club(), Ground.NAME) is None
    assert oddity(replace(cut, reference="george marmalade"), a_player("George"), a_club(), Ground.NAME) is not None


def test_the_limit_is_ten_games() -> None:
    assert limit(a_club(default_price=Pence(400))) == 4000
    assert limit(a_club(default_price=Pence(0))) == 5000


def test_one_company_among_the_names_is_enough() -> None:
    assert is_through_a_company(replace(PLAIN, payer_names=("A JONES", "REVOLUT LTD")))
    assert not is_through_a_company(PLAIN)


def test_a_family_name_that_is_written_out_is_nothing_else() -> None:
    dan = a_player("Dan R")
    said = replace(PLAIN, payer_names=("Dan R",))
    assert oddity(replace(said, reference="Daniel Rowbottom"), dan, a_club(), Ground.NAME) is None
    assert oddity(replace(said, reference="Daniel Wagamama"), dan, a_club(), Ground.NAME) is not None


def test_an_unknown_word_is_settled_by_an_account_that_is_the_players_alone() -> None:
    owing = Standing(player_id=a_player().player_id, balance=Pence(-500), last_played=NOW, last_paid=None)
    legend = replace(PLAIN, reference="legend")
    assert oddity(legend, a_player(), a_club(), Ground.ACCOUNT, owing) is None
    joint = replace(legend, payer_names=("P & L ROBINSON",))
    assert oddity(joint, a_player(), a_club(), Ground.ACCOUNT, owing) is not None


def test_what_settles_to_the_penny_for_several_is_odd_only_for_its_kind_its_size_or_its_words() -> None:
    both = (a_player("Ashley Jones"), a_player("Tom Okafor"))
    for fine in ("", "legend", "ashley tom"):
        assert oddity_together(replace(PLAIN, reference=fine), both, a_club()) is None
    odd = [replace(PLAIN, review=True), replace(PLAIN, amount=Pence(5001))]
    for said in (*odd, replace(PLAIN, reference="curry"), replace(PLAIN, reference="footy & beer")):
        assert oddity_together(said, both, a_club()) is not None
