"""One player's page: how they stand and why, and what can be done: gone, the same as another, erased."""

from telegram import InlineKeyboardMarkup

from bot import keyboards
from bot.callbacks import Erase, History, MakeOne, MakePlayer, Rate, Retire, SameAs, ShowPlayer
from bot.commands import find_player, parse_merge
from bot.desk import one_player, organiser, say_what_it_settled
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.texts import one_player as texts
from bot.texts import ratings
from bot.texts.club import ORGANISER_ALONE
from bot.texts.guests import is_a_player
from bot.texts.people import no_such_player, told_apart, which_player
from bot.turn import Turn
from club.actions.erasing import erase
from club.actions.merging import make_one
from club.actions.people import change_player, make_player, retire
from club.clubs import Club
from club.errors import Conflict, Forbidden, Invalid, NotFound
from club.ids import PlayerId
from club.money import Pence
from club.players import STRONGEST, Player

LINES = 12
"""Lines of a statement that are shown at a time."""

RATINGS = tuple(str(number) for number in range(STRONGEST + 1))


def handlers() -> list[Handler]:
    """All of them for organisers only."""
    return [
        *organiser("player", player),
        *organiser("merge", merge),
        tap(ShowPlayer, show),
        tap(History, leaf),
        tap(Retire, gone_or_back),
        tap(Rate, rate, lambda button: button.page == 0 and button.what in RATINGS),
        tap(MakePlayer, on_their_own),
        tap(SameAs, same_as_whom),
        tap(MakeOne, same_sure, lambda button: not button.sure),
        tap(MakeOne, same, lambda button: button.sure),
        tap(Erase, erase_sure, lambda button: not button.sure),
        tap(Erase, erased, lambda button: button.sure),
    ]


async def player(turn: Turn, club: Club, said: str) -> None:
    """`/player NAME`."""
    if not said:
        raise Invalid(texts.TRY_PLAYER)
    everybody = await turn.store.players.all(club.club_id)
    found = find_player(said, everybody)
    if isinstance(found, Player):
        text, keyboard = await _page(turn, club, found)
        turn.whisper(text, keyboard, payload=club.club_id)
    elif found:
        turn.whisper(
            which_player(said), keyboards.which_player(found, told_apart(found, everybody)), payload=club.club_id
        )
    else:
        raise NotFound(no_such_player(said))


async def show(turn: Turn, button: ShowPlayer) -> None:
    """One of several with the same name, and [Back]."""
    one, club = await _player(turn, button.player_id)
    turn.edit(*await _page(turn, club, one))


async def leaf(turn: Turn, button: History) -> None:
    """[‹ Earlier] and [Later ›] through the statement."""
    one, club = await _player(turn, button.player_id)
    turn.edit(*await _page(turn, club, one, button.page))


async def gone_or_back(turn: Turn, button: Retire) -> None:
    """[Plays no more], [Plays again]."""
    one, club = await _player(turn, button.player_id)
    changed = await turn.write(
        lambda books: retire(books, club.club_id, one.player_id, retired=button.retired, at=turn.now)
    )
    turn.toast(texts.retired_toast(changed, await turn.store.ledger.balance(one.player_id)))
    turn.edit(*await _page(turn, club, changed))


async def rate(turn: Turn, button: Rate) -> None:
    """[4] in the row of strengths: the button says what shall be; 0 takes it away."""
    one, club = await _player(turn, button.player_id)
    rating = int(button.what)
    rated = await turn.write(lambda books: change_player(books, club.club_id, one.player_id, rating=rating))
    turn.toast(ratings.rated(rated))
    turn.edit(*await _page(turn, club, rated))


async def on_their_own(turn: Turn, button: MakePlayer) -> None:
    """[Make them a player]: nobody's guest any more."""
    one, club = await _player(turn, button.player_id)
    changed = await turn.write(lambda books: make_player(books, club.club_id, one.player_id))
    turn.toast(is_a_player(changed.name))
    turn.edit(*await _page(turn, club, changed))


