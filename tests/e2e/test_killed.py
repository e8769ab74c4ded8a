"""The power goes between the commit and the message: nothing is lost, and nothing is told twice."""

from pathlib import Path

from tests.e2e.evening import (
    PATIENCE,
    Process,
    confirmations,
    desk,
    environment,
    found_club,
    free_port,
    world,
)


async def test_a_confirmation_goes_out_after_the_process_was_killed_before_it_could_send(tmp_path: Path) -> None:
    """Monzo has its 200, Telegram hangs, the process is killed; its successor sends the message, once."""
    port = free_port()
    async with world() as (rehearsal, outside), desk(f"http://127.0.0.1:{port}") as rest:
        process = Process(environment(outside, port, tmp_path / "data"), tmp_path)
        await process.start()
        telegram, monzo = rehearsal.telegram, rehearsal.monzo
        olly, ashley = telegram.person("Olly"), telegram.person("Ashley")
        group = await found_club(rehearsal, rest, olly, ashley)
        await rest.club("POST", "players", json={"name": "Sam", "accepted_bank_names": ["S OKAFOR"]})

        hung = telegram.hang_next("sendMessage", chat_id=group.id)
        await monzo.send_money(route="bank", name="S OKAFOR", amount=500, reference="footy")
        await monzo.settled()
        assert all(delivery.delivered for delivery in monzo.deliveries)
        await telegram.wait_for(lambda: hung in telegram.faults.hanging, timeout=PATIENCE)
        await process.kill()
        assert confirmations(rehearsal, group) == []

        await process.start()
        await telegram.wait_for(lambda: confirmations(rehearsal, group), timeout=PATIENCE)
        for transaction in list(monzo.transactions):
            await monzo.redeliver(transaction)
        await monzo.settled()
        assert confirmations(rehearsal, group) == ["💷 Sam paid £5.00: £5.00 in credit"]
        assert (await rest.player("Sam"))["credit"] == 500
        assert await process.stop() == 0


async def test_what_was_acknowledged_survives_a_kill_in_the_middle_of_a_burst(tmp_path: Path) -> None:
    """Forty payments, killed half-way: Monzo repeats what got no answer, and every one is booked exactly once."""
    port = free_port()
    async with world() as (rehearsal, outside), desk(f"http://127.0.0.1:{port}") as rest:
        process = Process(environment(outside, port, tmp_path / "data"), tmp_path)
        await process.start()
        monzo = rehearsal.monzo
        monzo.retry_delay = 0.5
        group = await found_club(rehearsal, rest, rehearsal.telegram.person("Olly"))
        await rest.club("POST", "players", json={"name": "Sam", "accepted_bank_names": ["S OKAFOR"]})

        for number in range(40):
            await monzo.send_money(route="bank", name="S OKAFOR", amount=100 + number, reference="footy")
        await rehearsal.telegram.wait_for(
            lambda: sum(delivery.delivered for delivery in monzo.deliveries) >= 40, timeout=PATIENCE
        )
        await process.kill()
        await process.start()
        await monzo.settled(timeout=PATIENCE)
        for transaction in list(monzo.transactions):
            await monzo.redeliver(transaction)
        await monzo.settled(timeout=PATIENCE)

        assert (await rest.player("Sam"))["credit"] == sum(100 + number for number in range(40))
        assert len(await rest.items("ledger?limit=100")) == 40
        await rehearsal.telegram.wait_for(lambda: len(set(confirmations(rehearsal, group))) >= 40, timeout=PATIENCE)
        assert len(set(confirmations(rehearsal, group))) == 40
        messages = [text for text in rehearsal.telegram.texts(group) if text.startswith("💷")]
        assert len(messages) <= len(set(messages)) + 1, "only the message that was under way may be repeated"
        assert await process.stop() == 0
