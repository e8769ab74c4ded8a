import pytest

from club.ports import Page
from webhook.api.forms import Flawed
from webhook.api.paging import Wanted, page_of, paged, wanted


def test_fifty_from_the_beginning_unless_said_otherwise() -> None:
    assert wanted({}) == Wanted(50, None)
    assert wanted({"limit": "500", "cursor": "abc"}) == Wanted(500, "abc")
    assert wanted({"limit": "1"}).limit == 1


@pytest.mark.parametrize("limit", ["0", "501", "-1", "", "ten", "1.0", "٣", "1e2", "+5", "9" * 5000])
def test_limits_that_cannot_be_meant(limit: str) -> None:
    with pytest.raises(Flawed) as caught:
        wanted({"limit": limit})
    assert set(caught.value.flaws) == {"limit"}


@pytest.mark.parametrize("cursor", ["", "é", "a" * 401])
def test_cursors_that_cannot_be_ours(cursor: str) -> None:
    with pytest.raises(Flawed) as caught:
        wanted({"cursor": cursor})
    assert set(caught.value.flaws) == {"cursor"}


def test_a_short_list_in_pages_is_the_whole_list_once() -> None:
    everything, seen, cursor = [f"{number:02}" for number in range(7)], list[str](), None
    while True:
        page = page_of(reversed(everything), str, Wanted(3, cursor))
        seen += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == everything


def test_the_last_page_has_no_next_one() -> None:
    assert page_of(["a", "b"], str, Wanted(2, None)).next_cursor is None
    assert page_of([], str, Wanted(2, None)) == Page((), None)


@pytest.mark.parametrize("cursor", ["a", "____", "!!!!"])
def test_a_forged_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(Flawed):
        page_of(["a"], str, Wanted(2, cursor))


def test_a_page_in_json() -> None:
    assert paged(Page((1, 2), "x"), str) == {"items": ["1", "2"], "next_cursor": "x"}
