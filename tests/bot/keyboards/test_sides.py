"""The buttons of sides: they fit, and say what shall be."""

from dataclasses import replace

from bot import keyboards
from bot.callbacks import ShuffleSides, SwapSides, unpack
from bot.texts.sides import SidesShown
from club import lineup
from club.ids import PlayerId, derived
from tests.bot.keyboards.words import words
from tests.builders import NOW, a_club, a_fixture

EVERYBODY = tuple(PlayerId(derived("p", number)) for number in range(100))
NAMES = {player: f"Player {number}" for number, player in enumerate(EVERYBODY)}
CLUB = a_club()


def shown(number: int) -> SidesShown:
    game = lineup.made(a_fixture(players=EVERYBODY[:number]), CLUB, {}, number=0, at=NOW)
    return SidesShown(fixture=game, club=CLUB, names=NAMES, now=NOW)


def test_the_next_shuffle_has_a_number_of_its_own() -> None:
    keyboard = keyboards.sides(shown(6))
    assert words(keyboard) == [["Post to the group"], ["Shuffle", "Swap two"], ["Apart / together"]]
    button = unpack(str(keyboard.inline_keyboard[1][0].callback_data))
    assert isinstance(button, ShuffleSides)
    assert button.number == 1
    seen = replace(shown(6), fixture=lineup.posted(shown(6).fixture))
    assert words(keyboards.sides(seen)) == words(keyboard)[1:]


def test_a_swap_begins_in_bibs_and_ends_without() -> None:
    game = shown(4)
    now = lineup.shown(game.fixture)
    assert now is not None
    assert words(keyboards.who_leaves(game)) == [[NAMES[player] for player in now.bibs], ["Back"]]
    keyboard = keyboards.who_comes(game, now.bibs[0])
    assert words(keyboard) == [[NAMES[player] for player in now.others], ["Back"]]
    button = unpack(str(keyboard.inline_keyboard[0][0].callback_data))
    assert button == SwapSides(game.fixture.fixture_id, now.bibs[0], now.others[0])


def test_whom_one_has_a_wish_with_comes_first_also_when_not_in() -> None:
    away = EVERYBODY[50]
    game = replace(shown(3), club=replace(CLUB, apart=((EVERYBODY[0], away),)))
    assert words(keyboards.second_of_pair(game, EVERYBODY[0]))[0] == ["Player 50", "Player 1", "Player 2"]
    assert words(keyboards.which_way(game, (EVERYBODY[0], away))) == [
        ["✓ Keep apart", "Keep together"], ["Either will do"], ["Back"],
    ]  # fmt: skip


def test_a_hundred_players_are_not_too_many_buttons() -> None:
    for keyboard in (keyboards.first_of_pair(shown(100)), keyboards.second_of_pair(shown(100), EVERYBODY[0])):
        assert sum(map(len, keyboard.inline_keyboard)) <= 100
