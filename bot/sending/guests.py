"""News of a guest for the host: the organiser brought one, one waits now, one is in after all."""

from bot import keyboards
from bot.sending.stage import Stage, in_person, known
from bot.texts import guests as texts
from bot.texts.card import heading
from club.clubs import Club
from club.fixtures import Fixture, Guest, Status
from club.notices import Notice
from club.players import Player


async def brought(stage: Stage, notice: Notice) -> None:
    """To the host; nothing if the guest is off again."""
    fixture, club, player, guest = await _about(stage, notice)
    if guest is None or fixture.status_at(stage.now) is not Status.OPEN:
        return
    title, own = heading(fixture, now=stage.now, timezone=club.timezone), guest.pays == player.player_id
    shown = texts.Bringing(
        name=player.name,
        title=title,
        place=texts.place_of(fixture, player.player_id),
        price=fixture.price,
        guest_pays=own,
        code=player.reference_code,
        full=not fixture.places_left,
    )
    keyboard = keyboards.bringing(fixture, player, guest_pays=own, host_reads=True)
    chat = await stage.chat_of(notice)
    await stage.telegram.post(chat, texts.added_for_you(shown), keyboard, silent=stage.at_night(club))


async def made_way(stage: Stage, notice: Notice) -> None:
    """To the host; nothing if the guest does not wait any more."""
    fixture, club, player, guest = await _about(stage, notice)
    place = texts.place_of(fixture, player.player_id)
    if guest is None or place is None or fixture.status_at(stage.now) is not Status.OPEN:
        return
    text = texts.made_way(player.name, heading(fixture, now=stage.now, timezone=club.timezone), place)
    chat, keyboard = await stage.chat_of(notice), keyboards.guest(fixture, player)
    await stage.telegram.post(chat, text, keyboard, silent=stage.at_night(club))


async def promoted(stage: Stage, notice: Notice, fixture: Fixture, club: Club, player: Player, guest: Guest) -> None:
    """A place opened for a guest who is in now: to the host, in the group if they can't be messaged."""
    title = heading(fixture, now=stage.now, timezone=club.timezone)
    if in_person(notice):
        text, keyboard = texts.promoted(player.name, title), keyboards.guest(fixture, player)
        await stage.telegram.post(await stage.chat_of(notice), text, keyboard, silent=stage.at_night(club))
        return
    host = await stage.store.players.get(guest.host)
    name = (await stage.first_names(club.club_id)).get(host.player_id, host.name)
    text = texts.promoted_in_group(host.telegram_id, name, player.name, title)
    await stage.telegram.post(club.chat_id, text, silent=stage.at_night(club), thread_id=fixture.thread_id)


async def _about(stage: Stage, notice: Notice) -> tuple[Fixture, Club, Player, Guest | None]:
    fixture = await stage.store.fixtures.get(known(notice.fixture_id))
    player = await stage.store.players.get(known(notice.player_id))
    return fixture, await stage.store.clubs.get(fixture.club_id), player, fixture.guest(player.player_id)
