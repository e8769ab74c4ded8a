"""The whole app with a login at the bank: an invented payment is worth nothing, a true one is told in the group."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from app.clock import Travelling
from app.settings import load
from app.wiring import Fiver
from club.lines import Mode
from club.logins import Login
from club.ports import Books
from tests.builders import NOW, a_reading
from tests.e2e.evening import PATIENCE, confirmations, desk, environment, found_club, free_port, world
from tests.storage.keeping import keep


async def logged_in(books: Books, login: Login) -> None:
    """Olly has logged in, and chosen the account."""
    books.save(login)
    line = await books.line(login.line_id)
    books.save(replace(line, mode=Mode.OAUTH, account_id=login.account_id))


async def test_what_only_the_address_says_is_not_booked_and_what_the_bank_says_is(tmp_path: Path) -> None:
    clock, port = Travelling(), free_port()
    async with world(clock) as (rehearsal, outside), desk(f"http://127.0.0.1:{port}") as rest:
        telegram, monzo = rehearsal.telegram, rehearsal.monzo
        client = {"MONZO_CLIENT_ID": monzo.logins.client_id, "MONZO_CLIENT_SECRET": monzo.logins.client_secret}
        fiver = Fiver(load(environment(outside, port, tmp_path, **client), dotenv=None), clock)
        await fiver.start()
        try:
            assert fiver._bot is not None
            means = fiver._bot.means
            olly, ashley = telegram.person("Olly"), telegram.person("Ashley")
            group = await found_club(rehearsal, rest, olly, ashley)
            await rest.club("POST", "players", json={"name": "Sam", "accepted_bank_names": ["S OKAFOR"]})
            (club,) = await means.store.clubs.run_by(olly.id)
            assert club.line_id is not None
            assert means.bank.client is not None
            code = monzo.logins.code(f"http://127.0.0.1:{port}/monzo/callback")
            tokens = await means.bank.bank.exchange(means.bank.client, code)
            pair = means.bank.sealed(club.line_id, tokens)
            login = Login(line_id=club.line_id).logged_in(pair, tokens.user_id, at=clock())
            await means.store.write(partial(logged_in, login=login.approved(monzo.account_id, at=clock())))

            forged = await monzo.send_money(route="bank", name="S OKAFOR", amount=50_000, reference="footy")
            del monzo.transactions[forged]
            await monzo.send_money(route="bank", name="S OKAFOR", amount=500, reference="footy")
            await monzo.settled()
            await telegram.wait_for(lambda: confirmations(rehearsal, group), timeout=PATIENCE)
            await telegram.wait_for(lambda: "made-up payments" in "".join(telegram.texts(olly)), timeout=PATIENCE)
            assert confirmations(rehearsal, group) == ["💷 Sam paid £5.00: £5.00 in credit"]
            assert (await rest.player("Sam"))["credit"] == 500
            text, _ = fiver.metrics.rendered()
            assert b'fiver_monzo_events_total{outcome="forged"}' in text
            assert fiver._store is not None
            await keep(fiver._store, a_reading())
            assert (await fiver.ready())["database"]
            assert next(iter(fiver.metrics.caught_up.collect())).samples[0].value == NOW.timestamp()
        finally:
            await fiver.stop()
