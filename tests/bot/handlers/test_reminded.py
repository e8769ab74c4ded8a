"""The buttons under a reminder are its reader's alone, and what they answer stays between the two of us."""

from functools import partial

import pytest

from club.actions.people import change_player
from tests.bot.bank import connected, pays
from tests.bot.debtors import hush, reminded
from tests.bot.town import Town

TEXT = "Hi Sam, £5.00 from Wed 4 Mar is still open."
FOUR = ["Pay £5.00", "I've paid: look again", "After payday", "Stop these"]


@pytest.fixture
async def season(town: Town) -> Town:
    """The bank is connected; Sam was reminded."""
    await connected(town)
    await reminded(town, town.sam)
    return town


def carried(town: Town) -> list[str]:
    """What the buttons under Sam's newest message carry."""
    rows = town.telegram.messages(town.sam)[-1]["reply_markup"]["inline_keyboard"]
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


async def test_the_link_has_the_sum_and_the_code(town: Town) -> None:
    await town.dm(town.olly, "/settings link monzo.me/olly")
    await reminded(town, town.sam)
    pay = town.telegram.messages(town.sam)[-1]["reply_markup"]["inline_keyboard"][0][0]
    assert pay["url"] == f"https://monzo.me/olly/5.00?d={(await town.player(town.sam)).reference_code}"


async def test_without_a_link_it_says_how_to_pay(season: Town) -> None:
    async with hush(season):
        await season.tap(season.sam, "Pay £5.00", season.sam)
    code = (await season.player(season.sam)).reference_code
    assert season.last(season.sam).startswith("Wednesday Five: £5.00 to pay. Send it by bank transfer.")
    assert season.buttons(season.sam) == [f"Copy {code}"]


async def test_nothing_arrived_and_the_organiser_is_asked_to_look_once_a_day(season: Town) -> None:
    told = len(season.telegram.messages(season.olly))
    async with hush(season):
        for _ in range(2):
            assert await season.tap(season.sam, "look again", season.sam) == (
                "£5.00 hasn't arrived yet, as far as I can see. I've asked the organiser to have a look."
            )
    assert season.last(season.olly) == "Sam says £5.00 is paid, but I can't see it."
    assert season.buttons(season.olly) == ["Paid in cash"]
    assert len(season.telegram.messages(season.olly)) == told + 1
    assert season.telegram.made("sendMessage")[-1].params["disable_notification"]
    assert (season.last(season.sam), season.buttons(season.sam)) == (TEXT, FOUR)
    season.clock.forward(days=1)
    await season.tap(season.sam, "look again", season.sam)
    assert len(season.telegram.messages(season.olly)) == told + 2


async def test_the_organiser_sees_which_payments_it_may_be(season: Town) -> None:
    await pays(season, "S CARTER", reference="footy")
    await season.tap(season.sam, "look again", season.sam)
    assert season.last(season.olly) == ("Sam says £5.00 is paid, but I can't see it. It may be one of these:")
    assert season.buttons(season.olly) == ["£5.00 · S CARTER · Wed 4 Mar", "Paid in cash"]
    await season.tap(season.olly, "£5.00 · S CARTER", season.olly)
    assert season.last(season.olly).startswith("£5.00 from S CARTER, Wed 4 Mar ")
    await season.tap(season.olly, "Sam Carter", season.olly)
    assert (season.last(season.sam), season.buttons(season.sam)) == ("Paid, thank you.", [])


async def test_what_is_known_by_now_finds_what_could_not_be_placed_before(season: Town) -> None:
    await pays(season, "SAMMY AND SONS", reference="footy")
    sam = await season.player(season.sam)
    names = ("SAMMY AND SONS",)
    learn = partial(change_player, club_id=sam.club_id, player_id_=sam.player_id, accepted_bank_names=names)
    await season.store.write(learn)
    assert await season.tap(season.sam, "look again", season.sam) == "All square now, thank you."
    assert (season.last(season.sam), season.buttons(season.sam)) == ("Paid, thank you.", [])
    assert "can't see it" not in season.words(season.olly)
    assert season.last() == "💷 Sam paid £5.00: all square", "a payment is confirmed as ever, and no more is said"


async def test_after_payday_asks_once_which_day_that_is(season: Town) -> None:
    async with hush(season):
        await season.tap(season.sam, "After payday", season.sam)
        asked = f"{TEXT}\n\nWhen are you paid? I'll say nothing more until the day after."
        assert season.last(season.sam) == asked
        assert season.buttons(season.sam)[2:] == ["End of the month", "Fridays", "The 25th", "Another day"]
        await season.tap(season.sam, "Fridays", season.sam)
    assert season.last(season.sam) == "Fine: you won't hear from me before Sat 7 Mar, the day after payday (Fridays)."
    assert season.buttons(season.sam) == ["Pay £5.00", "I've paid: look again", "Another payday", "Stop these"]
    season.clock.forward(days=7)
    await season.dm(season.olly, "/remind")
    await season.tap(season.olly, "Send to 1", season.olly)
    await season.tap(season.sam, "After payday", season.sam)
    assert "before Sat 14 Mar" in season.last(season.sam), "one tap is enough from then on"


async def test_there_is_no_reminder_before_it(season: Town) -> None:
    await season.tap(season.sam, "After payday", season.sam)
    await season.tap(season.sam, "End of the month", season.sam)
    season.clock.forward(days=20, hours=-7)
    await season.dm(season.olly, "/remind")
    assert season.last(season.olly).endswith("Left out:\nSam Carter: after payday, not before Wed 1 Apr")


