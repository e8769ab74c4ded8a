"""What an organiser put in the books by hand, told to each player whom it concerns: one message, corrected in place."""

from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import adjusting as texts
from club.adjustments import Adjustment
from club.ledger import Entry
from club.notices import Notice


async def adjusted(stage: Stage, notice: Notice) -> None:
    """Nothing is said of what was taken back before it was told."""
    made = await stage.store.adjustments.get(known(notice.adjustment_id))
    entry = next(one for one in made.entries if one.entry_id == notice.entry_id)
    subject, stands = known(notice.subject), entry in made.shares
    post = await stage.store.posts.of(subject)
    if post is None and not stands:
        return None
    text = texts.told(
        made,
        entry,
        balance=await stage.store.ledger.balance(entry.player_id),
        other=await _other(stage, made, entry),
        stands=stands,
    )
    if post is not None:
        try:
            return await stage.telegram.edit(post, text)
        except Gone:
            pass
    club = await stage.club_of(notice)
    new = await stage.telegram.post(await stage.chat_of(notice), text, silent=stage.at_night(club))
    return await stage.store.posts.keep(subject, new)


async def _other(stage: Stage, made: Adjustment, entry: Entry) -> str:
    """The first name of whoever stands on the other side of it."""
    names = await stage.first_names(made.club_id)
    others = (names.get(one.player_id) for one in made.entries if one.player_id != entry.player_id)
    return next(filter(None, others), "somebody")
