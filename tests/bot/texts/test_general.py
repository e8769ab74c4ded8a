"""What is said everywhere."""

from bot.texts import general


def test_what_people_typed_is_text() -> None:
    assert general.unknown_command("<b>") == "I don't know /&lt;b&gt;. /help lists what I can do."
    assert general.in_private("<Sam> Carter").startswith("&lt;Sam&gt;, that is between you and me")
    assert general.in_private("").startswith("Hi, that is between you and me")
    assert general.plain("a < b") == "a &lt; b"
    assert len(general.number_needed("x" * 4000)) < 100
