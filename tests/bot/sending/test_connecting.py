"""Steps on the way to an account are told as things stand when they are sent, or not at all."""

from dataclasses import replace

import pytest

from club import notices
from club.logins import Choice, Login
from club.notices import Step
from club.ports import Delivered
from tests.bot.bank import connected
from tests.bot.town import Town
from tests.builders import NOW, a_login
from tests.storage.keeping import keep

TWO = tuple(Choice(account_id=f"acc_{one}", kind="personal", last_digits=one * 4) for one in "12")


async def tell(town: Town, step: Step, login: Login | None) -> str:
    """What Olly reads, if anything."""
    await connected(town)
    line = await town.store.lines.get((await town.club()).line_id)  # type: ignore[arg-type]
    if login is not None:
        await keep(town.store, replace(login, line_id=line.line_id))
    before = len(town.telegram.messages(town.olly))
    notice = notices.bank_step(a_login(line.line_id), line, step, occasion="1")
    assert notice is not None
    assert isinstance(await town.bot.messenger.deliver([notice]), Delivered)
    assert "Monzo" not in town.words(), "it is nobody else's business"
    return town.last(town.olly) if len(town.telegram.messages(town.olly)) > before else ""


ENTERED = a_login().unapproved()


@pytest.mark.parametrize(
    ("step", "login", "words"),
    [
        (Step.APPROVE, ENTERED, "Now tap Approve"),
        (Step.APPROVE, a_login(), ""),
        (Step.APPROVE, None, ""),
        (Step.CHOOSE, ENTERED.offering(TWO), "to 2 accounts"),
        (Step.CHOOSE, a_login(), ""),
        (Step.NO_ACCOUNT, ENTERED, "no open current account"),
        (Step.CONNECTED, a_login(), "is connected"),
        (Step.REPLACED, a_login(), "that you registered yourself isn't needed any more"),
        (Step.CONNECTED, a_login().leaving(at=NOW), ""),
        (Step.AGAIN, a_login(), "catch up with what came in"),
        (Step.REFUSED, a_login().ended(), "doesn't know this client"),
        (Step.REFUSED, a_login(), ""),
    ],
)
async def test_what_is_said_of_each_step(town: Town, step: Step, login: Login | None, words: str) -> None:
    said = await tell(town, step, login)
    assert words in said
    assert bool(words) == bool(said)


async def test_nothing_of_a_line_that_was_cut(town: Town) -> None:
    await connected(town)
    line = await town.store.lines.get((await town.club()).line_id)  # type: ignore[arg-type]
    await keep(
        town.store, replace(a_login(line.line_id), state=ENTERED.state), replace(await town.club(), line_id=None)
    )
    before = town.words(town.olly)
    notice = notices.bank_step(a_login(line.line_id), line, Step.APPROVE, occasion="1")
    assert notice is not None
    await town.bot.messenger.deliver([notice])
    assert town.words(town.olly) == before
