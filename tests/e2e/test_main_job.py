"""From "I'm in" in the group to "paid" in the group, through every door, with the time put forward."""

from datetime import timedelta
from pathlib import Path

from app.clock import Travelling
from app.settings import load
from app.wiring import Fiver
from tests.e2e.evening import PATIENCE, confirmations, desk, environment, found_club, free_port, world


async def test_two_pay_and_are_confirmed_once_and_nobody_hears_of_the_third(tmp_path: Path) -> None:
    """Each transfer is delivered four times, out of order; the group reads two confirmations and no name that owes."""
    clock, port = Travelling(), free_port()
    async with world(clock) as (rehearsal, outside), desk(f"http://127.0.0.1:{port}") as rest:
        settings = load(environment(outside, port, tmp_path), dotenv=None)
        fiver = Fiver(settings, clock)
        await fiver.start()
        try:
            telegram, monzo = rehearsal.telegram, rehearsal.monzo
            monzo.order = "shuffled"
            olly, ashley, sam, priya = (telegram.person(name) for name in ("Olly", "Ashley", "Sam", "Priya"))
            group = await found_club(rehearsal, rest, olly, ashley, sam, priya)

            await telegram.say(olly, group, "/newfixture tomorrow 18:00 Riverside £45")
            await telegram.wait_for(lambda: "⚽" in telegram.texts(group)[-1], timeout=PATIENCE)
            for person in (ashley, sam, priya):
                answer = await telegram.tap(person, group, "I'm in", timeout=PATIENCE)
                assert answer is not None
                assert answer["text"].startswith("You're in.")
            for name, bank_name in (("Ashley", "Ashley Example"), ("Sam", "OKAFOR S J")):
                player = await rest.player(name)
                change = {"accepted_bank_names": [bank_name]}
                await rest.club("PATCH", f"players/{player['player_id']}", json=change)

            clock.travel(clock() + timedelta(days=2))
            await telegram.wait_for(
                lambda: "Tap a name once if they didn't" in "".join(telegram.texts(olly)), timeout=PATIENCE
            )
            assert [(await rest.player(name))["owes"] for name in ("Ashley", "Sam", "Priya")] == [500, 500, 500]

            await monzo.send_money(route="monzo", name="Ashley Example", amount=500, reference="five a side ⚽")
            await monzo.send_money(route="bank", name="OKAFOR S J", amount=2000, reference="FOOTY")
            await monzo.settled()
            await telegram.wait_for(lambda: len(confirmations(rehearsal, group)) >= 2, timeout=PATIENCE)
            for transaction in list(monzo.transactions):
                await monzo.redeliver(transaction)
            await monzo.settled()

            assert sorted(confirmations(rehearsal, group)) == [
                "💷 Ashley paid £5.00: all square",
                "💷 Sam paid £20.00: £15.00 in credit",
            ]
            balances = {player["name"]: (player["owes"], player["credit"]) for player in await rest.items("players")}
            assert balances == {"Ashley": (0, 0), "Sam": (0, 1500), "Priya": (500, 0)}
            assert not any("Priya" in text and "owe" in text for text in telegram.texts(group))
            summary = await rest.club("GET", "summary")
            assert summary == {"income": 2500, "hire": 4500, "out_of_pocket": 2000, "owed": 500, "credit": 1500}
        finally:
            await fiver.stop()
