from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import (
    Misread,
    NewFixture,
    find_player,
    parse_alias,
    parse_cash,
    parse_guest,
    parse_new_fixture,
    parse_result,
)
from club.errors import ClubError, Invalid
from club.fixtures import Result
from club.ids import PlayerId
from club.money import Pence
from club.players import Player
from tests.builders import NOW, a_club, a_player

CLUB = a_club()


def read(text: str) -> NewFixture:
    return parse_new_fixture(text, now=NOW, timezone="Europe/London", defaults=CLUB)


def test_the_usual_command() -> None:
    assert read("Wed 18:00 Riverside £45") == NewFixture(
        starts_at=datetime(2026, 3, 4, 18, 0, tzinfo=UTC),
        location="Riverside",
        price=Pence(500),
        hire=Pence(4500),
        minimum=8,
        maximum=12,
        missing=(),
        day=date(2026, 3, 4),
        time=time(18),
    )


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Wed 11:00", datetime(2026, 3, 11, 11, tzinfo=UTC)),
        ("tomorrow 7pm", datetime(2026, 3, 5, 19, tzinfo=UTC)),
        ("today 18:30", datetime(2026, 3, 4, 18, 30, tzinfo=UTC)),
        ("25/12 10:30", datetime(2026, 12, 25, 10, 30, tzinfo=UTC)),
        ("Wed 4 Mar 6.30pm", datetime(2026, 3, 4, 18, 30, tzinfo=UTC)),
        ("next Wed 18:00", datetime(2026, 3, 11, 18, tzinfo=UTC)),
        ("18 July 18", datetime(2026, 7, 18, 17, tzinfo=UTC)),
        ("25.12.2026 18.00", datetime(2026, 12, 25, 18, tzinfo=UTC)),
        ("/newfixture@fiver_bot Fri 8pm", datetime(2026, 3, 6, 20, tzinfo=UTC)),
    ],
)
def test_when(text: str, starts: datetime) -> None:
    assert read(text).starts_at == starts


@pytest.mark.parametrize(
    ("text", "price", "hire", "minimum", "maximum"),
    [
        ("£45", 500, 4500, 8, 12),
        ("£60.50", 500, 6050, 8, 12),
        ("£4 each", 400, 4500, 8, 12),
        ("4 each £40", 400, 4000, 8, 12),
        ("£4.50 pp", 450, 4500, 8, 12),
        ("£40 £4 per head", 400, 4000, 8, 12),
        ("£0 each", 0, 4500, 8, 12),
        ("8-14", 500, 4500, 8, 14),
        ("6 to 10", 500, 4500, 6, 10),
        ("10–14 players", 500, 4500, 10, 14),
        ("max 10", 500, 4500, 8, 10),
        ("max 6", 500, 4500, 6, 6),
        ("min 6", 500, 4500, 6, 12),
        ("min 14", 500, 4500, 14, 14),
        ("min 6 max 10 £1,200", 500, 120_000, 6, 10),
    ],
)
def test_sums_and_limits(text: str, price: int, hire: int, minimum: int, maximum: int) -> None:
    found = read(f"Fri 19:00 Goals {text}")
    assert (found.price, found.hire, found.minimum, found.maximum) == (price, hire, minimum, maximum)
    assert found.location == "Goals"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Fri 19:00 O'Neill's ⚽ Park", "O'Neill's ⚽ Park"),
        ("at Riverside on Fri at 19:00", "Riverside"),
        ("Riverside, Fri 19:00, £45", "Riverside"),
        ("Fri 7 pm for £45 at The Cage in Leeds", "The Cage in Leeds"),
        ("Fri 19:00 Pitch 3", "Pitch 3"),
        ("Fri 19:00 5 a side at Goals", "5 a side at Goals"),
        ("Fri 19:00 河边", "河边"),
        ("Fri 19:00", None),
        ("Fri 19:00 - ,", None),
    ],
)
def test_the_place_is_what_is_left(text: str, place: str | None) -> None:
    assert read(text).location == place


