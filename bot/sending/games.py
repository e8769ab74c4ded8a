"""News of a game beyond its card: off, a place opened, over."""

from bot import keyboards
from bot.sending import guests
from bot.sending.stage import Stage, in_person, known
from bot.sending.telegram import Gone
from bot.texts import after_game as after_texts
from bot.texts import fixtures as texts
from bot.texts import signing_up
from bot.texts.card import heading
from club.clubs import Club
from club.fixtures import Fixture, Status
from club.notices import Notice


async def called_off(stage: Stage, notice: Notice) -> None:
    """To the group, so that those who signed up hear it; nothing once the day has passed."""
    fixture, club = await _game(stage, notice)
    if fixture.starts_at <= stage.now:
        return
    people = await _people(stage, fixture, club)
    text = texts.called_off(fixture, people, now=stage.now, timezone=club.timezone)
    await stage.telegram.post(club.chat_id, text, silent=stage.at_night(club), thread_id=fixture.thread_id)


async def promoted(stage: Stage, notice: Notice) -> None:
    """To the person, or a guest's host; to the group for who can't be messaged. Nothing if they are out again."""
    fixture, club = await _game(stage, notice)
    player = await stage.store.players.get(known(notice.player_id))
    if player.player_id not in fixture.players or fixture.status_at(stage.now) is not Status.OPEN:
        return
    title = heading(fixture, now=stage.now, timezone=club.timezone)
    if (guest := fixture.guest(player.player_id)) is not None:
        await guests.promoted(stage, notice, fixture, club, player, guest)
    elif in_person(notice):
        keyboard = keyboards.can_not_come(fixture)
        await stage.telegram.post(
            await stage.chat_of(notice), signing_up.promoted(title), keyboard, silent=stage.at_night(club)
        )
    else:
        name = (await stage.first_names(club.club_id)).get(player.player_id, player.name)
        text = signing_up.promoted_in_group(player.telegram_id, name, title)
        await stage.telegram.post(club.chat_id, text, silent=stage.at_night(club), thread_id=fixture.thread_id)


async def after_game(stage: Stage, notice: Notice) -> None:
    """The list for the organiser, edited with every tick."""
    fixture, club = await _game(stage, notice)
    names = await stage.store.players.names(club.club_id)
    outlay = (await stage.store.ledger.season(club.club_id)).outlay
    text = after_texts.after_game(fixture, names, now=stage.now, timezone=club.timezone, outlay=outlay)
    keyboard = keyboards.ticks(fixture, names, results=club.habits.results)
    subject = known(notice.subject)
    post = await stage.store.posts.of(subject)
    if post is not None:
        try:
            return await stage.telegram.edit(post, text, keyboard)
        except Gone:
            pass
    new = await stage.telegram.post(await stage.chat_of(notice), text, keyboard, silent=stage.at_night(club))
    return await stage.store.posts.keep(subject, new)


async def _game(stage: Stage, notice: Notice) -> tuple[Fixture, Club]:
    fixture = await stage.store.fixtures.get(known(notice.fixture_id))
    return fixture, await stage.store.clubs.get(fixture.club_id)


async def _people(stage: Stage, fixture: Fixture, club: Club) -> list[str]:
    """Those who signed up, each as a mention that notifies them where Telegram knows them."""
    return await stage.mentions(club, (*fixture.players, *fixture.waiting))
