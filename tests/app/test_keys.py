"""What is derived from the secret key."""

import pytest

from app.keys import SecretKeys
from club.calendars import ClubFeed, Feed, PlayerFeed
from club.ids import ClubId, LineId, PlayerId
from club.lines import Line

OLD, NEW = "o" * 40, "n" * 40


def line(keys: SecretKeys) -> Line:
    new = LineId("line00000000")
    return Line(line_id=new, owner=None, secret_digest=keys.digest(keys.line_secret(new)))


def test_an_address_survives_the_rotation_of_the_key_that_made_it() -> None:
    before = SecretKeys([OLD], "https://fiver.example.org")
    given = line(before)
    address = before.webhook_url(given)
    assert address is not None
    assert SecretKeys([NEW, OLD], "https://fiver.example.org").webhook_url(given) == address
    assert SecretKeys([NEW], "https://fiver.example.org").webhook_url(given) is None


def test_every_address_that_a_line_may_have_is_known() -> None:
    keys = SecretKeys([NEW, OLD], "https://fiver.example.org")
    given = line(SecretKeys([OLD], "https://fiver.example.org"))
    newest, former = keys.webhook_urls(given.line_id)
    assert former == keys.webhook_url(given)
    assert newest.endswith(keys.line_secret(given.line_id))


def test_an_account_is_known_under_every_key_in_force() -> None:
    (old,) = SecretKeys([OLD], "http://127.0.0.1:8080").account_keys("uk:200000:00112233")
    assert old in SecretKeys([NEW, OLD], "http://127.0.0.1:8080").account_keys("uk:200000:00112233")
    assert old not in SecretKeys([NEW], "http://127.0.0.1:8080").account_keys("uk:200000:00112233")
    assert "00112233" not in old
    assert SecretKeys([OLD], "http://127.0.0.1:8080").account_keys(None) == ()


def test_every_line_has_a_secret_of_its_own_that_stays() -> None:
    keys = SecretKeys([OLD], "http://127.0.0.1:8080")
    secrets = {keys.line_secret(LineId(f"line{number}")) for number in range(50)}
    assert len(secrets) == 50
    assert {len(secret) for secret in secrets} == {43}
    assert keys.line_secret(LineId("line0")) == SecretKeys([OLD], "https://elsewhere").line_secret(LineId("line0"))
    assert keys.line_secret(LineId("line0")) != SecretKeys([NEW, OLD], "http://127.0.0.1:8080").line_secret(
        LineId("line0")
    )


def test_accounts_and_lines_of_one_name_have_nothing_in_common() -> None:
    keys = SecretKeys([OLD], "http://127.0.0.1:8080")
    (account,) = keys.account_keys("line0")
    assert not keys.line_secret(LineId("line0")).startswith(account)
    assert keys.account_keys("one") != keys.account_keys("two")


def test_the_newest_key_comes_first() -> None:
    both = SecretKeys([NEW, OLD], "http://127.0.0.1:8080").account_keys("uk:200000:00112233")
    assert both == (
        *SecretKeys([NEW], "http://127.0.0.1:8080").account_keys("uk:200000:00112233"),
        *SecretKeys([OLD], "http://127.0.0.1:8080").account_keys("uk:200000:00112233"),
    )


def test_what_is_stored_of_a_secret_does_not_give_it_away() -> None:
    keys = SecretKeys([OLD], "https://fiver.example.org")
    one = line(keys)
    assert keys.line_secret(one.line_id) not in one.secret_digest
    assert keys.webhook_url(one) == f"https://fiver.example.org/monzo/{keys.line_secret(one.line_id)}"


MINE, OURS = PlayerFeed(PlayerId("0123456789ab"), 3), ClubFeed(ClubId("0123456789ab"), 3)


def token(keys: SecretKeys, feed: Feed) -> str:
    url = keys.calendar_url(feed)
    assert url is not None
    assert url.startswith("https://fiver.example.org/calendar/")
    assert url.endswith(".ics")
    return url.rpartition("/")[2].removesuffix(".ics")


@pytest.mark.parametrize("feed", [MINE, OURS, PlayerFeed(MINE.player_id, 0)])
def test_an_address_of_a_calendar_leads_to_its_feed_as_long_as_its_key_is_in_force(feed: Feed) -> None:
    given = token(SecretKeys([OLD], "https://fiver.example.org"), feed)
    assert SecretKeys([OLD], "https://fiver.example.org").calendar_feed(given) == feed
    both = SecretKeys([NEW, OLD], "https://fiver.example.org")
    assert both.calendar_feed(given) == both.calendar_feed(token(both, feed)) == feed
    assert token(both, feed) != given
    assert SecretKeys([NEW], "https://fiver.example.org").calendar_feed(given) is None


def test_no_address_can_be_made_out_of_another() -> None:
    keys = SecretKeys([OLD], "https://fiver.example.org")
    given = token(keys, MINE)
    altered = {
        "another revision": given.replace("-3-", "-4-"),
        "a revision written otherwise": given.replace("-3-", "-03-"),
        "the club of that id": "c" + given[1:],
        "another player": given.replace("0123456789ab", "0123456789ac"),
        "another end": given[:-1] + ("A" if given[-1] != "A" else "B"),
        "more": given + "A",
        "less": given[:-1],
        "a file": given + ".ics",
        "nothing": "",
        "digits of elsewhere": given.replace("-3-", "-٣-"),
        "the secret of a line": keys.line_secret(LineId("p0123456789ab-3")),
    }
    assert {what: keys.calendar_feed(text) for what, text in altered.items()} == dict.fromkeys(altered)


def test_where_the_world_does_not_reach_us_there_is_no_address() -> None:
    assert SecretKeys([OLD], "http://127.0.0.1:8080", public=False).calendar_url(MINE) is None
