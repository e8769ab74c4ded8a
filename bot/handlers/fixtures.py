"""`/fixtures`: the games ahead."""

from bot import keyboards
from bot.callbacks import Manage
from bot.rights import club_here
from bot.routes import Handler, command
from bot.texts import fixtures as texts
from bot.texts.words import safe
from bot.turn import Turn


def handlers() -> list[Handler]:
    """`/fixtures`."""
    return [command("fixtures", ahead)]


async def ahead(turn: Turn) -> None:
    """In a group its games; in a direct chat those of all clubs of this person, with a menu for who runs them."""
    if not turn.private:
        club = await club_here(turn)
        games = await turn.store.fixtures.upcoming(club.club_id, turn.now)
        turn.say(texts.upcoming(games, now=turn.now, timezone=club.timezone))
        return
    who = turn.person.telegram_id
    run = {club.club_id: club for club in await turn.store.clubs.run_by(who)}
    playing = [await turn.store.clubs.get(one.club_id) for one in await turn.store.players.of_person(who)]
    for club in dict.fromkeys([*run.values(), *playing]):
        games = await turn.store.fixtures.upcoming(club.club_id, turn.now)
        menu = (
            keyboards.which_game(Manage, games, now=turn.now, timezone=club.timezone)
            if club.club_id in run and games
            else None
        )
        turn.say(f"<b>{safe(club.name)}</b>\n\n{texts.upcoming(games, now=turn.now, timezone=club.timezone)}", menu)
    if not run and not playing:
        turn.say(texts.NONE_PLANNED)
