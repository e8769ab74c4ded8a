"""What is said of sides: to the group nothing of anybody's strength, to the organiser also what could not be kept."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts import sides as texts
from bot.texts.sides import SidesShown
from bot.texts.words import CAPTION_ROOM, MESSAGE_ROOM, length, short_names
from club import lineup
from club.clubs import Club
from club.fixtures import Fixture, Sides
from club.habits import Habits
from club.ids import PlayerId
from club.money import Pence
from tests.builders import NOW, a_club, a_fixture

NAMES = ["Ashley", "Sam", "Priya", "Tom <3", "Olly", "Zoë"]
IDS = {name: PlayerId(f"player{number}") for number, name in enumerate(NAMES)}
ASHLEY, SAM, PRIYA, TOM, OLLY, ZOE = IDS.values()
CLUB = a_club()
SIDES = Sides((ASHLEY, SAM, PRIYA), (TOM, OLLY, ZOE), 0, NOW, ((ASHLEY, 50), (TOM, 20)))
GAME = replace(a_fixture(players=tuple(IDS.values()), price=Pence(0)), sides=SIDES)
TOP = "<b>Wed 4 Mar, 18:00 · Riverside</b>\n\n"


def shown(game: Fixture = GAME, club: Club = CLUB) -> SidesShown:
    names = short_names({player: name for name, player in IDS.items()})
    return SidesShown(fixture=game, club=club, names=names, now=NOW)


def test_for_the_group() -> None:
    club = replace(CLUB, apart=((TOM, SAM), (ASHLEY, SAM)), together=((ASHLEY, SAM),))
    assert texts.sides(shown(replace(GAME, kit=(SAM, PRIYA)), club)) == (
        f"{TOP}<b>Bibs</b>: Ashley, Sam, Priya\n<b>No bibs</b>: Tom, Olly, Zoë\n\n"
        "Bibs 11, no bibs 8. Tom and Sam kept apart. Ashley and Sam kept together.\n"
        "Sam brings the ball, Priya the bibs."
    )


def test_what_was_not_kept_is_for_the_organiser_alone() -> None:
    club = replace(CLUB, apart=((ASHLEY, SAM),), together=((TOM, SAM),))
    assert "after all" not in texts.sides(shown(club=club))
    said = texts.page(shown(club=club))
    assert "Bibs 11, no bibs 8.\nAshley and Sam play together after all.\nTom and Sam play against each other" in said
    assert said.endswith("The group doesn't see this yet.")


def test_the_group_reads_no_sum_that_would_tell_of_one_player() -> None:
    without_ashley = replace(GAME, players=GAME.players[1:])
    assert "Bibs 6" not in texts.sides(shown(without_ashley))
    assert texts.sides(shown(without_ashley)) == f"{TOP}<b>Bibs</b>: Sam, Priya\n<b>No bibs</b>: Tom, Olly, Zoë"
    assert "Bibs 6, no bibs 8." in texts.page(shown(without_ashley)), "the organiser reads it"


def test_sides_that_became_uneven_and_sides_that_results_have_moved() -> None:
    two_left = replace(GAME, players=GAME.players[2:])
    assert "shuffle, and they're even again" in texts.page(shown(two_left))
    assert "shuffle" not in texts.page(shown())
    kept = replace(CLUB, habits=Habits(results=True))
    assert "moved a little by the last results" in texts.page(shown(club=kept))
    seen = lineup.posted(GAME)
    assert texts.page(shown(seen)).endswith(texts.POSTED)


@settings(max_examples=30)
@given(st.integers(2, 100), st.integers(1, 64))
def test_a_caption_and_a_message_have_an_end(number: int, size: int) -> None:
    players = tuple(PlayerId(f"p{place}") for place in range(number))
    pairs = tuple((players[0], other) for other in players[1:31])
    club = replace(CLUB, apart=pairs, together=pairs)
    game = lineup.made(replace(GAME, players=players, kit=players[:2], sides=None), club, {}, number=0, at=NOW)
    names = short_names({player: f"&{'W' * size} {player}" for player in players})
    long = SidesShown(fixture=game, club=club, names=names, now=NOW)
    assert length(_seen(texts.sides(long))) <= CAPTION_ROOM
    assert length(_seen(texts.page(long))) <= MESSAGE_ROOM
    assert length(_seen(texts.pairs(long))) <= MESSAGE_ROOM


def _seen(html: str) -> str:
    """Telegram counts what is seen, and an ampersand is one character."""
    return html.replace("&amp;", "&").replace("<b>", "").replace("</b>", "")