@given(st.permutations(["Fri", "19:00", "Riverside", "£60", "£6 each", "6-10", "weekly"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    found = read(" ".join(words))
    assert found.starts_at == datetime(2026, 3, 6, 19, tzinfo=UTC)
    assert (found.location, found.hire, found.price, found.minimum, found.maximum) == ("Riverside", 6000, 600, 6, 10)
    assert found.every == 1


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("", None),
        ("weekly", 1),
        ("every week", 1),
        ("fortnightly", 2),
        ("every two weeks", 2),
        ("every 2 weeks", 2),
        ("every other week", 2),
        ("every second week", 2),
        ("every fortnight", 2),
    ],
)
def test_how_often(said: str, every: int | None) -> None:
    for text in (f"Fri 19:00 Riverside £60 {said}", f"{said} Fri 19:00 Riverside £60"):
        found = read(text)
        assert (found.every, found.location, found.hire) == (every, "Riverside", 6000)


@pytest.mark.parametrize(("said", "every"), [("every Fri", 1), ("Every Friday", 1), ("every other Friday", 2)])
def test_every_friday_says_how_often_and_the_day(said: str, every: int) -> None:
    found = read(f"{said} 19:00 Riverside")
    assert (found.every, found.location) == (every, "Riverside")
    assert found.starts_at == datetime(2026, 3, 6, 19, tzinfo=UTC)


def test_a_place_that_sounds_like_it_is_still_a_place() -> None:
    found = read("Fri 19:00 Every Weekend Club")
    assert (found.every, found.location) == (None, "Every Weekend Club")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", ("day", "time", "place")),
        ("Riverside", ("day", "time")),
        ("Fri", ("time", "place")),
        ("19:00 Riverside", ("day",)),
        ("Fri Pitch 3", ("time",)),
    ],
)
def test_what_is_missing_is_asked_for(text: str, missing: tuple[str, ...]) -> None:
    found = read(text)
    assert found.missing == missing
    assert found.starts_at is None


def test_the_usual_values_are_the_clubs() -> None:
    club = replace(CLUB, default_hire=Pence(6000), default_minimum=6, default_maximum=10, default_price=Pence(700))
    found = parse_new_fixture("Fri 19:00 X", now=NOW, timezone="UTC", defaults=club)
    assert (found.hire, found.minimum, found.maximum, found.price) == (6000, 6, 10, 700)


def test_a_misread_command_keeps_the_words_and_shows_the_right_form() -> None:
    with pytest.raises(Misread) as caught:
        read("Wedn 25:00")
    assert caught.value.message.startswith("I couldn't read “Wedn 25:00”.")
    assert caught.value.message.endswith("Try: /newfixture Wed 18:00 Riverside £45")


