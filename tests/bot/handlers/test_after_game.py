"""Who came: unticked and ticked again, and the money follows."""

from tests.bot.town import Town


async def test_the_list_arrives_in_private_and_changes_in_place(town: Town) -> None:
    await town.new_game()
    for person in (town.sam, town.charlie):
        await town.tap(person, "I'm in")
    game = await town.game_over()
    assert "Played: 2 × £5.00 = £10.00, hire £45.00" in town.last(town.olly)
    assert "That is £35.00 short of the hire. £22.50 each would have covered it." in town.last(town.olly)
    assert "This season you're £45.00 out of pocket so far." in town.last(town.olly), "nobody has paid yet"
    assert town.buttons(town.olly) == ["✅ Sam Carter", "✅ Charlie"]
    assert await town.tap(town.olly, "Sam Carter", town.olly) == "Sam Carter did not come. £5.00 taken back."
    assert town.buttons(town.olly) == ["☐ Sam Carter", "✅ Charlie"]
    assert "Played: 1 × £5.00 = £5.00" in town.last(town.olly)
    assert "£45.00 each would have covered it." in town.last(town.olly)
    assert "Didn't come: Sam Carter" in town.last(town.olly)
    assert await town.store.ledger.balance((await town.player(town.sam)).player_id) == 0
    toast = await town.tap(town.olly, "Sam Carter", town.olly)
    assert toast == "Sam Carter is a no-show. £5.00 charged all the same."
    assert town.buttons(town.olly) == ["🚫 Sam Carter", "✅ Charlie"]
    assert "Played: 1 + 1 no-show: 2 × £5.00 = £10.00, hire £45.00" in town.last(town.olly)
    assert "No-show: Sam Carter" in town.last(town.olly)
    assert await town.store.ledger.balance((await town.player(town.sam)).player_id) == -500
    assert await town.tap(town.olly, "Sam Carter", town.olly) == "Sam Carter played. £5.00 charged."
    assert town.buttons(town.olly) == ["✅ Sam Carter", "✅ Charlie"]
    assert await town.store.ledger.balance((await town.player(town.sam)).player_id) == -500
    assert (await town.store.fixtures.get(game.fixture_id)).absent == ()


async def test_tapping_the_same_button_twice_is_tapping_once(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    game = await town.game_over()
    data = f"mk:{game.fixture_id}:{(await town.player(town.sam)).player_id}:0"
    for _ in range(2):
        await town.tap_id(town.olly, town.telegram.dm(town.olly), data)
    assert await town.store.ledger.balance((await town.player(town.sam)).player_id) == 0
    toast = await town.tap_id(town.charlie, town.group, data.replace(":0", ":1"))
    assert toast.startswith("Only Olly")
    assert await town.store.ledger.balance((await town.player(town.sam)).player_id) == 0


async def test_who_dropped_out_late_is_let_off_and_hears_of_it_in_private(town: Town) -> None:
    game = await town.new_game("Wed 11 Mar 18:00 Riverside £45")
    await town.telegram.start(town.sam)
    for person in (town.sam, town.charlie):
        await town.tap(person, "I'm in")
    town.clock.forward(days=7)
    assert "you owe £5.00 unless" in await town.tap(town.sam, "I'm out")
    await town.game_over()
    assert "Played: 1 + 1 late drop-out: 2 × £5.00 = £10.00" in town.last(town.olly)
    assert "Dropped out late: Sam Carter, £5.00" in town.last(town.olly)
    assert town.buttons(town.olly) == ["✅ Charlie", "Let Sam Carter off"]
    data = f"lw:{game.fixture_id}:{(await town.player(town.sam)).player_id}:1"
    assert (await town.tap_id(town.charlie, town.group, data)).startswith("Only Olly")
    assert (await town.tap_id(town.charlie, town.group, data.replace("lw:", "m3:") + ":0")).startswith("Only Olly")
    toast = await town.tap(town.olly, "Let Sam Carter off", town.olly)
    assert toast == "Sam Carter is let off: £5.00 taken back."
    assert town.last(town.sam) == "Your £5.00 for Wed 11 Mar, 18:00 · Riverside is off: you owe nothing for it."
    assert "Played: 1 × £5.00 = £5.00" in town.last(town.olly)
    assert "Dropped out late: Sam Carter, let off" in town.last(town.olly)
    assert await town.store.ledger.balance((await town.player(town.sam)).player_id) == 0
    toast = await town.tap(town.olly, "Charge Sam Carter after all", town.olly)
    assert toast == "Sam Carter owes £5.00 after all."
    assert "counts after all" in town.last(town.sam)
    assert await town.store.ledger.balance((await town.player(town.sam)).player_id) == -500
    assert "late" not in town.words(), "the group never learns of it"
    await town.dm(town.olly, "/player Sam Carter")
    assert "\n1 late drop-out this season\n" in town.last(town.olly)
