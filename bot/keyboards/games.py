"""The buttons of a game."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot.callbacks import (
    AddGuest,
    Cancel,
    Change,
    Dismiss,
    EnterResult,
    Join,
    Leave,
    LetOff,
    Manage,
    MarkAs,
    PassOn,
    Pay,
    PostSides,
    ShowSides,
)
from bot.keyboards.common import button, column, in_rows
from bot.texts import after_game, fixtures
from club.clubs import Club
from club.fixtures import Fixture, Status
from club.ids import PlayerId
from club.money import pounds

MOST_BUTTONS = 100
"""So many Telegram takes."""
MOST_LATE = 12


def card(fixture: Fixture, now: datetime, *, guests: bool = False) -> InlineKeyboardMarkup | None:
    """In, out, pay and, where guests may play, one more while the game is open, nothing afterwards."""
    if fixture.status_at(now) is not Status.OPEN:
        return None
    rows = [[button("I'm in", Join(fixture.fixture_id)), button("I'm out", Leave(fixture.fixture_id))]]
    more = [button(f"Pay {pounds(fixture.price)}", Pay(fixture.fixture_id))] if fixture.price else []
    if guests:
        more.append(button("+1", AddGuest(fixture.fixture_id)))
    return InlineKeyboardMarkup([*rows, more] if more else rows)


def can_not_come(fixture: Fixture) -> InlineKeyboardMarkup:
    """Under the news that a place opened."""
    return InlineKeyboardMarkup([[button("I'm out", Leave(fixture.fixture_id))]])


def offer(fixture: Fixture) -> InlineKeyboardMarkup:
    """Under a place that is offered."""
    return InlineKeyboardMarkup(
        [[button("Take it", Join(fixture.fixture_id)), button("Pass", PassOn(fixture.fixture_id))]]
    )


def first_to_tap(fixture: Fixture) -> InlineKeyboardMarkup:
    """Under the news that a place is free near kick-off."""
    return InlineKeyboardMarkup(
        [[button("I'm in", Join(fixture.fixture_id)), button("I'm out", Leave(fixture.fixture_id))]]
    )


def which_game(
    means: type[Manage | PostSides | ShowSides],
    games: Sequence[Fixture],
    *,
    now: datetime,
    timezone: str,
) -> InlineKeyboardMarkup:
    """A game each."""
    return column(
        button(fixtures.button(game, now=now, timezone=timezone), means(game.fixture_id)) for game in games[:10]
    )


def which_of_mine(
    means: type[Join | Leave], games: Sequence[Fixture], clubs: Sequence[Club], *, now: datetime
) -> InlineKeyboardMarkup:
    """A game each, by the clock of its club, which is named where there are several."""
    of = {club.club_id: club for club in clubs}
    several = len({game.club_id for game in games}) > 1
    return column(
        button(
            fixtures.button(
                game, now=now, timezone=of[game.club_id].timezone, club=of[game.club_id].name if several else None
            ),
            means(game.fixture_id),
        )
        for game in games[:10]
    )


def which_to_cancel(games: Sequence[Fixture], *, now: datetime, timezone: str) -> InlineKeyboardMarkup:
    """A game each, to be called off."""
    return column(
        button(fixtures.button(game, now=now, timezone=timezone), Cancel(game.fixture_id, sure=False))
        for game in games[:10]
    )


def game_menu(fixture: Fixture) -> InlineKeyboardMarkup:
    """What an organiser may change."""
    wanted = [
        button(word.capitalize(), Change(fixture.fixture_id, word))
        for word in ("time", "place", "price", "minimum", "maximum")
    ]
    return InlineKeyboardMarkup([*in_rows(wanted, 2), [button("Call it off", Cancel(fixture.fixture_id, sure=False))]])


def confirm_cancel(fixture: Fixture) -> InlineKeyboardMarkup:
    """Sure?"""
    return InlineKeyboardMarkup(
        [[button("Call it off", Cancel(fixture.fixture_id, sure=True)), button("Leave it on", Dismiss())]]
    )


def ticks(fixture: Fixture, names: Mapping[PlayerId, str], *, results: bool = False) -> InlineKeyboardMarkup:
    """Who came; those who dropped out late, to be let off; and how it ended where `results` are kept."""
    late = [
        button(
            after_game.let_off(names.get(one.player_id, "Somebody"), off=not one.waived),
            LetOff(fixture.fixture_id, one.player_id, off=not one.waived),
        )
        for one in fixture.left_late[:MOST_LATE]
    ]
    marks = [
        button(after_game.tick(names.get(player, "Somebody"), after_game.sign(fixture, player)), _next(fixture, player))
        for player in fixture.players[: MOST_BUTTONS - len(late) - results]
    ]
    ended = [[button("Result", EnterResult(fixture.fixture_id))]] if results else []
    return InlineKeyboardMarkup([*in_rows(marks, 2), *([one] for one in late), *ended])


def _next(fixture: Fixture, player: PlayerId) -> MarkAs:
    """What a tap makes of somebody: came, did not come, no-show, and round again."""
    absent, no_show = player in fixture.absent, player in fixture.no_shows
    return MarkAs(fixture.fixture_id, player, came=no_show, owes=absent)
