"""Games in words."""

from dataclasses import replace
from datetime import date

import pytest

from bot.texts import fixtures as texts
from bot.texts.words import MESSAGE_ROOM, length
from club.ids import PlayerId
from club.money import Pence
from tests.builders import NOW, a_club, a_fixture

TIME = {"now": NOW, "timezone": "Europe/London"}


@pytest.mark.parametrize(
    ("each", "hire", "bounds", "words"),
    [
        (500, 4500, (8, 12), "£5.00 each is £5.00 short of the hire at 8 players, £15.00 over the hire at 12."),
        (500, 5000, (10, 10), "£5.00 each is exactly the hire at 10 players."),
        (0, 4500, (8, 12), ""),
        (500, 0, (8, 12), ""),
    ],
)
def test_a_price_explains_itself(each: int, hire: int, bounds: tuple[int, int], words: str) -> None:
    assert texts.worth(Pence(each), Pence(hire), *bounds) == words


def test_the_draft_grows() -> None:
    facts = {"starts_at": None, "day": None, "clock": None, "place": None, "each": Pence(500), "hire": Pence(4500)}
    assert texts.draft(**facts, **TIME) == "New game"  # type: ignore[arg-type]
    assert texts.draft(**(facts | {"clock": "18:00", "place": "<Cage>"}), **TIME) == "New game: 18:00 · &lt;Cage&gt;"  # type: ignore[arg-type]
    assert texts.on_day(date(2026, 12, 25)) == "Fri 25 Dec"


def test_a_list_of_many_games_fits() -> None:
    games = [a_fixture(location="<" * 80)] * 60
    assert length(texts.upcoming(games, now=NOW, timezone="Europe/London")) < MESSAGE_ROOM
    assert texts.upcoming([], now=NOW, timezone="Europe/London") == "No game is planned just now."


def test_full_says_how_many_wait_if_any_do() -> None:
    full = a_fixture(players=(PlayerId("a"),), minimum=1, maximum=1)
    assert "· full ·" in texts.upcoming([full], now=NOW, timezone="Europe/London")
    waiting = replace(full, waiting=tuple(PlayerId(str(number)) for number in range(10)))
    assert "· full, 10 waiting ·" in texts.upcoming([waiting], now=NOW, timezone="Europe/London")


def test_news_to_the_group_fits_whoever_is_mentioned() -> None:
    people = ['<a href="tg://user?id=1234567890">Somebody</a>'] * 400
    text = texts.called_off(replace(a_fixture(), reason="x" * 200), people, now=NOW, timezone="Europe/London")
    assert length(text) <= MESSAGE_ROOM
    assert text.count("<a") == text.count("</a>")


def menu(*, private: bool) -> str:
    sam, tom, priya = PlayerId("sam"), PlayerId("tom"), PlayerId("priya")
    game = replace(a_fixture(players=(priya,)), unconfirmed=(priya,), out=(sam, tom))
    return texts.menu(game, {sam: "Sam", tom: "<Tom>", priya: "Priya"}, private=private, **TIME)  # type: ignore[arg-type]


def test_the_organiser_sees_who_cannot_come_and_the_group_only_how_many() -> None:
    assert "\nNot confirmed since it was moved: Priya\nCan't make it: Sam, &lt;Tom&gt;\n\nWhat" in menu(private=True)
    assert "\nNot confirmed since it was moved: Priya\nCan't make it: 2\n\nWhat" in menu(private=False)
    assert "Can't make it" not in texts.menu(a_fixture(), {}, private=True, **TIME)  # type: ignore[arg-type]


def test_a_menu_fits_however_many_cannot_come() -> None:
    many = tuple(PlayerId(str(number)) for number in range(400))
    game = replace(a_fixture(location="<" * 80), unconfirmed=many, out=many)
    assert length(texts.menu(game, dict.fromkeys(many, "x" * 30), private=True, **TIME)) <= MESSAGE_ROOM  # type: ignore[arg-type]


def test_before_it_is_called_off() -> None:
    quiet = texts.confirm_cancel(a_fixture(), now=NOW, timezone="Europe/London")
    assert quiet == "Call off Wed 4 Mar, 18:00 · Riverside? Nobody is charged."


def test_made() -> None:
    assert texts.made(a_fixture(), a_club(name="R&D"), now=NOW).startswith(
        "Wed 4 Mar, 18:00 · Riverside is up in R&amp;D."
    )
    assert len(texts.button(a_fixture(location="x" * 80), now=NOW, timezone="Europe/London")) == 60


def test_the_reason_is_shown_before_it_is_given() -> None:
    said = texts.confirm_cancel(a_fixture(), now=NOW, timezone="Europe/London", reason="<frost>")
    assert said.endswith("Nobody is charged.\nReason: &lt;frost&gt;")
