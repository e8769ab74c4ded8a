"""What becomes of news that Telegram will not take."""

import pytest

from bot.app import Bot
from bot.sender import TOLD_BY
from club import notices
from club.notices import Topic
from club.ports import Delivered, PutOff, Refused
from tests.bot.town import Town


def test_every_topic_is_told_by_somebody() -> None:
    assert set(TOLD_BY) | {Topic.PAID, Topic.MOVED} == set(Topic)


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        (403, "Forbidden: bot was blocked by the user", Refused("they blocked me", unreachable=True)),
        (
            403,
            "Forbidden: bot was kicked from the group chat",
            Refused("I was removed from the group", unreachable=True),
        ),
        (403, "Forbidden: user is deactivated", Refused("their account is deactivated", unreachable=True)),
        (
            403,
            "Forbidden: bot can't initiate conversation with a user",
            Refused("they haven't pressed Start", unreachable=True),
        ),
        (400, "Bad Request: not enough rights to send text messages to the chat", PutOff(60.0)),
        (400, "Bad Request: have no rights to send a message", PutOff(60.0)),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", PutOff(60.0)),
        (400, "Bad Request: chat not found", Refused("there is no such chat any more", unreachable=True)),
        (400, "Bad Request: message text is empty", Refused("Message text is empty", unreachable=False)),
        (502, "Bad Gateway", PutOff(3.0)),
        (500, "Internal Server Error", PutOff(3.0)),
        (401, "Unauthorized", PutOff(60.0)),
    ],
)
async def test_refusals(town: Town, code: int, said: str, expected: Refused | PutOff) -> None:
    town.telegram.fail_next("sendMessage", error_code=code, description=said)
    assert await town.bot.messenger.deliver([notices.welcome(await town.club(), occasion="x")]) == expected


async def test_too_fast_is_put_off_as_long_as_telegram_says(town: Town) -> None:
    town.telegram.slow_down_next("sendMessage", retry_after=17)
    assert await town.bot.messenger.deliver([notices.welcome(await town.club(), occasion="x")]) == PutOff(17)


@pytest.mark.parametrize("after_acting", [True, False])
async def test_a_broken_line_is_tried_again(town: Town, after_acting: bool) -> None:
    town.telegram.drop_connection_next("sendMessage", after_acting=after_acting)
    assert await town.bot.messenger.deliver([notices.welcome(await town.club(), occasion="x")]) == PutOff(3.0)


async def test_a_group_that_moved_without_telling_is_followed(town: Town) -> None:
    await town.new_game()
    club = await town.club()
    grown = town.telegram.migrate(town.group)
    town.telegram.updates.forget()
    assert await town.bot.messenger.deliver([notices.welcome(club, occasion="x")]) == Delivered()
    assert (await town.store.clubs.get(club.club_id)).chat_id == grown.id
    assert town.last(grown).startswith("Hi, I'm Fiver.")


async def test_news_of_what_is_gone_need_not_be_sent(town: Town) -> None:
    game = await town.new_game()
    gone = notices.card(game).__class__(
        key="k", topic=Topic.CARD, lane=notices.group(game.club_id), fixture_id=game.fixture_id, club_id=game.club_id
    )
    await town.store.database["fixtures"].delete_one({"_id": game.fixture_id})
    assert await town.bot.messenger.deliver([gone]) == Delivered()


async def test_before_telegram_told_us_our_name_everything_waits(empty_town: Town) -> None:
    town = empty_town
    assert isinstance(town.bot, Bot)
    club = await town.store.write(_a_club_in(town))
    assert await town.bot.messenger.deliver([notices.welcome(club, occasion="x")]) == PutOff(3.0)


def _a_club_in(town: Town):  # type: ignore[no-untyped-def]
    from club.actions.welcome import welcome

    return lambda books: welcome(
        books, chat_id=town.group.id, title="Five", added_by=town.olly.id, timezone="Europe/London", occasion="1"
    )
