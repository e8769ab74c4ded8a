"""The buttons of sides: to post, to shuffle, to swap two, to keep two apart or together."""

from collections.abc import Callable, Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import Button, KeepPair, PostSides, ShowSides, ShuffleSides, SwapSides
from bot.keyboards.common import button, in_rows
from bot.texts import sides as texts
from bot.texts.sides import SidesShown
from club.ids import FixtureId, PlayerId
from club.lineup import shown
from club.pairs import Wish, wish_for
from club.sides import Pair

MOST = 90
"""Telegram takes at most 100 buttons."""


def sides(shown_: SidesShown) -> InlineKeyboardMarkup:
    """What can be done with the sides of a game."""
    fixture = shown_.fixture
    assert fixture.sides is not None
    game = fixture.fixture_id
    post = [] if fixture.sides.posted else [[button(texts.POST, PostSides(game))]]
    shuffle = button(texts.SHUFFLE, ShuffleSides(game, fixture.sides.shuffle + 1))
    swap = button(texts.SWAP, SwapSides(game, "", ""))
    return InlineKeyboardMarkup([*post, [shuffle, swap], [button(texts.PAIRS, KeepPair(game, "", "", ""))]])


def who_leaves(shown_: SidesShown) -> InlineKeyboardMarkup:
    """Those in bibs."""
    now, game = shown(shown_.fixture), shown_.fixture.fixture_id
    assert now is not None
    return _pick(shown_, now.bibs, lambda player: SwapSides(game, player, ""))


def who_comes(shown_: SidesShown, leaves: PlayerId) -> InlineKeyboardMarkup:
    """Those without."""
    now, game = shown(shown_.fixture), shown_.fixture.fixture_id
    assert now is not None
    return _pick(shown_, now.others, lambda player: SwapSides(game, leaves, player))


def first_of_pair(shown_: SidesShown) -> InlineKeyboardMarkup:
    """Whom it is about."""
    fixture = shown_.fixture
    return _pick(shown_, fixture.players, lambda player: KeepPair(fixture.fixture_id, player, "", ""))


def second_of_pair(shown_: SidesShown, one: PlayerId) -> InlineKeyboardMarkup:
    """Those whom one already has a wish with come first, also if they are not in."""
    fixture, club = shown_.fixture, shown_.club
    known = [player for pair in (*club.apart, *club.together) if one in pair for player in pair]
    others = [player for player in dict.fromkeys((*known, *fixture.players)) if player != one]
    return _pick(shown_, others, lambda player: KeepPair(fixture.fixture_id, one, player, ""))


def which_way(shown_: SidesShown, pair: Pair) -> InlineKeyboardMarkup:
    """Apart, together, or neither; a tick stands at what holds now."""
    game, now = shown_.fixture.fixture_id, wish_for(shown_.club, pair)
    ways = [
        button(f"{'✓ ' if wish is now else ''}{texts.WORDS[wish]}", KeepPair(game, *pair, wish.value)) for wish in Wish
    ]
    return InlineKeyboardMarkup([*in_rows(ways, 2), _back(game)])


def _pick(shown_: SidesShown, players: Iterable[PlayerId], means: Callable[[PlayerId], Button]) -> InlineKeyboardMarkup:
    names = [(shown_.names.get(player, "Somebody"), player) for player in players][:MOST]
    buttons = [button(name, means(player)) for name, player in names]
    return InlineKeyboardMarkup([*in_rows(buttons, 3), _back(shown_.fixture.fixture_id)])


def _back(game: FixtureId) -> list[InlineKeyboardButton]:
    return [button(texts.BACK, ShowSides(game))]
