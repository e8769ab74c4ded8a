"""What is left of an account that was disconnected, or whose owner was erased: nothing, in no document."""

import pytest

from club.hints import hint
from club.ids import payment_id
from club.logins import Login, State
from club.payments import State as Paid
from tests.bot.branch import OWN, Branch, branch
from tests.bot.town import Town
from tests.builders import a_transfer


async def with_a_client_of_their_own(bank: Branch) -> Login:
    """Olly connects by his own client, and Ashley pays."""
    town, olly = bank.town, bank.town.olly
    await town.dm(olly, "/addplayer Ashley Jones")
    await town.dm(olly, "/alias Ashley Jones = A JONES")
    await town.dm(olly, "/connect")
    await town.tap(olly, "Use my own client", olly)
    await town.reply(olly, OWN.client_id)
    await town.reply(olly, OWN.secret)
    await bank.logs_in()
    bank.monzo.logins.approve(OWN.client_id)
    await bank.tick(seconds=5)
    await bank.tick(minutes=1)
    await bank.monzo.send_money(route="bank", name="A JONES", amount=500, reference="footy")
    await bank.monzo.settled()
    await bank.catches_up()
    waiting = a_transfer("tx_waiting", account_id=bank.monzo.account_id)
    await town.store.hints.hear(hint((await bank.line()).line_id, waiting, at=town.clock.now))
    return await bank.login()


async def traces(bank: Branch, login: Login) -> dict[str, str]:
    """All by which the account, its owner's login or their client could be known again."""
    keys, monzo, pair = bank.town.bot.means.keys, bank.monzo, login.pair
    assert pair is not None
    assert pair.refresh is not None
    assert login.client is not None
    line = await bank.line()
    reading = await bank.town.store.readings.find(line.line_id)
    assert reading is not None
    found = {"account": monzo.account_id, "user": monzo.user_id, "client": OWN.client_id, "secret": OWN.secret}
    found |= {"sealed access": pair.access, "sealed refresh": pair.refresh, "sealed": login.client.sealed_secret}
    found |= {f"token {n}": one.access_token for n, one in enumerate(monzo.logins._issued)}
    found |= {f"own account {n}": key for n, key in enumerate(reading.own_accounts)}
    account = monzo.accounts[monzo.account_id]
    numbers = (f"uk:040004:{account.number}", f"monzo:{account.id}", f"monzo-user:{monzo.user_id}")
    found |= {number: key for number in numbers for key in keys.account_keys(number)}
    found |= {"number": account.number, "digest": line.secret_digest, "hook": login.hook_id or "none"}
    return found


async def gone_from(bank: Branch, known: dict[str, str], kept: tuple[str, ...] = ()) -> list[str]:
    """Which of these stand in any document."""
    documents = await bank.documents()
    return [name for name, trace in known.items() if trace in documents and name not in kept]


async def stays_booked(bank: Branch) -> None:
    """The payment is as it was."""
    (sent,) = bank.monzo.transactions
    assert (await bank.town.store.payments.get(payment_id(bank.monzo.account_id, sent))).state is Paid.MATCHED


async def test_nothing_is_left_of_a_bank_that_was_disconnected(town: Town) -> None:
    async with branch(town, ours=False) as bank:
        login = await with_a_client_of_their_own(bank)
        known = await traces(bank, login)
        there = await gone_from(bank, known)
        assert {"account", "user", "client", "sealed access", "own account 0", "digest", "hook"} <= set(there)
        await town.dm(town.olly, "/bank")
        await town.tap(town.olly, "Disconnect", town.olly)
        await town.tap(town.olly, "Disconnect", town.olly)
        await bank.tick(seconds=5)
        left = await town.store.logins.find(login.line_id)
        assert left is not None
        assert (left.state, left.asked_by, left.entered_by) == (State.LOGGED_OUT, None, None)
        assert bank.monzo.logins.live(OWN.client_id) is None
        assert bank.monzo.webhooks == []
        assert await gone_from(bank, known) == []
        assert await town.store.hints.waiting(login.line_id) == 0
        await stays_booked(bank)


@pytest.mark.parametrize("down", [False, True])
async def test_nothing_is_left_of_the_bank_of_an_organiser_who_is_erased(town: Town, down: bool) -> None:
    async with branch(town, ours=False) as bank:
        login = await with_a_client_of_their_own(bank)
        known = await traces(bank, login)
        await town.new_game()
        await town.tap(town.olly, "I'm in")
        await town.say(town.olly, "/out")
        bank.monzo.faults.down = down
        await town.dm(town.olly, "/player Olly")
        await town.tap(town.olly, "Erase", town.olly)
        assert "Their bank account is disconnected, from every club" in town.last(town.olly)
        await town.tap(town.olly, "Erase", town.olly)
        assert town.last(town.olly).startswith("Erased.")
        await bank.tick(seconds=5)
        if down:
            assert (await town.store.logins.find(login.line_id) or login).state is State.LEAVING
            bank.monzo.faults.down = False
            await bank.tick(minutes=1)
        assert bank.monzo.logins.live(OWN.client_id) is None
        assert bank.monzo.webhooks == []
        assert await gone_from(bank, known) == []
        await stays_booked(bank)
        await town.dm(town.olly, "/bank")
        assert "isn't connected to a bank yet" in town.last(town.olly)


async def test_an_administrator_cannot_do_so(bank: Branch) -> None:
    town = bank.town
    await bank.connected()
    await town.dm(town.olly, "/settings admins yes")
    town.telegram.make_admin(town.group, town.sam)
    await town.new_game()
    await town.tap(town.olly, "I'm in")
    await town.say(town.olly, "/out")
    await town.telegram.start(town.sam)
    await town.say(town.sam, "/player Olly")
    where = town.sam if "Erase" in town.buttons(town.sam) else None
    await town.tap(town.sam, "Erase", where)
    assert (await town.club()).line_id is not None
    assert "Erase everything" not in town.words(town.sam) + town.words()
