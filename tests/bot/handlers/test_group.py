"""The bot comes and goes, and follows a group that moves."""

from club.ids import club_id
from club.players import Reach
from tests.bot.town import Town


async def test_who_adds_the_bot_is_the_organiser_and_the_group_is_greeted_once(town: Town) -> None:
    club = await town.club()
    assert (club.name, club.organisers, club.present) == ("Wednesday Five", (town.olly.id,), True)
    assert town.words().count("Hi, I'm Fiver.") == 1
    button = town.telegram.messages(town.group)[-1]["reply_markup"]["inline_keyboard"][0][0]
    assert button["url"] == f"https://t.me/FiverBot?start={club.club_id}"


async def test_removed_and_added_again_the_club_is_the_same(town: Town) -> None:
    before = await town.club()
    town.telegram.remove_bot(town.group, town.olly)
    await town.idle()
    assert not (await town.club()).present
    town.clock.forward(minutes=5)
    town.telegram.add_bot(town.group, town.sam)
    await town.idle()
    after = await town.club()
    assert (after.club_id, after.organisers, after.present) == (before.club_id, before.organisers, True)
    assert town.words().count("Hi, I'm Fiver.") == 2


async def test_the_other_telling_alone_is_enough(town: Town) -> None:
    """Telegram tells of an addition twice; if the first telling is lost the second one counts."""
    other = town.telegram.group("Thursday Five", creator=town.sam, members=[town.sam])
    bot = town.telegram.bot
    await town.bot.handle(
        {
            "update_id": 900_001,
            "message": {
                "message_id": 1,
                "date": int(town.clock.now.timestamp()),
                "chat": other.as_chat(),
                "from": town.sam.as_user(),
                "new_chat_members": [bot.as_user()],
            },
        }
    )
    club = await town.store.clubs.get(club_id(other.id))
    assert club.organisers == (town.sam.id,)


async def test_somebody_else_coming_is_nothing(town: Town) -> None:
    before = len(town.telegram.messages(town.group))
    town.telegram.join(town.group, town.telegram.person("Dev"))
    await town.idle()
    assert len(town.telegram.messages(town.group)) == before + 1


async def test_a_group_that_becomes_a_supergroup_keeps_its_club_and_gets_its_card_again(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    before = await town.club()
    grown = town.telegram.migrate(town.group)
    await town.idle()
    club = await town.store.clubs.get(before.club_id)
    assert club.chat_id == grown.id
    (game,) = await town.store.fixtures.upcoming(club.club_id, town.clock.now)
    await town.tap_id(town.olly, grown, f"in:{game.fixture_id}")
    assert "1 Sam   2 Olly" in town.last(grown)


async def test_another_title_is_another_name(town: Town) -> None:
    town.telegram.rename(town.group, "Thursday Five", town.olly)
    await town.idle()
    assert (await town.club()).name == "Thursday Five"


async def test_promoted_the_bot_pins_what_it_could_not_pin(town: Town) -> None:
    await town.new_game()
    card = town.telegram.messages(town.group)[-1]["message_id"]
    assert town.group.pinned == []
    town.telegram.make_admin(town.group)
    await town.idle()
    assert town.group.pinned == [card]


async def test_a_person_blocks_the_bot_and_comes_back(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.telegram.start(town.sam)
    await town.idle()
    assert (await town.player(town.sam)).reach is Reach.OPEN
    town.telegram.block(town.sam)
    await town.idle()
    assert (await town.player(town.sam)).reach is Reach.BLOCKED
    town.telegram.unblock(town.sam)
    await town.idle()
    assert (await town.player(town.sam)).reach is Reach.OPEN


async def test_the_organiser_is_offered_more_commands_than_others(town: Town) -> None:
    from rehearsal.telegram.methods.profile import commands_for

    def offered(person: object, chat: object) -> set[str]:
        return {command["command"] for command in commands_for(town.telegram, person, chat)}  # type: ignore[arg-type]

    assert "newfixture" in offered(town.olly, town.group)
    assert "newfixture" in offered(town.olly, town.telegram.dm(town.olly))
    everybody = {"in", "out", "guest", "fixtures", "pay", "balance", "calendar", "calls", "help"}
    assert offered(town.sam, town.group) == everybody
    assert "newfixture" not in offered(town.sam, town.telegram.dm(town.sam))