def test_the_right_form_uses_the_persons_day_and_the_clubs_place() -> None:
    club = replace(CLUB, places=("Goals",), default_hire=Pence(0))
    with pytest.raises(Misread, match="Try: /newfixture Fri 18:00 Goals £45"):
        parse_new_fixture("Fri 25:00", now=NOW, timezone="UTC", defaults=club)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("6 Fri Riverside", "morning or in the evening"),
        ("Wendesday 18:00 Riverside", "Did you mean Wednesday?"),
        ("Thu 4 Mar 18:00", "is a Wednesday, not a Thursday"),
        ("31/2 18:00", "no such day"),
        ("Fri 19:00 £40 £50", "two sums"),
        ("Fri 19:00 £4 each £5 each", "two sums"),
        ("Fri 19:00 £5,50 each", "Sums look like"),
        ("Fri 19:00 Sat", "two different days"),
        ("today 11:00", "in the past"),
        ("2/3 18:00", "in the past"),
        ("1/3/2028 18:00", "more than a year"),
        ("29 Mar 01:30", "clocks go forward"),
        ("Fri 19:00 £99999", "A sum has to be"),
        ("Fri 19:00 min 12 max 8", "maximum"),
        ("Fri 19:00 12-8", "maximum"),
        ("Fri 19:00 max 999", "maximum"),
        ("Fri 19:00 min 0", "minimum"),
        ("Fri 19:00 " + "x" * 81, "80 characters"),
    ],
)
def test_what_cannot_be_meant_gets_a_clear_answer(text: str, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        read(text)


def test_what_is_refused_is_answered_with_the_right_form_too() -> None:
    club = replace(CLUB, places=("Goals", "The Cage"))
    with pytest.raises(Invalid, match=r"in the past\. Try: /newfixture Wed 18:00 The Cage £45"):
        parse_new_fixture("yesterday 18:00 the cage", now=NOW, timezone="UTC", defaults=club)


PIECES = ["Wed", "next", "18:00", "£5", "each", "8-12", "max", "4", "March", "25/12", "at", "29/2", "6", "pm", "-", "£"]


@given(st.text(max_size=120) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_text_is_read_or_answered(text: str) -> None:
    found = None
    with suppress(ClubError):
        found = read(text)
    if found is not None:
        assert (found.starts_at is None) == bool({"day", "time"} & set(found.missing))
        assert found.starts_at is None or found.starts_at > NOW


@pytest.mark.parametrize(
    ("text", "name", "pence"),
    [
        ("Ashley £5", "Ashley", 500),
        ("£5 Ashley", "Ashley", 500),
        ("Tom B 12.50", "Tom B", 1250),
        ("/cash Ashley £ 5", "Ashley", 500),
        ("Ashley 5 quid", "Ashley", 500),
        ("Zoë O'Brien 80p", "Zoë O'Brien", 80),
        ("Player 7 £5", "Player 7", 500),
    ],
)
def test_cash_is_a_name_and_a_sum(text: str, name: str, pence: int) -> None:
    assert parse_cash(text) == (name, pence)


@pytest.mark.parametrize("text", ["", "Ashley", "£5", "Ashley -5", "Ashley £0", "Ashley £20000", "Ashley five"])
def test_cash_without_either_is_answered(text: str) -> None:
    with pytest.raises(Invalid):
        parse_cash(text)


def test_an_alias_is_a_player_and_a_bank_name() -> None:
    assert parse_alias("/alias Ashley = A JONES & T JONES") == ("Ashley", "A JONES & T JONES")
    for text in ("Ashley A JONES", "= A JONES", "Ashley =", "", "Ashley = ⚽"):
        with pytest.raises(Invalid):
            parse_alias(text)


PLAYERS = [a_player(name) for name in ("Ashley Jones", "Ash", "José", "Tom Brown", "Tom Baker", "Priya Patel")]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ash", {"Ash"}),
        ("ashl", {"Ashley Jones"}),
        ("JOSE", {"José"}),
        ("tom", {"Tom Brown", "Tom Baker"}),
        ("Tom Br", {"Tom Brown"}),
        ("patel", {"Priya Patel"}),
        ("zed", set()),
        ("", set()),
    ],
)
def test_players_are_found_by_name(name: str, found: set[str]) -> None:
    result = find_player(name, PLAYERS)
    several = (result,) if isinstance(result, Player) else result
    assert {one.name for one in several} == found
    assert isinstance(result, Player) == (len(found) == 1)


def test_players_who_left_are_not_found() -> None:
    assert find_player("Ash", [a_player("Ash", active=False)]) == ()


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("5-3", Result(5, 3)), ("/result 0–0", Result(0, 0)), ("/result@FiverBot 12 : 4", Result(12, 4)),
        ("5 to 3", Result(5, 3)), ("5 3", Result(5, 3)), (" None ", None),
    ],
)  # fmt: skip
def test_results(said: str, result: Result | None) -> None:
    assert parse_result(said) == result


@pytest.mark.parametrize("said", ["", "/result", "53", "-5-3", "5-3-1", "five-three", "5.5-3", "1000-1", "٥-٣"])
def test_what_is_no_result_shows_the_form(said: str) -> None:
    with pytest.raises(Misread, match="5-3"):
        parse_result(said)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("/guest Mike", ("Mike", None)),
        ("/guest@FiverBot  Mike  of  Ashley J ", ("Mike", "Ashley J")),
        ("/guest", ("", None)),
        ("/guest of Ashley", ("", "Ashley")),
        ("/guest +1 Mike", ("Mike", None)),
        ("/guest Christof", ("Christof", None)),
        ("/guest Duke of York of Ashley", ("Duke of York", "Ashley")),
    ],
)
def test_a_guest_and_whose_it_is(text: str, read_as: tuple[str, str | None]) -> None:
    assert parse_guest(text) == read_as


def test_guests_come_after_players_and_are_told_apart_by_their_host() -> None:
    ashley, tom, mick = a_player("Ashley Jones"), a_player("Tom"), a_player("Mick Brown")
    hers, his = (
        a_player(name, guest_of=host.player_id, player_id=PlayerId(f"{name} of {host.name}"))
        for name, host in (("Tom", ashley), ("Mick", tom))
    )
    everybody = [ashley, tom, mick, hers, his]
    assert find_player("tom", everybody) == tom
    assert find_player("Ashley’s Tom", everybody) == hers
    assert find_player("ashley", everybody) == ashley
    assert find_player("Mick", everybody) == (mick, his), "a whole name of a guest is not passed over"
    assert find_player("Mick B", everybody) == mick
    assert find_player("to", [ashley, hers]) == hers
