"""Who may bring somebody to which game, and who may say what becomes of a guest."""

from bot.commands import find_player
from bot.rights import club_here, must_organise
from bot.texts import guests as texts
from bot.texts import signing_up
from bot.texts.people import no_such_player, several, told_apart
from bot.turn import Turn
from club.clubs import Club
from club.errors import Conflict, NotFound
from club.fixtures import Fixture, Status
from club.ids import FixtureId, PlayerId
from club.players import Player


async def may_bring(turn: Turn, fixture: Fixture) -> Player:
    """The player who may bring one more to this game. Raises Conflict for anybody else."""
    if (status := fixture.status_at(turn.now)) is not Status.OPEN:
        raise Conflict(signing_up.closed(status))
    host, most = await _player(turn, fixture), (await turn.store.clubs.get(fixture.club_id)).habits.guests
    if not most:
        raise Conflict(texts.NO_GUESTS)
    if host is None or host.player_id not in (*fixture.players, *fixture.waiting):
        raise Conflict(texts.TAP_FIRST)
    if len(fixture.guests_of(host.player_id)) >= most:
        raise Conflict(texts.NO_MORE)
    return host


async def soonest_of_theirs(turn: Turn) -> Fixture:
    """The soonest game that they are in, or in line for. Raises Conflict, NotFound."""
    games = await games_ahead(turn)
    mine = {one.player_id for one in await turn.store.players.of_person(turn.person.telegram_id)}
    listed = [game for game in games if mine & {*game.players, *game.waiting}]
    if not listed:
        raise Conflict(texts.TAP_FIRST) if games else NotFound(signing_up.NO_GAME)
    return listed[0]


async def host_named(turn: Turn, name: str) -> tuple[Fixture, Player]:
    """Whom an organiser means by this, with the soonest game they are in. Raises Conflict, Forbidden, NotFound."""
    clubs = [await club_here(turn)] if not turn.private else await turn.store.clubs.run_by(turn.person.telegram_id)
    for club in clubs or await _clubs(turn):
        await must_organise(turn, club)
        everybody = await turn.store.players.all(club.club_id)
        found = find_player(name, everybody)
        if isinstance(found, tuple) and found:
            raise NotFound(several(name, told_apart(found, everybody)))
        games = await turn.store.fixtures.upcoming(club.club_id, turn.now)
        if isinstance(found, Player):
            game = next((one for one in games if found.player_id in (*one.players, *one.waiting)), None)
            if game is None:
                raise Conflict(texts.not_in(found.name))
            return game, found
    raise NotFound(no_such_player(name))


async def host_or_organiser(turn: Turn, fixture_id: FixtureId, guest_id: PlayerId) -> bool:
    """Whether it is the host who taps; raises Forbidden for anybody else but an organiser."""
    fixture = await turn.store.fixtures.get(fixture_id)
    guest, player = fixture.guest(guest_id), await _player(turn, fixture)
    host = guest.host if guest is not None else (await turn.store.players.get(guest_id)).guest_of
    if player is not None and player.player_id == host:
        return True
    await must_organise(turn, await turn.store.clubs.get(fixture.club_id))
    return False


async def games_ahead(turn: Turn) -> list[Fixture]:
    """The games of this group, or in a direct chat of all clubs that this person plays in, soonest first."""
    games = [await turn.store.fixtures.upcoming(club.club_id, turn.now) for club in await _clubs(turn)]
    return sorted((game for of_club in games for game in of_club), key=lambda game: game.starts_at)


async def _clubs(turn: Turn) -> list[Club]:
    """The group's club; in a direct chat those that this person plays in."""
    if not turn.private:
        return [await club_here(turn)]
    players = await turn.store.players.of_person(turn.person.telegram_id)
    return [await turn.store.clubs.get(one.club_id) for one in players]


async def _player(turn: Turn, fixture: Fixture) -> Player | None:
    players = await turn.store.players.of_person(turn.person.telegram_id)
    return next((one for one in players if one.club_id == fixture.club_id), None)
