"""The buttons about guests."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.callbacks import BringGuest, SendHome, WhoPays
from bot.keyboards.common import button, in_rows
from bot.texts import guests as texts
from club.fixtures import Fixture
from club.players import Player

MOST_AGAIN = 6
TYPE = "type"


def whom_to_bring(fixture: Fixture, before: Sequence[Player]) -> InlineKeyboardMarkup:
    """Those who were brought before, somebody new, or nobody in particular."""
    again = [button(one.name[:40], BringGuest(fixture.fixture_id, one.player_id)) for one in before[:MOST_AGAIN]]
    others = [
        button("Type a name", BringGuest(fixture.fixture_id, TYPE)),
        button("Without a name", BringGuest(fixture.fixture_id, "")),
    ]
    return InlineKeyboardMarkup([*in_rows(again, 2), others])


def bringing(fixture: Fixture, one: Player, *, guest_pays: bool, host_reads: bool) -> InlineKeyboardMarkup:
    """Who else may pay, where there is something to pay, and not after all."""
    words = texts.pays_instead(one.name, guest_pays=guest_pays, host_reads=host_reads)
    other = WhoPays(fixture.fixture_id, one.player_id, guest_pays=not guest_pays)
    return InlineKeyboardMarkup(
        [*([[button(words, other)]] if fixture.price else []), *guest(fixture, one).inline_keyboard]
    )


def guest(fixture: Fixture, one: Player) -> InlineKeyboardMarkup:
    """Under news of a guest."""
    return InlineKeyboardMarkup([[button(texts.take_off(one.name), SendHome(fixture.fixture_id, one.player_id))]])
