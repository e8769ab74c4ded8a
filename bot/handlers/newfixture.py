"""`/newfixture`: in one line, or step by step with buttons.

Nothing is kept between the steps but the message itself, so a restart or a week's pause does no harm.
"""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from telegram import InlineKeyboardMarkup

from bot import drafts, keyboards, memo
from bot.callbacks import Draft as Step
from bot.commands import parse_new_fixture
from bot.desk import organiser
from bot.drafts import Draft
from bot.rights import must_organise
from bot.routes import Handler, reply, tap, unknown_button
from bot.texts import fixtures as texts
from bot.texts import weekly
from bot.turn import Turn
from bot.weeks import coming
from club.actions.fixing import Plan, plan
from club.actions.weekly import begin
from club.clubs import Club
from club.fixtures import Fixture
from club.ids import FixtureId, SeriesId, derived
from club.series import Series


def handlers() -> list[Handler]:
    """The command, its buttons, and its typed answers."""
    return [*organiser("newfixture", new_fixture, in_person=False), tap(Step, step), reply(drafts.KIND, words)]


async def new_fixture(turn: Turn, club: Club, said: str) -> None:
    """`/newfixture Wed 18:00 Riverside £45`, or any part of it."""
    read = parse_new_fixture(said, now=turn.now, timezone=club.timezone, defaults=club)
    thread = None if turn.private else turn.thread_id
    if read.starts_at is None or read.location is None:
        _show(turn, club, drafts.begun(read, club, thread))
        return
    wanted = Plan(
        starts_at=read.starts_at,
        location=read.location,
        price=read.price,
        hire=read.hire,
        minimum=read.minimum,
        maximum=read.maximum,
    )
    fixture, series = await _put_up(turn, club, wanted, thread, read.every)
    if turn.private:
        turn.say(texts.made(fixture, club, now=turn.now))
    _say_when_the_next_ones_open(turn, club, series)


async def step(turn: Turn, button: Step) -> None:
    """A button on the way."""
    found = turn.memo(turn.origin)
    draft = drafts.recalled(found[1]) if found is not None and found[0] == drafts.KIND else None
    if draft is None:
        return unknown_button(turn)
    club = await turn.store.clubs.get(draft.club_id)
    await must_organise(turn, club)
    match button.step:
        case "go":
            fixture, series = await _put_up(turn, club, draft.plan(club.timezone), draft.thread_id, draft.every)
            _finish(turn, texts.made(fixture, club, now=turn.now))
            _say_when_the_next_ones_open(turn, club, series)
        case "drop":
            _finish(turn, texts.DROPPED)
        case "type":
            _ask_for_words(turn, draft, button.value)
        case _:
            chosen = draft.with_choice(button.step, button.value, club)
            unknown_button(turn) if chosen is None else _show(turn, club, chosen)
    return None


async def words(turn: Turn, facts: dict[str, str]) -> None:
    """A typed answer on the way."""
    draft = drafts.recalled(facts)
    if draft is None:
        return
    club = await turn.store.clubs.get(draft.club_id)
    await must_organise(turn, club)
    _show(turn, club, draft.with_words(facts.get("ask", ""), turn.text, local=_local(turn, club)))
    turn.tidy_prompt()


async def _put_up(
    turn: Turn, club: Club, wanted: Plan, thread_id: int | None, every: int | None
) -> tuple[Fixture, Series | None]:
    club_id, at = club.club_id, turn.now
    if every is None:
        new_id = FixtureId(derived("fixture", club_id, turn.stamp))
        one = partial(plan, club_id=club_id, wanted=wanted, new_id=new_id, at=at, thread_id=thread_id)
        return await turn.write(one), None
    series_id = SeriesId(derived("series", club_id, turn.stamp))
    many = partial(begin, club_id=club_id, wanted=wanted, every=every, new_id=series_id, at=at, thread_id=thread_id)
    series, fixture = await turn.write(many)
    return fixture, series


def _say_when_the_next_ones_open(turn: Turn, club: Club, series: Series | None) -> None:
    """In private; whoever speaks as the group has no private chat."""
    if series is not None:
        words_ = weekly.begun(series, coming(turn, series, club), now=turn.now, timezone=club.timezone)
        turn.say(words_) if turn.anonymous else turn.whisper(words_, payload=club.club_id)


def _finish(turn: Turn, words_: str) -> None:
    """In the group the card says it all."""
    if turn.private:
        turn.edit(words_)
    else:
        turn.delete()


def _show(turn: Turn, club: Club, draft: Draft) -> None:
    """The draft with the next question, in place of the last one after a tap."""
    question, keyboard = _question(draft, club, _local(turn, club))
    if keyboard is None:
        return _ask_for_words(turn, draft, draft.step)
    text = f"{memo.hide(drafts.KIND, **draft.facts())}{_so_far(draft, club, turn)}\n{question}"
    return turn.edit(text, keyboard) if turn.update.callback_query is not None else turn.say(text, keyboard)


def _question(draft: Draft, club: Club, local: datetime) -> tuple[str, InlineKeyboardMarkup | None]:
    match draft.step:
        case "day":
            return texts.WHICH_DAY, keyboards.days_ahead(local.date())
        case "time":
            return texts.WHAT_TIME, keyboards.kick_offs()
        case "place":
            return texts.WHERE, keyboards.places(club.places) if club.places else None
        case "price":
            return texts.HOW_MUCH, keyboards.prices(draft.usual)
        case _:
            return texts.READY, keyboards.put_up(draft.every)


def _ask_for_words(turn: Turn, draft: Draft, what: str) -> None:
    """A question to be answered in words. In a group only who is asked gets the reply box, so they are mentioned."""
    questions = {"day": texts.TYPE_THE_DAY, "time": texts.TYPE_THE_TIME, "place": texts.TYPE_THE_PLACE}
    question = questions.get(what, texts.TYPE_THE_PRICE)
    turn.delete()
    turn.say(
        f"{memo.hide(drafts.KIND, ask=what, **draft.facts())}{turn.addressed}{question}", keyboards.reply(f"The {what}")
    )


def _so_far(draft: Draft, club: Club, turn: Turn) -> str:
    starts_at = draft.starts_at(club.timezone)
    return texts.draft(
        starts_at=starts_at,
        day=None if draft.day is None else texts.on_day(draft.day),
        clock=None if draft.time is None else draft.time.strftime("%H:%M"),
        place=draft.place,
        each=draft.usual if draft.price is None else draft.price,
        hire=draft.hire,
        every=draft.every,
        now=turn.now,
        timezone=club.timezone,
    )


def _local(turn: Turn, club: Club) -> datetime:
    return turn.now.astimezone(ZoneInfo(club.timezone))
