"""Guests: +1 under the card, `/guest Mike`, `/in +1 Mike`; who pays for them, and not coming after all."""

from functools import partial

from telegram import InlineKeyboardMarkup

from bot import keyboards, memo, when
from bot.asked import reads_like_a_name
from bot.callbacks import AddGuest, BringGuest, SendHome, WhoPays
from bot.commands import parse_guest
from bot.hosts import games_ahead, host_named, host_or_organiser, may_bring, soonest_of_theirs
from bot.keyboards.guests import TYPE
from bot.routes import Handler, command, command_saying, link, next_words, reply, tap, unknown_button
from bot.texts import guests as texts
from bot.texts import signing_up
from bot.texts.card import heading
from bot.texts.words import short_names
from bot.turn import Turn
from club.actions.bringing import Brought, Payer, bring, send_home, who_pays
from club.actions.signing_up import join
from club.errors import NotFound
from club.fixtures import Closed, Fixture
from club.guests import is_nameless
from club.ids import FixtureId, PlayerId, derived, well_formed
from club.people import Person
from club.players import Player, Reach

MEMO = "guest"


def handlers() -> list[Handler]:
    """`/in +1` means more than `/in`, and the link more than `/start`: both stand before those."""
    return [
        tap(AddGuest, plus_one),
        tap(BringGuest, chosen),
        tap(WhoPays, other_pays),
        tap(SendHome, not_coming),
        reply(MEMO, named),
        link(r"g[0-9a-z]{12}", followed),
        command("guest", type_guest),
        command_saying("in", r"\+\s?\d", type_in),
    ]


def at_once() -> list[Handler]:
    """Before all others: what is typed right after we asked for a name."""
    return [next_words(MEMO, named, reads_like_a_name)]


async def plus_one(turn: Turn, button: AddGuest) -> None:
    """[+1]: whom? is asked in our own chat, where it may be about money."""
    fixture = await turn.store.fixtures.get(button.fixture_id)
    await _ask(turn, fixture, await may_bring(turn, fixture))


async def followed(turn: Turn) -> None:
    """The link behind +1, for somebody who had not pressed Start."""
    fixture = await turn.store.fixtures.get(FixtureId(turn.said.removeprefix("g")))
    await _ask(turn, fixture, await may_bring(turn, fixture))


async def chosen(turn: Turn, button: BringGuest) -> None:
    """[Mike], who was brought before; [Without a name]; [Type a name]."""
    fixture = await turn.store.fixtures.get(button.fixture_id)
    if button.who == TYPE:
        turn.say(f"{_memo(fixture)}{texts.TYPE_A_NAME}", keyboards.reply("Name"))
        _expect_a_name(turn, fixture)
        return None
    turn.means.asked.forget(turn.person.telegram_id)
    if button.who and not well_formed(button.who):
        return unknown_button(turn)
    name = (await turn.store.players.get(PlayerId(button.who))).name if button.who else ""
    done = await _bring(turn, fixture, turn.person, name)
    return turn.edit(*await _shown(turn, done))


async def named(turn: Turn, facts: dict[str, str]) -> None:
    """The name came."""
    if not well_formed(facts.get("f", "")):
        return
    fixture = await turn.store.fixtures.get(FixtureId(facts["f"]))
    await _say(turn, await _bring(turn, fixture, turn.person, turn.text))
    turn.tidy_prompt()


async def type_guest(turn: Turn) -> None:
    """`/guest Mike`; `/guest Mike of Ashley` by an organiser, for somebody else."""
    name, host_name = parse_guest(turn.text)
    if host_name is not None:
        fixture, host = await host_named(turn, host_name)
        own = host.telegram_id == turn.person.telegram_id
        await _say(turn, await _bring(turn, fixture, turn.person if own else host.player_id, name))
        return
    fixture = await soonest_of_theirs(turn)
    if name:
        await _say(turn, await _bring(turn, fixture, turn.person, name))
    else:
        await _ask(turn, fixture, await may_bring(turn, fixture))


async def type_in(turn: Turn) -> None:
    """`/in +1 Mike`: both of them."""
    number, _, name = turn.said.removeprefix("+").strip().partition(" ")
    if not (games := await games_ahead(turn)):
        raise NotFound(signing_up.NO_GAME)
    game = games[0]
    signed = await turn.write(lambda books: join(books, game.fixture_id, turn.person, at=turn.now))
    turn.say(signing_up.joined(signed.outcome))
    if number != "1":
        turn.say(texts.ONE_AT_A_TIME)
    elif name.strip():
        await _say(turn, await _bring(turn, signed.fixture, turn.person, name))
    else:
        await _ask(turn, signed.fixture, await may_bring(turn, signed.fixture))


