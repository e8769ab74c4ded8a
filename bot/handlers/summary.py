"""`/summary`: what was laid out and what came in, as a picture; who owes; and last month for the group."""

from bot import keyboards
from bot.callbacks import PostMonth, WhoOwes
from bot.desk import organiser
from bot.pictures import OutlayPicture, OwingPicture
from bot.rights import must_organise
from bot.routes import Handler, tap, unknown_button
from bot.texts import summary as texts
from bot.turn import Turn
from club.actions.stating import post_month
from club.clubs import Club
from club.ledger import owes
from club.months import Month
from club.pricing import prospect


def handlers() -> list[Handler]:
    """The command, and the buttons under the picture."""
    return [*organiser("summary", summary), tap(WhoOwes, who_owes), tap(PostMonth, last_month)]


async def summary(turn: Turn, club: Club, _: str) -> None:
    """`/summary`, in private. Before the first game there is nothing to draw."""
    season = await turn.store.ledger.season(club.club_id)
    sums = await turn.store.ledger.summary(club.club_id)
    text = texts.summary(club, season, sums, prospect(club, season))
    ended = Month.of(turn.now, club.timezone).before
    told = ended if season.month(ended, club.timezone).games else None
    keyboard = keyboards.summary(club, told, owed=bool(sums.owed))
    if season.games:
        picture = OutlayPicture(club=club.name, steps=season.steps(), timezone=club.timezone)
        turn.whisper_photo(picture, text, keyboard, payload=club.club_id)
    else:
        turn.whisper(text, keyboard, payload=club.club_id)


async def who_owes(turn: Turn, button: WhoOwes) -> None:
    """[Who owes]: for the organiser's eyes, so in their own chat or not at all."""
    club = await turn.store.clubs.get(button.club_id)
    await must_organise(turn, club)
    if not turn.private:
        return turn.toast(texts.ONLY_IN_PRIVATE)
    names = await turn.store.players.names(club.club_id)
    balances = await turn.store.ledger.balances(club.club_id)
    owing = [(names.get(player, "Somebody"), owes(balance)) for player, balance in balances.items() if owes(balance)]
    if not owing:
        return turn.toast(texts.NOBODY_OWES)
    ordered = tuple(sorted(owing, key=lambda one: (-one[1], one[0].casefold())))
    return turn.whisper_photo(OwingPicture(club=club.name, owing=ordered), texts.who_owes(club, ordered))


async def last_month(turn: Turn, button: PostMonth) -> None:
    """[Post last month in the group]: shown first exactly as it will be, then posted, once."""
    club = await turn.store.clubs.get(button.club_id)
    await must_organise(turn, club)
    month = Month.read(button.month)
    if month is None or month >= Month.of(turn.now, club.timezone):
        return unknown_button(turn)
    name = month.in_words(now=turn.now, timezone=club.timezone)
    sums = (await turn.store.ledger.season(club.club_id)).month(month, club.timezone)
    if not sums.games:
        return turn.answer(texts.NOT_PLAYED)
    if button.sure:
        posted = await turn.write(lambda books: post_month(books, club.club_id, month, at=turn.now))
        return turn.edit(texts.POSTED if posted else texts.told_already(name))
    if str(month) <= club.stated:
        return turn.answer(texts.told_already(name))
    owed = (await turn.store.ledger.summary(club.club_id)).owed
    statement = texts.month(name, sums, owed)
    return turn.whisper(texts.sure_to_post(statement), keyboards.sure_to_post(club, month), payload=club.club_id)
