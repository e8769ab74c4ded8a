"""Greetings, help, the bank."""

from dataclasses import replace

from bot.texts import club as texts
from bot.texts.words import MESSAGE_ROOM, TOAST_ROOM, length
from tests.builders import NOW, a_club, a_line


def test_help_fits_and_differs_by_role() -> None:
    assert length(texts.help_text(organiser=True, private=True)) < MESSAGE_ROOM
    assert "/newfixture" not in texts.help_text(organiser=False, private=True)


def test_who_can() -> None:
    assert texts.only(["Olly", "Sam"]).startswith("Only Olly and Sam can do that here.")
    assert texts.only([]).startswith("Only the organiser can")
    assert len(texts.only(["x" * 24] * 4)) < TOAST_ROOM


def test_the_bank() -> None:
    club = a_club(name="R&D")
    assert "The key of this server has changed" in texts.connect(club, a_line(), None, public=True, now=NOW)
    seen = replace(a_line(), last_seen_at=NOW)
    connected = texts.connect(club, seen, "https://x/monzo/y", public=True, now=NOW)
    assert "Last heard from your bank: Wed 4 Mar, 12:00." in connected


def test_what_the_bank_lacks() -> None:
    for line, url in ((a_line(), None), (a_line(), "http://127.0.0.1:8080/monzo/x")):
        said = texts.connect(a_club(), line, url, public=False, now=NOW)
        assert "no public address yet (PUBLIC_URL)" in said
        assert (url is not None) == ("http://127.0.0.1:8080/monzo/x" in said)
        assert "developers.monzo.com" not in said


def test_names_are_text() -> None:
    club = a_club(name="<b>")
    shown = [
        texts.start_organiser([club]),
        texts.start_player(["<b>"]),
        texts.account_refused("<b>", "x"),
        texts.bank_login(club),
        texts.undelivered("<b>", "x"),
        texts.please_start(1, "<b>"),
    ]
    assert all("&lt;b&gt;" in text for text in shown)


def test_a_group_is_spared_the_organisers_long_list() -> None:
    brief = texts.help_text(organiser=True, private=False)
    assert "/newfixture" in brief
    assert "/apitoken" not in brief
    assert brief.endswith("Everything else: ask me /help in our own chat")