async def other_pays(turn: Turn, button: WhoPays) -> None:
    """[Mike pays], [I pay]."""
    own = await host_or_organiser(turn, button.fixture_id, button.guest_id)
    pays = Payer.GUEST if button.guest_pays else Payer.HOST
    done = await turn.write(lambda books: who_pays(books, button.fixture_id, button.guest_id, pays, at=turn.now))
    turn.toast(texts.on_account(done.guest.name, guest_pays=button.guest_pays, host_reads=own))
    turn.edit(*await _shown(turn, done))


async def not_coming(turn: Turn, button: SendHome) -> None:
    """[Take Mike off]."""
    own = await host_or_organiser(turn, button.fixture_id, button.guest_id)
    taken_off = partial(send_home, fixture_id=button.fixture_id, guest_id=button.guest_id, by_host=own)
    done = await turn.write(partial(taken_off, at=turn.now))
    if isinstance(done.outcome, Closed):
        turn.toast(signing_up.closed(done.outcome.status))
    else:
        club = await turn.store.clubs.get(done.fixture.club_id)
        title = heading(done.fixture, now=turn.now, timezone=club.timezone)
        turn.edit(texts.gone(done.guest.name, title, done.owed, guest_pays=done.pays is Payer.GUEST))


async def _ask(turn: Turn, fixture: Fixture, host: Player) -> None:
    club = await turn.store.clubs.get(fixture.club_id)
    everybody = await turn.store.players.all(club.club_id)
    before = [
        one
        for one in everybody
        if one.guest_of == host.player_id and fixture.guest(one.player_id) is None and not is_nameless(one.name)
    ]
    day = when.day(fixture.starts_at, now=turn.now, timezone=club.timezone)
    question, keyboard = f"{_memo(fixture)}{texts.whom(day)}", keyboards.whom_to_bring(fixture, before)
    turn.whisper(question, keyboard, payload=f"g{fixture.fixture_id}", sent=texts.ASKED)
    _expect_a_name(turn, fixture)


def _expect_a_name(turn: Turn, fixture: Fixture) -> None:
    turn.means.asked.remember(turn.person.telegram_id, MEMO, _facts(fixture), at=turn.now)


async def _bring(turn: Turn, fixture: Fixture, host: Person | PlayerId, name: str) -> Brought:
    new_id = PlayerId(derived("guest", fixture.fixture_id, turn.stamp))
    return await turn.write(lambda books: bring(books, fixture.fixture_id, host, name, new_id=new_id, at=turn.now))


async def _say(turn: Turn, done: Brought) -> None:
    """In a group without the money."""
    if turn.private or isinstance(done.outcome, Closed):
        turn.say(*await _shown(turn, done))
    else:
        names = short_names(await turn.store.players.names(done.fixture.club_id))
        place = texts.place_of(done.fixture, done.guest.player_id)
        host, full = names.get(done.host.player_id, done.host.name), not done.fixture.places_left
        turn.say(texts.in_group(done.guest.name, host, place, full=full))
    if done.host.telegram_id == turn.person.telegram_id and done.host.reach is Reach.OPEN and not turn.private:
        turn.whisper(*await _shown(turn, done))


async def _shown(turn: Turn, done: Brought) -> tuple[str, InlineKeyboardMarkup | None]:
    """How it stands, for the host or for the organiser, with the buttons to change it."""
    if isinstance(done.outcome, Closed):
        return signing_up.closed(done.outcome.status), None
    club = await turn.store.clubs.get(done.fixture.club_id)
    own, guest_pays = done.host.telegram_id == turn.person.telegram_id, done.pays is Payer.GUEST
    names = short_names(await turn.store.players.names(club.club_id))
    shown = texts.Bringing(
        name=done.guest.name,
        title=heading(done.fixture, now=turn.now, timezone=club.timezone),
        place=texts.place_of(done.fixture, done.guest.player_id),
        price=done.fixture.price,
        guest_pays=guest_pays,
        code=done.guest.reference_code,
        full=not done.fixture.places_left,
        host=None if own else names.get(done.host.player_id, done.host.name),
    )
    keyboard = keyboards.bringing(done.fixture, done.guest, guest_pays=guest_pays, host_reads=own)
    return texts.bringing(shown), keyboard


def _memo(fixture: Fixture) -> str:
    return memo.hide(MEMO, **_facts(fixture))


def _facts(fixture: Fixture) -> dict[str, str]:
    return {"f": fixture.fixture_id}
