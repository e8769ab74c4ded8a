"""A club's books as tables."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.gathering import Everything
from bot.sheets.reading import read
from bot.sheets.table import Money, Table
from bot.sheets.writing import csv_file, xlsx
from bot.texts import exporting as texts
from club.adjustments import Sort, adjusted
from club.candidates import Standing
from club.columns import is_headings, is_total
from club.doubts import NOTHING_SAID
from club.errors import Invalid
from club.fixtures import Guest, Status
from club.ids import AdjustmentId, TelegramId
from club.importing import understand
from club.ledger import Kind
from club.meeting import key_of
from club.money import Pence
from club.payments import Route, Share, State
from club.players import Player, bank_names, player_name
from club.ports import Statement
from tests.builders import NOW, a_club, a_fixture, a_payment, a_player

ASH = a_player("Ashley Jones", accepted_bank_names=("A JONES", "JONES, A"), telegram_id=TelegramId(7))
SAM = replace(a_player("Sam"), retired=True)


def books(*players: Player, **facts: Any) -> Everything:
    """The books of the club of the test."""
    known: dict[str, Any] = {
        "club": a_club(),
        "at": NOW,
        "players": players,
        "names": {player.player_id: player.name for player in players},
        "standings": {},
        "games": (),
        "payments": (),
        "ledger": (),
        "adjustments": {},
    }
    return Everything(**(known | facts))


def standing(player: Player, balance: int) -> Standing:
    return Standing(player_id=player.player_id, balance=Pence(balance), last_played=None, last_paid=NOW)


def test_rows_are_as_long_as_their_headings() -> None:
    game = a_fixture(players=(ASH.player_id,), waiting=(SAM.player_id,))
    payment = a_payment()
    every = books(ASH, SAM, games=(game,), payments=(payment,))
    for table in texts.tables(every):
        assert all(len(row) == len(table.headings) for row in table.rows)
    assert [table.name for table in texts.tables(every)] == ["Players", "Games", "Sign-ups", "Payments", "Ledger"]


def test_players() -> None:
    table = texts.players(books(ASH, SAM, standings={ASH.player_id: standing(ASH, -500)}))
    assert table.rows == (
        (
            "Ashley Jones",
            Money(Pence(500)),
            Money(Pence(0)),
            ASH.reference_code,
            "A JONES; JONES, A",
            "yes",
            NOW,
            "yes",
            "",
        ),
        ("Sam", Money(Pence(0)), Money(Pence(0)), SAM.reference_code, "", "no", None, "no", ""),
    )


def test_games_and_who_came() -> None:
    over = a_fixture(starts_at=NOW - timedelta(days=1), players=(ASH.player_id, SAM.player_id), absent=(SAM.player_id,))
    off = replace(a_fixture("off", players=(ASH.player_id,)), status=Status.CANCELLED, reason="snow")
    ahead = a_fixture("ahead", players=(ASH.player_id,), waiting=(SAM.player_id,))
    every = books(ASH, SAM, games=(ahead, off, over))
    assert [(row[2], row[7:]) for row in texts.games(every).rows] == [
        ("planned", (1, None, "Ashley Jones", "Sam", "")),
        ("called off", (1, None, "Ashley Jones", "", "snow")),
        ("played", (2, 1, "Ashley Jones, Sam", "", "")),
    ]
    assert [row[2:] for row in texts.sign_ups(every).rows] == [
        ("Ashley Jones", "signed up", ""),
        ("Sam", "waiting", ""),
        ("Ashley Jones", "called off", ""),
        ("Ashley Jones", "yes", ""),
        ("Sam", "no", ""),
    ]


def test_a_no_show_is_told_from_somebody_who_did_not_come() -> None:
    over = a_fixture(starts_at=NOW - timedelta(days=1), players=(ASH.player_id, SAM.player_id))
    every = books(ASH, SAM, games=(replace(over, absent=(ASH.player_id,), no_shows=(SAM.player_id,)),))
    assert [row[3] for row in texts.sign_ups(every).rows] == ["no", "no-show"]
    assert texts.games(every).rows[0][8] == 0


def test_guests_stand_beside_their_host() -> None:
    mike = a_player("Mike", guest_of=ASH.player_id)
    game = a_fixture(players=(ASH.player_id, mike.player_id))
    game = replace(game, guests=(Guest(mike.player_id, ASH.player_id, ASH.player_id),))
    settled, entries = game.settle(at=NOW)
    every = books(ASH, mike, games=(settled,), ledger=tuple(Statement(entry, Pence(7)) for entry in entries))
    assert [row[-1] for row in texts.players(every).rows] == ["", "Ashley Jones"]
    assert [row[-1] for row in texts.sign_ups(every).rows] == ["", "Ashley Jones"]
    assert [(row[1], row[5]) for row in texts.ledger(every).rows] == [
        ("Ashley Jones", "Wed 4 Mar, 18:00, Riverside"),
        ("Ashley Jones", "Wed 4 Mar, 18:00, Riverside, for Mike"),
    ]
    what = understand(read(csv_file(texts.players(every), timezone="Europe/London")), (), NOTHING_SAID)
    assert what.doubt is None
    assert [one.name for one in what.people] == ["Ashley Jones", "Mike"], "the column of hosts is no column of names"


def test_payments_and_the_ledger_lines_that_they_made() -> None:
    shares = (
        Share(club_id=ASH.club_id, player_id=ASH.player_id, amount=Pence(300)),
        Share(club_id=ASH.club_id, player_id=SAM.player_id, amount=Pence(200)),
    )
    payment = a_payment().assign(shares, evidence=("known account", "name"), at=NOW)
    game = a_fixture()
    opening = adjusted(AdjustmentId("x"), ASH.club_id, Sort.OPENING, {ASH.player_id: Pence(1)}, at=NOW, reason="a.csv")
    charge = replace(payment.entries[0], kind=Kind.CHARGE, fixture_id=game.fixture_id, payment_id=None)
    lines = [*payment.entries, payment.entries[0].reversed_at(NOW), charge, *opening.entries]
    every = books(
        ASH,
        SAM,
        games=(game,),
        payments=(payment,),
        ledger=tuple(Statement(entry, Pence(7)) for entry in lines),
        adjustments={opening.adjustment_id: opening},
    )
    [row] = texts.payments(every).rows
    assert row == (
        NOW, Money(Pence(500)), "A JONES", "footy", "bank transfer", "booked",
        "Ashley Jones, Sam", "known account; name",
    )  # fmt: skip
    assert [(line[1], line[2], line[3], line[5]) for line in texts.ledger(every).rows] == [
        ("Ashley Jones", "payment", Money(Pence(300)), "A JONES: footy"),
        ("Sam", "payment", Money(Pence(200)), "A JONES: footy"),
        ("Ashley Jones", "taken back", Money(Pence(-300)), "A JONES: footy"),
        ("Ashley Jones", "game", Money(Pence(300)), "Wed 4 Mar, 18:00, Riverside"),
        ("Ashley Jones", "brought in", Money(Pence(1)), "a.csv"),
    ]
    without = replace(every, payments=())
    assert texts.ledger(without).rows[0][5] == "", "of what is not football any more nothing is told but the sum"


def test_everything_has_a_word() -> None:
    assert set(texts._KIND) == set(Kind)
    assert set(texts._STATE) == set(State)
    assert set(texts._ROUTE) == set(Route)
    assert set(texts._STATUS) == set(Status)


# ------------------------------------------------------------------------------------------------------------- and back


def kept(make: Any, given_text: Any) -> Any:
    try:
        return make(given_text)
    except Invalid:
        return None


NAMES = st.text(min_size=1, max_size=20).map(lambda text: kept(player_name, text)).filter(bool)
BANK_NAMES = st.lists(st.text(max_size=20), max_size=3).map(lambda names: kept(bank_names, tuple(names)) or ())
PEOPLE = st.lists(
    st.tuples(NAMES, BANK_NAMES, st.integers(-1_000_000, 1_000_000)),
    min_size=1,
    max_size=6,
    unique_by=lambda p: key_of(p[0]),
).filter(lambda people: not any(is_total((name,)) or is_headings((name,)) for name, _, _ in people))


@given(PEOPLE)
@example([("=Sam", ("'=A", "JONES, A"), -500), ("'+44", ("A;B", '"Q"'), 350), ("007", (), 0)])
@example([("_x0041_", ("_x000D_",), 0), ("-5", ("=x",), 1)])
@settings(deadline=None)
def test_players_come_back_from_both_kinds_of_file(people: list[tuple[str, tuple[str, ...], int]]) -> None:
    players = [replace(a_player(name, accepted_bank_names=names), name=name) for name, names, _ in people]
    standings = {player.player_id: standing(player, one[2]) for player, one in zip(players, people, strict=True)}
    every = books(*players, standings=standings)
    wanted = {name: (names, balance) for name, names, balance in people}
    table: Table = texts.players(every)
    for content in (
        csv_file(table, timezone="Europe/London"),
        xlsx(texts.tables(every), timezone="Europe/London", made_at=NOW),
    ):
        what = understand(read(content), (), NOTHING_SAID)
        assert what.doubt is None
        assert {one.name: (one.bank_names, one.balance) for one in what.people} == wanted
        assert what.problems == ()
