"""Greetings, and what organisers have to know about messages, accounts and open questions."""

from bot import keyboards
from bot.sending.question import asked
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import club as texts
from club.errors import NotFound
from club.logins import State as LoginState
from club.logins import Why
from club.notices import Notice
from club.payments import State
from club.players import Reach


async def question(stage: Stage, notice: Notice) -> None:
    """Asked once, then edited to what became of it. Settled before it was asked, it needs no asking."""
    payment = await stage.store.payments.get(known(notice.payment_id))
    subject = known(notice.subject)
    post = await stage.store.posts.of(subject)
    if post is None and payment.state is not State.UNMATCHED:
        return None
    text, keyboard = await asked(stage.store, payment, now=stage.now)
    if post is not None:
        try:
            return await stage.telegram.edit(post, text, keyboard)
        except Gone:
            if payment.state is not State.UNMATCHED:
                return None
    club = await stage.club_of(notice)
    new = await stage.telegram.post(await stage.chat_of(notice), text, keyboard, silent=stage.at_night(club))
    return await stage.store.posts.keep(subject, new)


async def welcome(stage: Stage, notice: Notice) -> None:
    """To the group that the bot was added to, with a button for who runs it."""
    club = await stage.club_of(notice)
    keyboard = keyboards.open_chat(stage.telegram.bot.username, club.club_id, texts.SET_UP) if club.organisers else None
    await stage.telegram.post(club.chat_id, texts.welcome(club), keyboard, silent=stage.at_night(club))


async def please_start(stage: Stage, notice: Notice) -> None:
    """To somebody in the group whom the bot may not message. Not once they did press Start."""
    club = await stage.club_of(notice)
    player = await stage.store.players.get(known(notice.player_id))
    if player.reach is Reach.OPEN:
        return
    name = (await stage.first_names(club.club_id)).get(player.player_id, player.name)
    keyboard = keyboards.open_chat(stage.telegram.bot.username, club.club_id)
    text = texts.please_start(player.telegram_id, name)
    await stage.telegram.post(club.chat_id, text, keyboard, silent=stage.at_night(club))


async def account_refused(stage: Stage, notice: Notice) -> None:
    """To the owner of a bank line."""
    club = await stage.club_of(notice) if notice.club_id is not None else None
    text = texts.account_refused(club.name if club is not None else None, notice.detail)
    silent = club is not None and stage.at_night(club)
    await stage.telegram.post(await stage.chat_of(notice), text, silent=silent)


async def bank_login(stage: Stage, notice: Notice) -> None:
    """To the owner of a bank line: log in again. Not once they did, or gave the bank up."""
    login = await stage.store.logins.find(known(notice.line_id))
    line = await stage.store.lines.get(known(notice.line_id))
    if login is None or login.state is not LoginState.LOGGED_OUT or login.why is Why.ENDED or not line.clubs:
        return
    club = await stage.store.clubs.get(line.clubs[0])
    text = texts.bank_login(club)
    await stage.telegram.post(await stage.chat_of(notice), text, silent=stage.at_night(club))


async def group_closed(stage: Stage, notice: Notice) -> None:
    """To an organiser: the group takes no messages."""
    club = await stage.club_of(notice)
    text = texts.group_closed(club, notice.detail)
    await stage.telegram.post(await stage.chat_of(notice), text, silent=stage.at_night(club))


async def undelivered(stage: Stage, notice: Notice) -> None:
    """To an organiser: somebody else could not be told."""
    club = await stage.club_of(notice)
    try:
        who = (await stage.store.players.get(notice.player_id)).name if notice.player_id is not None else None
    except NotFound:
        who = None
    text = texts.undelivered(who, notice.detail)
    await stage.telegram.post(await stage.chat_of(notice), text, silent=stage.at_night(club))
