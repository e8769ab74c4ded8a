from rehearsal.telegram.model import ADMIN_RIGHTS, Chat, Member, Person

SAM = Person(5, "Sam", "Okafor", "samok")


def test_people_and_bots_as_users() -> None:
    assert SAM.as_user() == {
        "id": 5,
        "is_bot": False,
        "first_name": "Sam",
        "last_name": "Okafor",
        "username": "samok",
        "language_code": "en",
    }
    assert "language_code" not in Person(6, "Fiver", is_bot=True).as_user()
    assert (SAM.name, Person(7, "Li").name) == ("Sam Okafor", "Li")


def test_standing_tells_what_telegram_tells() -> None:
    assert Member(SAM, "creator").as_chat_member()["is_anonymous"] is False
    admin = Member(SAM, "administrator", frozenset({"can_pin_messages"})).as_chat_member()
    assert {right for right in ADMIN_RIGHTS if admin[right]} == {"can_pin_messages"}
    assert Member(SAM, "kicked").as_chat_member()["until_date"] == 0
    assert set(Member(SAM, "left").as_chat_member()) == {"user", "status"}


def test_someone_who_never_joined_has_left() -> None:
    assert Chat(-1, "group").member(SAM).status == "left"


def test_chats_show_their_kind() -> None:
    assert Chat(5, "private", person=SAM).as_chat()["first_name"] == "Sam"
    assert Chat(-100, "supergroup", title="Fives", forum=True).as_chat()["is_forum"] is True