async def test_another_day_is_typed_and_a_slip_is_asked_again(season: Town) -> None:
    await season.tap(season.sam, "After payday", season.sam)
    await season.tap(season.sam, "Another day", season.sam)
    assert season.last(season.sam) == "On which day of the month are you paid? Reply with a number, such as 25."
    await season.reply(season.sam, "when I feel like it", season.telegram.dm(season.sam))
    assert season.last(season.sam).startswith("I couldn't read “when I feel like it” as a day.")
    async with hush(season):
        await season.reply(season.sam, "the 15th", season.telegram.dm(season.sam))
    assert season.last(season.sam) == "Fine: you won't hear from me before Mon 16 Mar, the day after payday (the 15th)."
    assert season.buttons(season.sam) == [], "the buttons are where they were"
    assert (await season.player(season.sam)).payday == "15"
    reminder = await season.store.posts.of(f"reminder:{(await season.player(season.sam)).player_id}")
    assert reminder is not None
    where = next(m for m in season.telegram.messages(season.sam) if m["message_id"] == reminder.message_id)
    assert where["text"] == season.last(season.sam)
    await season.tap(season.sam, "Another payday", season.sam)
    where = next(m for m in season.telegram.messages(season.sam) if m["message_id"] == reminder.message_id)
    assert where["text"].startswith(TEXT)
    await season.dm(season.olly, "/cash Sam £5")
    assert season.words(season.sam).count("Paid, thank you.") == 1


async def test_stop_and_start_again(season: Town) -> None:
    async with hush(season):
        stop = carried(season)[-1]
        for _ in range(2):
            await season.tap_id(season.sam, season.telegram.dm(season.sam), stop)
        assert season.last(season.sam).startswith("No more reminders from me.")
        assert season.buttons(season.sam) == ["Pay £5.00", "I've paid: look again", "Remind me after all"]
        season.clock.forward(days=8, hours=-7)
        await season.dm(season.olly, "/remind")
        assert season.last(season.olly).endswith("Sam Carter: asked for no reminders")
        await season.tap(season.sam, "Remind me after all", season.sam)
    assert (season.last(season.sam), season.buttons(season.sam)) == (TEXT, FOUR)
    await season.dm(season.olly, "/remind")
    assert "Send to 1" in season.buttons(season.olly)


async def test_who_pays_reads_so_where_the_reminder_was(season: Town) -> None:
    messages = len(season.telegram.messages(season.sam))
    await season.dm(season.olly, "/cash Sam £3")
    reminder = season.telegram.messages(season.sam)[messages - 1]
    assert reminder["text"] == "Hi Sam, £2.00 from Wed 4 Mar is still open."
    assert reminder["reply_markup"]["inline_keyboard"][0][0]["text"] == "Pay £2.00"
    await season.dm(season.olly, "/cash Sam £2")
    reminder = season.telegram.messages(season.sam)[messages - 1]
    assert (reminder["text"], reminder.get("reply_markup")) == ("Paid, thank you.", None)
    await season.dm(season.olly, "/undo")
    await season.tap(season.olly, "Take it back", season.olly)
    assert season.telegram.messages(season.sam)[messages - 1]["text"] == "Hi Sam, £2.00 from Wed 4 Mar is still open."


async def test_when_all_is_square_every_button_says_so(season: Town) -> None:
    waiting, chosen = carried(season), "pd"
    player = await season.player(season.sam)
    await season.dm(season.olly, "/cash Sam £5")
    own = season.telegram.dm(season.sam)
    for data in (*waiting, f"{chosen}:{player.player_id}:fri"):
        await season.tap_id(season.sam, own, data)
        assert "is still open" not in season.last(season.sam), data
    assert await season.tap_id(season.sam, own, waiting[1]) == "All square now, thank you."


async def test_an_invented_payday_is_an_old_button(season: Town) -> None:
    player = await season.player(season.sam)
    for day in ("32", "sun", "", "0"):
        toast = await season.tap_id(season.sam, season.telegram.dm(season.sam), f"pd:{player.player_id}:{day}")
        assert toast == "That button is out of date."
    assert (await season.player(season.sam)).payday is None


async def test_nobody_else_can_press_them(season: Town) -> None:
    """Not Charlie, not another player, not the organiser; and not Sam in the group, where others would see it."""
    player = await season.player(season.sam)
    told = len(season.telegram.messages(season.olly))
    for data in (*carried(season), f"pd:{player.player_id}:fri", f"pd:{player.player_id}:type"):
        for person in (season.charlie, season.olly, season.sam):
            assert await season.tap_id(person, season.group, data) == "That button is somebody else's."
        await season.telegram.start(season.charlie)
        assert await season.tap_id(season.charlie, season.telegram.dm(season.charlie), data) == (
            "That button is somebody else's."
        )
    assert await season.player(season.sam) == player
    assert len(season.telegram.messages(season.olly)) == told


async def test_a_reply_box_of_somebody_else_is_no_use(season: Town) -> None:
    """A memo that names another player is not obeyed."""
    await season.tap(season.sam, "After payday", season.sam)
    await season.tap(season.sam, "Another day", season.sam)
    asked = season.telegram.dm(season.sam).messages[-1]
    sam = await season.player(season.sam)
    link = asked["entities"][0]["url"]
    asked["entities"][0]["url"] = link.replace(sam.player_id, "0" * 12)
    await season.reply(season.sam, "25", season.telegram.dm(season.sam))
    assert (await season.player(season.sam)).payday is None
    asked["entities"][0]["url"] = link.replace(sam.player_id, "nonsense")
    await season.telegram.say(season.sam, None, "25", reply_to=asked["message_id"])
    await season.idle()
    assert (await season.player(season.sam)).payday is None
