"""The next step for whoever connects a bank account, in their own chat and as things stand by then."""

from bot.keyboards import connecting as keyboards
from bot.sending.stage import Stage, known
from bot.shared_account import others_on_line
from bot.texts import connecting as texts
from bot.texts import shared_account as shared
from club.logins import State
from club.notices import Notice, Step


async def bank_step(stage: Stage, notice: Notice) -> None:
    """Not once it is done, or nobody wants it any more. It comes of what they did just now, so it may be heard."""
    login, club = await stage.store.logins.find(known(notice.line_id)), await stage.club_of(notice)
    if login is None or club.line_id != notice.line_id:
        return
    chat = await stage.chat_of(notice)
    waits = login.state is State.AWAITING_APPROVAL and not login.choices
    match Step(notice.detail):
        case Step.APPROVE if waits:
            await stage.telegram.post(chat, texts.APPROVE, keyboards.approve(club), silent=False)
        case Step.CHOOSE if login.choices:
            keyboard = keyboards.which_account(club, login.choices, connected=login.state is State.READY)
            await stage.telegram.post(chat, texts.which_account(login.choices), keyboard, silent=False)
        case Step.NO_ACCOUNT if waits:
            await stage.telegram.post(chat, texts.NO_ACCOUNT, silent=False)
        case (Step.CONNECTED | Step.REPLACED | Step.AGAIN) as step if login.state is State.READY:
            served = shared.served(club, **await others_on_line(stage.store, chat, club))
            again, by_hand = step is Step.AGAIN, step is Step.REPLACED
            text = texts.just_connected(club, login, again=again, served=served, by_hand=by_hand)
            await stage.telegram.post(chat, text, None if again else keyboards.first_look(club), silent=False)
        case Step.REFUSED if login.state is not State.READY:
            await stage.telegram.post(chat, texts.REFUSED, silent=False)
        case _:
            pass
