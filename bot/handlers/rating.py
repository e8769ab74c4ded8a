"""`/ratings`: how strong everybody is, for organisers and in private. A player's own page has the same buttons."""

from bot import keyboards
from bot.callbacks import Rate
from bot.desk import organiser
from bot.keyboards.ratings import A_PAGE
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.texts import ratings as texts
from bot.texts.people import NOBODY_YET
from bot.turn import Turn
from club.actions.people import change_player
from club.clubs import Club
from club.errors import Forbidden
from club.ids import ClubId
from club.players import STRONGEST, Player

VALUES = tuple(str(number) for number in range(STRONGEST + 1))


def handlers() -> list[Handler]:
    """The command and its buttons."""
    return [
        *organiser("ratings", ratings),
        tap(Rate, leaf, lambda button: button.page > 0 and button.what == "list"),
        tap(Rate, ask, lambda button: button.page > 0 and button.what == "ask"),
        tap(Rate, rate, lambda button: button.page > 0 and button.what in VALUES),
    ]


async def ratings(turn: Turn, club: Club, _: str) -> None:
    """`/ratings`: everybody, with theirs."""
    people = await _people(turn, club.club_id)
    if people:
        turn.whisper(texts.ratings(people), keyboards.ratings(people, 1), payload=club.club_id)
    else:
        turn.whisper(NOBODY_YET, payload=club.club_id)


async def leaf(turn: Turn, button: Rate) -> None:
    """[‹ Earlier], [Later ›] and [Back]."""
    one = await _player(turn, button)
    await _list(turn, one.club_id, button.page)


async def ask(turn: Turn, button: Rate) -> None:
    """Somebody was picked."""
    one = await _player(turn, button)
    turn.edit(texts.rate(one), keyboards.rate(one, button.page))


async def rate(turn: Turn, button: Rate) -> None:
    """[4]: the button says what shall be, so tapping twice is tapping once."""
    one = await _player(turn, button)
    rated = await turn.write(lambda books: change_player(books, one.club_id, one.player_id, rating=int(button.what)))
    turn.toast(texts.rated(rated))
    await _list(turn, one.club_id, button.page)


async def _list(turn: Turn, club_id: ClubId, page: int) -> None:
    people = await _people(turn, club_id)
    last = max(1, -(-len(people) // A_PAGE))
    turn.edit(texts.ratings(people), keyboards.ratings(people, min(page, last)))


async def _people(turn: Turn, club_id: ClubId) -> list[Player]:
    return [one for one in await turn.store.players.all(club_id) if not one.retired]


async def _player(turn: Turn, button: Rate) -> Player:
    """The player, for somebody who runs their club, in private."""
    one = await turn.store.players.get(button.player_id)
    await must_organise(turn, await turn.store.clubs.get(one.club_id))
    if not turn.private:
        raise Forbidden(texts.IN_PRIVATE)
    return one
