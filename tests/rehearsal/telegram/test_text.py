import pytest

from rehearsal.telegram.text import checked_link, find_entities, linked_user_id, trimmed, utf16_length, utf16_slice


@pytest.mark.parametrize(("text", "length"), [("abc", 3), ("⚽", 1), ("💷", 2), ("👩‍👧", 5), ("Siân", 4)])
def test_length_is_counted_in_utf16(text: str, length: int) -> None:
    assert utf16_length(text) == length


def found(text: str) -> list[tuple[str, str]]:
    return [(e["type"], utf16_slice(text, e["offset"], e["length"])) for e in find_entities(text)]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/in", [("bot_command", "/in")]),
        ("💷💷 /in@FiverBot now", [("bot_command", "/in@FiverBot")]),
        ("either/or", []),
        ("1/2 and /out", [("bot_command", "/out")]),
        ("ask @samok", [("mention", "@samok")]),
        ("mail a.b@example.org", [("email", "a.b@example.org")]),
        ("see https://example.org/a?b=c.", [("url", "https://example.org/a?b=c")]),
        ("t.me/FiverBot?start=x!", [("url", "t.me/FiverBot?start=x")]),
        ("#wednesday #5", [("hashtag", "#wednesday")]),
        ("nothing at 18:00 for £5.00", []),
    ],
)
def test_finds_what_telegram_finds(text: str, entities: list[tuple[str, str]]) -> None:
    assert found(text) == entities


def test_code_and_links_are_left_alone() -> None:
    given = [{"type": "code", "offset": 0, "length": 3}]
    assert find_entities("/in", given) == given


def test_bold_may_hold_a_command() -> None:
    kinds = [e["type"] for e in find_entities("/in", [{"type": "bold", "offset": 0, "length": 3}])]
    assert kinds == ["bold", "bot_command"]


def test_trims_and_moves_entities() -> None:
    text, entities = trimmed(" \n💷 paid  ", [{"type": "bold", "offset": 0, "length": 20}])
    assert (text, entities) == ("💷 paid", [{"type": "bold", "offset": 0, "length": 7}])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://example.org", "https://example.org/"),
        ("example.org/a", "http://example.org/a"),
        ("tg://user?id=1", "tg://user?id=1"),
        ("http://localhost:8080/x", "http://localhost:8080/x"),
        ("javascript:alert(1)", None),
        ("nonsense", None),
        ("http://[bad", None),
    ],
)
def test_links(given: str, kept: str | None) -> None:
    assert checked_link(given) == kept


def test_mention_links() -> None:
    assert linked_user_id("tg://user?id=42") == 42
    assert linked_user_id("tg://user?id=x") is None
    assert linked_user_id("https://example.org/?id=42") is None
