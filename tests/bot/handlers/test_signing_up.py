"""In and out: by tap and by command, in the order in which people came, and once."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial

from club.actions.attending import attend
from club.actions.settings import Preferences, prefer
from club.habits import Habits
from club.ids import FixtureId
from tests.bot.town import Town
from tests.storage.keeping import keep


async def test_a_tap_puts_you_on_the_list_and_the_card_follows(town: Town) -> None:
    await town.new_game("Wed 18:00 Riverside £45 1-2")
    assert await town.tap(town.sam, "I'm in") == "You're in. 1 place left."
    assert "1 Sam" in town.last()
    assert "1 in · 1 place left" in town.last()
    assert await town.tap(town.sam, "I'm in") == "You're already in."


async def test_who_comes_too_late_waits_and_moves_up(town: Town) -> None:
    await town.new_game("Wed 18:00 Riverside £45 1-1")
    await town.tap(town.sam, "I'm in")
    line = "Full just now: you're 1st in line. I'll message you if a place opens."
    assert await town.tap(town.olly, "I'm in") == line
    assert "Full · waiting: 1 Olly" in town.last()
    assert await town.tap(town.olly, "I'm in") == "You're already 1st in line. I'll message you if a place opens."
    assert await town.tap(town.sam, "I'm out") == "You're out. Thanks for saying so."
    assert "A place is offered · waiting: 1 Olly (asked)" in town.last()
    yours = "It's yours if you take it by 12:45. Then it goes to the next."
    assert town.last(town.olly) == f"A place opened for Wed 4 Mar, 18:00 · Riverside. {yours}"
    assert await town.tap(town.olly, "Take it", town.olly) == "You're in. That was the last place."
    assert town.last(town.olly) == "You're in for Wed 4 Mar, 18:00 · Riverside. See you there!"
    assert "1 Olly" in town.last()


async def test_a_pointless_tap_is_answered_too(town: Town) -> None:
    await town.new_game()
    assert await town.tap(town.sam, "I'm out") == "Noted: you can't make this one. Thanks for saying so."
    old = town.telegram.messages(town.group)[-1]["message_id"]
    game = await town.game()
    await town.new_game("Wed 11 Mar 18:00 Riverside")
    town.clock.forward(hours=8)
    late = await town.telegram.tap(town.sam, town.group, message_id=old, data=f"in:{game.fixture_id}")
    assert late is not None
    assert late["text"] == "That game is over. The next one is Wed 11 Mar."


async def test_a_cancelled_game_says_so(town: Town) -> None:
    game = await town.new_game()
    card = town.telegram.messages(town.group)[-1]["message_id"]
    await town.dm(town.olly, "/cancel")
    await town.tap(town.olly, "Call it off", town.olly)
    late = await town.telegram.tap(town.sam, town.group, message_id=card, data=f"out:{game.fixture_id}")
    assert late is not None
    assert late["text"] == "That game was cancelled."


async def test_commands_mean_the_soonest_game(town: Town) -> None:
    await town.new_game("Wed 11 Mar 18:00 Cage")
    soon = await town.new_game("Wed 18:00 Riverside")
    await town.say(town.sam, "/in")
    assert town.last() == "You're in. 11 places left."
    assert (await town.store.fixtures.get(soon.fixture_id)).players
    await town.say(town.sam, "/out")
    assert town.last() == "You're out. Thanks for saying so."


async def test_out_means_the_soonest_game_that_one_is_in(town: Town) -> None:
    await town.new_game("Wed 11 Mar 18:00 Cage")
    await town.tap(town.sam, "I'm in")
    await town.new_game("Wed 18:00 Riverside")
    await town.say(town.sam, "/out")
    assert town.last() == "You're out. Thanks for saying so."


async def test_in_without_a_game(town: Town) -> None:
    await town.say(town.sam, "/in")
    assert town.last() == "There is no game to sign up for just now."


async def test_in_a_direct_chat_several_games_are_a_choice(town: Town) -> None:
    await town.new_game("Wed 18:00 Riverside")
    await town.tap(town.sam, "I'm in")
    await town.new_game("Wed 11 Mar 18:00 Cage")
    await town.telegram.start(town.sam)
    await town.dm(town.sam, "/in")
    assert town.last(town.sam) == "Which game?"
    assert await town.tap(town.sam, "Cage", town.sam) == "You're in. 11 places left."


async def test_who_plays_in_two_clubs_reads_which_is_which_each_by_its_own_clock(town: Town) -> None:
    athens = town.telegram.group("Athens Five", creator=town.charlie, members=[town.charlie, town.sam])
    town.telegram.add_bot(athens, town.charlie)
    await town.idle()
    there = await town.store.clubs.of_chat(athens.id)
    assert there is not None
    await town.store.write(partial(prefer, club_id=there.club_id, wanted=Preferences(timezone="Europe/Athens")))
    await town.say(town.charlie, "/newfixture Wed 20:00 Riverside", athens)
    await town.new_game("Wed 18:00 Riverside")
    for chat in (athens, town.group):
        await town.tap(town.sam, "I'm in", chat)
    await town.telegram.start(town.sam)
    await town.dm(town.sam, "/out")
    here = ["Wed 4 Mar, 18:00 · Wednesday Five · Riverside", "Wed 4 Mar, 20:00 · Athens Five · Riverside"]
    assert sorted(town.buttons(town.sam)) == here
    assert await town.tap(town.sam, here[1], town.sam) == "You're out. Thanks for saying so."
    assert "0 in" in town.last(athens)


async def test_three_hundred_taps_fill_exactly_the_places_with_one_transaction_each(town: Town) -> None:
    crowd = [town.telegram.person(f"Player {number}") for number in range(60)]
    for person in crowd:
        town.telegram.join(town.group, person)
    await town.new_game("Wed 18:00 Riverside £45 8-12")
    taps = (town.telegram.tap(person, town.group, "I'm in", timeout=60) for person in crowd for _ in range(5))
    answers = [answer["text"] for answer in await asyncio.gather(*taps) if answer is not None]
    await town.idle()
    game = await town.game()
    assert len(answers) == 300
    assert (len(game.players), len(game.waiting)) == (12, 48)
    assert sum(text.startswith("You're in.") for text in answers) == 12
    assert len(town.telegram.made("editMessageText")) < 300


async def test_nobody_can_tap_for_the_group(town: Town) -> None:
    big = town.telegram.group("Thursday Five", creator=town.olly, members=[town.sam], supergroup=True)
    town.telegram.add_bot(big, town.olly)
    await town.idle()
    await town.say(town.olly, "/newfixture Wed 18:00 Riverside", big)
    await town.say(town.olly, "/in", big, anonymous=True)
    assert "I can't see who you are" in town.last(big)


async def test_with_no_game_ahead_each_command_has_its_own_answer(town: Town) -> None:
    await town.say(town.sam, "/in")
    assert town.last() == "There is no game to sign up for just now."
    await town.say(town.sam, "/out")
    assert town.last() == "There is no game to drop out of just now."


async def test_an_organiser_puts_somebody_on_and_takes_them_off_again(town: Town) -> None:
    await town.new_game("Wed 11 Mar 18:00 Riverside £45 1-2")
    for name in ("Sam Carter", "Samuel", "Zoë <3"):
        await town.dm(town.olly, f"/addplayer {name}")
    title = "Wed 11 Mar, 18:00 · Riverside"
    await town.say(town.olly, "/in zoe")
    assert town.last() == f"Zoë is in for {title}. 1 place left."
    await town.dm(town.olly, "/in Zoë")
    assert town.last(town.olly) == f"Zoë is already in for {title}."
    await town.dm(town.olly, "/in Sam")
    assert town.last(town.olly) == "“Sam” could be Sam Carter or Samuel. Write the whole name, please."
    await town.dm(town.olly, "/in Priya")
    assert town.last(town.olly) == "I don't know anybody called “Priya”. /players lists everybody."
    await town.dm(town.olly, "/in Samuel")
    await town.dm(town.olly, "/in Sam Carter")
    assert town.last(town.olly) == f"{title} is full: Sam is 1st in line."
    town.clock.forward(days=7)
    await town.say(town.olly, "/out zoe")
    assert f"Zoë is out of {title}." in town.words()
    await town.dm(town.olly, "/out Zoë")
    assert town.last(town.olly) == "Zoë <3 isn't on the list of any game ahead."
    game = await town.game()
    names = await town.store.players.names(game.club_id)
    assert [names[player] for player in game.players] == ["Samuel", "Sam Carter"], "the line moved"
    assert (game.late, game.entries) == ((), ()), "it is the organiser who took them off, so nobody owes"


async def test_who_is_put_on_or_taken_off_hears_of_it(town: Town) -> None:
    await town.new_game("Wed 11 Mar 18:00 Riverside £45 1-1")
    title = "Wed 11 Mar, 18:00 · Riverside"
    for person in (town.olly, town.sam):
        await town.tap(person, "I'm in")
        await town.tap(person, "I'm out")
        await town.dm(person, "/start")
    await town.dm(town.olly, "/in Sam")
    put_on = f"Your organiser put you on the list for {title}"
    assert town.last(town.sam) == f"{put_on}: you're in. Can't make it? Say so here."
    await town.tap(town.sam, "I'm out", town.sam)
    assert (await town.game()).players == ()
    await town.dm(town.olly, "/in Olly")
    assert town.last(town.olly) == f"Olly is in for {title}. That was the last place.", (
        "nobody tells Olly what Olly did"
    )
    await town.dm(town.olly, "/in Sam")
    assert town.last(town.sam) == f"{put_on}: you're 1st in line. Can't make it? Say so here."
    await town.dm(town.olly, "/out Sam")
    assert town.last(town.sam) == f"Your organiser took you off the list for {title}."
    assert town.buttons(town.sam) == []


async def test_the_host_hears_that_a_guest_was_taken_off(town: Town) -> None:
    await town.new_game("Wed 11 Mar 18:00 Riverside £45 1-9")
    await town.dm(town.sam, "/start")
    await town.tap(town.sam, "I'm in")
    await town.say(town.sam, "/guest Mike <3")
    await town.dm(town.olly, "/out Mike")
    title = "Wed 11 Mar, 18:00 · Riverside"
    assert town.last(town.sam) == f"Your organiser took Mike <3 off the list for {title}."


async def test_only_organisers_put_others_on_and_a_plus_is_no_name(town: Town) -> None:
    await town.new_game()
    await town.dm(town.olly, "/addplayer Zoë")
    for words in ("/in Zoë", "/out Zoë", "/in me"):
        await town.say(town.charlie, words)
        assert town.last().startswith("Only Olly can do that here."), words
    assert (await town.game()).players == ()
    await town.say(town.charlie, "/in +1 Mike")
    assert not town.last().startswith("Only Olly")


async def test_who_runs_several_clubs_is_asked_which_and_what_was_typed_counts(town: Town) -> None:
    other = town.telegram.group("Thursday Five", creator=town.olly, members=[town.olly])
    town.telegram.add_bot(other, town.olly)
    await town.idle()
    await town.new_game("Wed 18:00 Riverside")
    await town.tap(town.sam, "I'm in")
    await town.dm(town.olly, "/out Sam")
    await town.tap(town.olly, "Wednesday Five", town.olly)
    assert town.last(town.olly) == "Sam is out of Wed 4 Mar, 18:00 · Riverside."
    assert (await town.game()).players == ()


async def test_regulars_have_first_go_for_a_day_and_the_group_never_learns_who_owes(town: Town) -> None:
    await town.telegram.start(town.charlie)
    await town.new_game()
    for person in (town.sam, town.charlie):
        await town.tap(person, "I'm in")
    played = await town.game_over()
    sam, charlie = (await town.player(town.sam)).player_id, (await town.player(town.charlie)).player_id
    earlier = [
        replace(played, fixture_id=FixtureId(f"before-{weeks}"), starts_at=played.starts_at - timedelta(weeks=weeks),
                players=(sam,), entries=(), version=0)
        for weeks in (1, 2)
    ]  # fmt: skip
    habits = Habits(regulars_first=True, debtors_wait=1)
    await keep(town.store, *earlier, replace(await town.club(), habits=habits))
    await town.dm(town.olly, "/correct Charlie -£10")
    game = await town.new_game("Wed 11 Mar 18:00 Riverside £45 1-3")
    assert "\n\nRegulars have first go until Thu 19:01\n\n" in town.last()
    assert await town.tap(town.olly, "I'm in") == "You're in. 2 places left."
    toast = await town.tap(town.charlie, "I'm in")
    assert toast == "Others have first go until Thu 19:01. You're 1st in line. I'll message you when you're in."
    assert "Charlie" not in town.last()
    await town.say(town.charlie, "/in")
    assert town.last() == "You're already 1st in line. I'll message you if a place opens."
    assert await town.tap(town.sam, "I'm in") == "You're in. 1 place left."
    card = next(text for text in town.telegram.texts(town.group) if "Wed 11 Mar" in text)
    assert "first go" not in card, "all who had first go have answered"
    town.clock.forward(days=1)
    await town.store.write(lambda books: attend(books, game.fixture_id, at=town.clock.now))
    await town.idle()
    assert town.last(town.charlie) == "A place opened: you're in for Wed 11 Mar, 18:00 · Riverside. See you there!"
    assert (await town.game()).players[-1] == charlie
    assert "owe" not in town.words()
