"""How a month went, for the group."""

from bot.sending.stage import Stage
from bot.texts import summary as texts
from club.notices import Notice, month_of


async def statement(stage: Stage, notice: Notice) -> None:
    """Nothing when no game was played, or when Telegram takes it only now that it is old news."""
    club = await stage.club_of(notice)
    month, until = month_of(notice)
    if stage.now > until:
        return
    sums = (await stage.store.ledger.season(club.club_id)).month(month, club.timezone)
    if not sums.games:
        return
    owed = (await stage.store.ledger.summary(club.club_id)).owed
    text = texts.month(month.in_words(now=stage.now, timezone=club.timezone), sums, owed)
    await stage.telegram.post(club.chat_id, text, silent=stage.at_night(club))
