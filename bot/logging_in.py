"""What several steps of connecting a bank account share: whose it is, by which client, and the link to the login."""

from bot import keyboards, memo
from bot.keyboards import connecting as buttons
from bot.rights import must_organise
from bot.texts import club as club_texts
from bot.texts import connecting as texts
from bot.turn import Turn
from club.actions.banking import open_line
from club.bank import Refused
from club.clubs import Club
from club.errors import Conflict, Forbidden
from club.ids import ClubId, LineId, TelegramId
from club.logging_in import begin
from club.logins import OwnClient

ID_MEMO = "client"


async def mine(turn: Turn, club_id: ClubId) -> Club:
    """It is the account of whoever organises, so administrators may not. Raises Forbidden."""
    club = await turn.store.clubs.get(club_id)
    await must_organise(turn, club)
    if not turn.private or not club.is_organiser(turn.person.telegram_id):
        raise Forbidden(club_texts.ORGANISER_ALONE)
    return club


def ask_for_client(turn: Turn, club: Club) -> None:
    """How they make a client of their own, and what its id is."""
    asked = f"{memo.hide(ID_MEMO, c=club.club_id)}{texts.own_client(turn.means.keys.callback_url())}"
    turn.say(f"{asked}\n\n{texts.ASK_CLIENT}", keyboards.reply("oauth2client_…"))


async def client_before(turn: Turn, club: Club) -> OwnClient | None:
    """The client of their own by which they logged in before, if it was one."""
    login = None if club.line_id is None else await turn.store.logins.find(club.line_id)
    return login.client if login is not None else None


async def log_in(turn: Turn, club: Club, client: OwnClient | None, *, deleted: str = "") -> None:
    """The link to the login, by their own client or by the deployment's."""
    line_id = await line_of(turn, club)
    means = turn.means
    try:
        url = await begin(
            means.bank,
            means.keys,
            line_id,
            by=TelegramId(turn.person.telegram_id),
            client=client,
            state=means.new_secret(),
            public_url=means.public_url,
        )
    except Refused:
        raise Conflict(texts.NO_CLIENT) from None
    turn.say(texts.log_in(club, deleted=deleted), buttons.open_monzo(url))


async def line_of(turn: Turn, club: Club) -> LineId:
    """The club's bank line; one is opened where there is none."""
    new_id = LineId(turn.means.new_id())
    digest = turn.means.keys.digest(turn.means.keys.line_secret(new_id))
    owner = turn.person.telegram_id
    line = await turn.write(lambda books: open_line(books, club.club_id, new_id=new_id, digest=digest, owner=owner))
    return line.line_id
