from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from club.errors import NotFound
from club.ids import PlayerId
from club.lines import Mode
from club.matching import Candidate
from club.money import Pence
from club.payments import Share, State
from club.ports import Statement, Summary
from club.series import Ahead, Why
from tests.builders import NOW, OLLY, a_club, a_fixture, a_line, a_login, a_payment, a_player, a_series
from webhook.api import showing

ASHLEY, SAM, TOM = a_player("Ashley"), a_player("Sam"), a_player("Tom")
NAMES = {player.player_id: player.name for player in (ASHLEY, SAM, TOM)}


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 3, 4, 18, tzinfo=UTC), "2026-03-04T18:00:00Z"),
        (datetime(2026, 3, 4, 18, 0, 0, 120_999, tzinfo=UTC), "2026-03-04T18:00:00.120Z"),
        (datetime(2026, 3, 4, 18, 0, 0, 999, tzinfo=UTC), "2026-03-04T18:00:00Z"),
        (datetime(2026, 7, 1, 19, tzinfo=timezone(timedelta(hours=1))), "2026-07-01T18:00:00Z"),
    ],
)
def test_instants_are_in_utc_with_a_z(moment: datetime, text: str) -> None:
    assert showing.instant(moment) == text


def test_a_club_shows_its_defaults_and_not_its_insides() -> None:
    shown = showing.club(a_club(monzo_me="https://monzo.me/olly"), "https://fiver.example/calendar/c.ics")
    assert shown["organisers"] == [OLLY]
    assert (shown["default_price"], shown["currency"], shown["monzo_me"]) == (500, "GBP", "https://monzo.me/olly")
    assert shown["calendar_url"] == "https://fiver.example/calendar/c.ics"
    assert not {"version", "places", "line_id", "calendar"} & set(shown)


@pytest.mark.parametrize(("balance", "owes", "credit"), [(-500, 500, 0), (0, 0, 0), (300, 0, 300)])
def test_a_player_owes_or_has_credit(balance: int, owes: int, credit: int) -> None:
    shown = showing.player(SAM, Pence(balance), None)
    assert (shown["owes"], shown["credit"], shown["calendar_url"]) == (owes, credit, None)
    assert "accounts" not in shown


def test_a_weekly_game_shows_the_next_date_that_is_played() -> None:
    skipped = Ahead(date(2026, 3, 11), NOW, Why.SKIPPED)
    played = Ahead(date(2026, 3, 18), NOW, None)
    shown = showing.series(a_series(skipped=(date(2026, 3, 11),)), [skipped, played])
    assert (shown["weekday"], shown["kick_off"], shown["skipped"]) == ("wednesday", "18:00", ["2026-03-11"])
    assert (shown["next_date"], shown["opens_at"]) == ("2026-03-18", "2026-03-04T12:00:00Z")
    none = showing.series(a_series(), [skipped])
    assert (none["next_date"], none["opens_at"]) == (None, None)


def test_a_payment_that_is_one_player_s_names_the_player() -> None:
    share = Share(club_id=SAM.club_id, player_id=SAM.player_id, amount=Pence(500))
    booked = a_payment().assign((share,), evidence=("code K7WMX",), at=NOW)
    shown = showing.payment(booked)
    assert (shown["status"], shown["player_id"], shown["evidence"]) == ("matched", SAM.player_id, ["code K7WMX"])
    assert shown["shares"] == [{"player_id": SAM.player_id, "amount": 500}]


def test_a_payment_in_shares_names_nobody_alone() -> None:
    parts = tuple(
        Share(club_id=SAM.club_id, player_id=PlayerId(who), amount=Pence(250)) for who in (SAM.player_id, TOM.player_id)
    )
    shown = showing.payment(a_payment().assign(parts, evidence=(), at=NOW))
    assert shown["player_id"] is None
    assert len(shown["shares"]) == 2


def test_an_open_payment_shows_whose_it_may_be_and_no_account() -> None:
    likely = Candidate(player=SAM, score=0.9, reasons=("owes £5.00",))
    shown = showing.payment(a_payment(), [likely])
    assert shown["candidates"] == [{"player_id": SAM.player_id, "score": 0.9, "reasons": ["owes £5.00"]}]
    assert "account_keys" not in shown


def test_a_forgotten_payment_is_not_shown() -> None:
    with pytest.raises(NotFound):
        showing.payment(replace(a_payment(), state=State.FORGOTTEN))


def test_a_bank_line_is_off_or_waits_or_is_connected() -> None:
    assert showing.bank(None, None, ())["status"] == "off"
    waiting = showing.bank(a_line(), "https://x/monzo/s", (a_club().club_id,))
    assert (waiting["mode"], waiting["status"], waiting["account_pinned"]) == ("manual", "waiting", False)
    line = replace(a_line(account_id="acc_1"), last_seen_at=NOW, mode=Mode.OAUTH)
    heard = showing.bank(line, None, (), a_login())
    assert (heard["mode"], heard["status"], heard["account_pinned"]) == ("oauth", "connected", True)
    for login in (None, a_login().unapproved(), a_login().ended()):
        assert showing.bank(line, None, (), login)["status"] == "logged_out"
    assert heard["last_seen_at"] == "2026-03-04T12:00:00Z"
    assert "acc_1" not in str(heard)


def test_a_ledger_line_carries_the_balance_after_it() -> None:
    game = a_fixture(players=(SAM.player_id,))
    _, (charge,) = game.settle(at=NOW)
    shown = showing.entry(Statement(charge, Pence(-500)))
    assert (shown["kind"], shown["amount"], shown["balance"]) == ("charge", -500, -500)
    assert (shown["fixture_id"], shown["payment_id"], shown["reverses"]) == (game.fixture_id, None, None)


def test_the_summary_is_in_pence() -> None:
    five = Summary(income=Pence(1), hire=Pence(2), out_of_pocket=Pence(3), owed=Pence(4), credit=Pence(5))
    assert showing.summary(five) == {"income": 1, "hire": 2, "out_of_pocket": 3, "owed": 4, "credit": 5}
