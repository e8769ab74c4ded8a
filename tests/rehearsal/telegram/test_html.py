import pytest

from rehearsal.telegram.errors import BotApiError
from rehearsal.telegram.html import parse_html


def test_nested_tags_and_references() -> None:
    text, entities = parse_html(
        '💷 <b>Ash &amp; <i>Sam</i></b> &lt;3 <a href="https://example.org?a=1&amp;b=2">here</a>'
    )
    assert text == "💷 Ash & Sam <3 here"
    assert sorted((e["type"], e["offset"], e["length"]) for e in entities) == [
        ("bold", 3, 9),
        ("italic", 9, 3),
        ("text_link", 16, 4),
    ]
    assert entities[-1]["url"] == "https://example.org/?a=1&b=2"


def test_mention_by_id_keeps_the_id() -> None:
    _, [entity] = parse_html("<a href='tg://user?id=42'>Sam</a>")
    assert (entity["type"], entity["user"]) == ("text_mention", {"id": 42})


def test_code_with_a_language_inside_pre() -> None:
    _, entities = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 5, "language": "python"}]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<DEL>x</del>", "strikethrough"),
        ("<u>x</>", "underline"),
    ],
)
def test_every_kind(source: str, kind: str) -> None:
    text, [entity] = parse_html(source)
    assert (text, entity["type"]) == ("x", kind)


@pytest.mark.parametrize("source", ["<b></b>", '<a href="javascript:x">y</a>'])
def test_what_means_nothing_is_dropped(source: str) -> None:
    assert parse_html(source)[1] == []


def test_an_ampersand_alone_is_a_character() -> None:
    assert parse_html("Ash & Sam &nbsp; &#163;5")[0] == "Ash & Sam &nbsp; £5"


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("ab <p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("£5 <3", "Unclosed start tag at byte offset 4"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
    ],
)
def test_complaints(source: str, complaint: str) -> None:
    with pytest.raises(BotApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"