async def merge(turn: Turn, club: Club, said: str) -> None:
    """`/merge NAME = NAME`: shows what would become of it first."""
    first, second = parse_merge(said)
    one, other = await one_player(turn, club, first), await one_player(turn, club, second)
    if one.player_id == other.player_id:
        raise Conflict(texts.one_already(one))
    text, keyboard = await _sure(turn, one, other)
    turn.whisper(text, keyboard, payload=club.club_id)


async def same_as_whom(turn: Turn, button: SameAs) -> None:
    """[Same person as…]: all others."""
    one, club = await _player(turn, button.player_id)
    others = [other for other in await turn.store.players.all(club.club_id) if other.player_id != one.player_id]
    turn.edit(texts.same_as_whom(one), keyboards.same_as(one, others, button.page))


async def same_sure(turn: Turn, button: MakeOne) -> None:
    """Picked: asked once more."""
    one, _ = await _player(turn, button.kept_id)
    other, _ = await _player(turn, button.gone_id)
    turn.edit(*await _sure(turn, one, other))


async def same(turn: Turn, button: MakeOne) -> None:
    """Sure: they are one."""
    _, club = await _player(turn, button.kept_id)
    kept = await turn.write(lambda books: make_one(books, club.club_id, button.kept_id, button.gone_id, at=turn.now))
    turn.edit(*await _page(turn, club, kept))
    await say_what_it_settled(turn, club.club_id)


async def erase_sure(turn: Turn, button: Erase) -> None:
    """[Erase]: asked once more."""
    one, club = await _player(turn, button.player_id)
    banks = await _banks(turn, club, one)
    turn.edit(texts.sure_to_erase(one, banks=banks), keyboards.sure_to_erase(one))


async def erased(turn: Turn, button: Erase) -> None:
    """Sure: nothing is known of them any more."""
    one, club = await _player(turn, button.player_id)
    await _banks(turn, club, one)
    await turn.write(lambda books: erase(books, club.club_id, one.player_id, at=turn.now))
    turn.edit(texts.erased(one))


async def _banks(turn: Turn, club: Club, one: Player) -> bool:
    """Whether erasing this player disconnects the club's bank: that is no administrator's business."""
    if one.telegram_id is None or club.line_id is None:
        return False
    line, login = await turn.store.lines.get(club.line_id), await turn.store.logins.find(club.line_id)
    banks = one.telegram_id in (line.owner, login.entered_by if login is not None else None)
    if banks and not club.is_organiser(turn.person.telegram_id):
        raise Forbidden(ORGANISER_ALONE)
    return banks


async def _page(turn: Turn, club: Club, one: Player, page: int = 0) -> tuple[str, InlineKeyboardMarkup]:
    """The page with a part of the statement; the latest lines are on page 0."""
    statement = await turn.store.ledger.statement(one.player_id)
    pages = max(1, -(-len(statement) // LINES))
    page = min(page, pages - 1)
    end = len(statement) - page * LINES
    balance = statement[-1].balance if statement else Pence(0)
    shown = texts.Page(
        player=one,
        balance=balance,
        lines=statement[max(0, end - LINES) : end],
        names=await turn.store.players.names(club.club_id),
        last_paid=texts.last_paid(statement),
        latest=page == 0,
        lapses=await turn.store.fixtures.lapses(one),
    )
    text = texts.player(shown, now=turn.now, timezone=club.timezone)
    return text, keyboards.player_page(one, balance, page=page, pages=pages)


async def _sure(turn: Turn, one: Player, other: Player) -> tuple[str, InlineKeyboardMarkup]:
    """The one who is on Telegram is kept: people know that name."""
    kept, gone = (other, one) if one.telegram_id is None and other.telegram_id is not None else (one, other)
    balances = [await turn.store.ledger.balance(player.player_id) for player in (kept, gone)]
    return texts.sure_to_make_one((kept, gone), balances), keyboards.sure_to_make_one(kept, gone)


async def _player(turn: Turn, player_id: PlayerId) -> tuple[Player, Club]:
    """The player, for somebody who runs their club: in private, as it is about money."""
    one = await turn.store.players.get(player_id)
    club = await turn.store.clubs.get(one.club_id)
    await must_organise(turn, club)
    if not turn.private:
        raise Forbidden(texts.IN_PRIVATE)
    return one, club
