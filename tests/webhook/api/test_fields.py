from datetime import UTC, datetime

import pytest

from webhook.api.fields import an_id, clock, day, instant, many, one_of, part, pence, text, whole, within, yes_or_no
from webhook.api.forms import Field, Flawed, Form, Wrong


@pytest.mark.parametrize("value", [True, False, 5.0, 5.5, "5", None, [], {}, float("inf")])
def test_money_is_a_whole_number_and_nothing_that_looks_like_one(value: object) -> None:
    with pytest.raises(Wrong, match="whole number of pence"):
        pence("amount").read(value)


@pytest.mark.parametrize("value", [-1, 1_000_001, 10**30])
def test_money_has_bounds(value: int) -> None:
    with pytest.raises(Wrong, match="between 0 and 1000000"):
        pence("amount").read(value)


def test_nothing_is_no_payment() -> None:
    assert pence("price").read(0) == 0
    with pytest.raises(Wrong):
        pence("amount", least=1).read(0)


@pytest.mark.parametrize("value", [True, 1.0, "8", None])
def test_a_count_is_a_whole_number(value: object) -> None:
    with pytest.raises(Wrong, match="whole number"):
        whole("minimum", least=1, most=100).read(value)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-03-04T18:00:00Z", datetime(2026, 3, 4, 18, tzinfo=UTC)),
        ("2026-03-04t18:00:00z", datetime(2026, 3, 4, 18, tzinfo=UTC)),
        ("2026-07-01T19:00:00+01:00", datetime(2026, 7, 1, 18, tzinfo=UTC)),
        ("2026-07-01T19:00+01:00", datetime(2026, 7, 1, 18, tzinfo=UTC)),
        ("2026-03-04T18:00:00.123456789Z", datetime(2026, 3, 4, 18, 0, 0, 123_000, tzinfo=UTC)),
    ],
)
def test_an_instant_is_kept_in_utc(said: str, meant: datetime) -> None:
    assert instant("starts_at").read(said) == meant


@pytest.mark.parametrize("said", ["2026-03-04T18:00:00", "2026-03-04T18:00"])
def test_an_instant_without_an_offset_could_be_any_hour(said: str) -> None:
    with pytest.raises(Wrong, match="offset"):
        instant("starts_at").read(said)


@pytest.mark.parametrize(
    "said",
    [
        "2026-03-04", "wed", "", 1_772_647_200, None, True, "2026-02-30T18:00:00Z", "2026-03-04T24:00:01Z",
        "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-03-04T18:00:60Z", "20260304T180000Z",
        "2026-W10-3T18:00:00Z", "٢٠٢٦-03-04T18:00:00Z", "2026-03-04T18:00:00Z\n",
    ],
)  # fmt: skip
def test_what_is_no_instant(said: object) -> None:
    with pytest.raises(Wrong):
        instant("starts_at").read(said)


@pytest.mark.parametrize("value", ["short", "UPPERCASE123", "000000000000 ", "", 12, None, "iiiiiiiiiiii"])
def test_what_is_no_id(value: object) -> None:
    with pytest.raises(Wrong):
        an_id("player_id").read(value)


def test_text_that_no_database_could_keep_is_refused() -> None:
    assert text("name").read("Zoë ⚽") == "Zoë ⚽"
    for value in ("\ud800", "a" * 501, 7, None, ["a"]):
        with pytest.raises(Wrong):
            text("name").read(value)


def test_yes_is_not_one_and_no_is_not_nothing() -> None:
    assert yes_or_no("came").read(False) is False
    for value in (1, 0, "true", None):
        with pytest.raises(Wrong):
            yes_or_no("came").read(value)


def test_one_of_a_few_words() -> None:
    assert one_of("mode", "none", "manual").read("manual") == "manual"
    for value in ("oauth", "NONE", None, 1, ["none"]):
        with pytest.raises(Wrong, match="none or manual"):
            one_of("mode", "none", "manual").read(value)


def test_a_list_reads_each_of_its_values() -> None:
    names: Field[tuple[str, ...]] = many("names", text("name"), most=2)
    assert names.read(["a", "b"]) == ("a", "b")
    for value in ("ab", ["a", 1], ["a", "b", "c"], None, {"a": 1}):
        with pytest.raises(Wrong):
            names.read(value)


def test_an_object_within_tells_which_of_its_fields_is_wrong() -> None:
    amount = pence("amount", least=1)
    share = part("share", Form("Share", required=(amount,)))
    assert share.read({"amount": 5})[amount] == 5
    with pytest.raises(Wrong, match=r"amount: Money"):
        share.read({"amount": "5"})
    with pytest.raises(Wrong):
        share.read([])


def test_an_object_within_may_have_its_fields_told_of_one_by_one() -> None:
    amount = pence("amount", least=1)
    inner = within("share", Form("Share", optional=(amount,)))
    assert inner.read({"amount": 5})[amount] == 5
    with pytest.raises(Flawed) as caught:
        Form("Outer", optional=(inner,)).read({"share": {"amount": "5", "colour": 1}, "size": 2})
    assert set(caught.value.flaws) == {"share.amount", "share.colour", "size"}
    with pytest.raises(Wrong):
        inner.read([])


def test_null_is_allowed_only_where_it_is_said() -> None:
    assert pence("price").or_null().read(None) is None
    assert pence("price").or_null().read(5) == 5
    with pytest.raises(Wrong):
        pence("price").or_null().read("5")


@pytest.mark.parametrize("said", ["2026-12-25", "2028-02-29"])
def test_a_date(said: str) -> None:
    assert day("day").read(said).isoformat() == said


@pytest.mark.parametrize("said", ["25/12", "2026-02-29", "1999-12-25", "2026-12-25T18:00:00Z", 20261225, None])
def test_what_is_no_date(said: object) -> None:
    with pytest.raises(Wrong):
        day("day").read(said)


@pytest.mark.parametrize("said", ["00:00", "18:00", "23:59"])
def test_a_time_of_day(said: str) -> None:
    assert clock("kick_off").read(said).isoformat("minutes") == said


@pytest.mark.parametrize("said", ["24:00", "18:60", "6pm", "18:00:00", "8:00", 18, None, "18:00\n"])
def test_what_is_no_time_of_day(said: object) -> None:
    with pytest.raises(Wrong):
        clock("kick_off").read(said)
