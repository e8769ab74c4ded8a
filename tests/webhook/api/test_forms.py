import pytest

from webhook.api.fields import pence, text
from webhook.api.forms import Flawed, Form

NAME, PRICE = text("name"), pence("price")
FORM = Form("Thing", required=(NAME,), optional=(PRICE,))


def test_a_body_is_read_into_its_fields() -> None:
    filled = FORM.read({"name": "Sam", "price": 500})
    assert (filled[NAME], filled.get(PRICE)) == ("Sam", 500)


def test_what_was_left_out_is_told_from_what_was_given() -> None:
    filled = FORM.read({"name": "Sam"})
    assert filled.get(PRICE) is None
    assert not filled.has(PRICE)
    assert filled.has(NAME)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Flawed) as caught:
        FORM.read({"price": "five", "colour": "red"})
    assert set(caught.value.flaws) == {"name", "price", "colour"}
    assert "name, price" in caught.value.flaws["colour"]


def test_one_flaw_is_told_in_one_sentence() -> None:
    with pytest.raises(Flawed) as caught:
        FORM.read({})
    assert (caught.value.message, caught.value.field) == ("name: This field is needed.", "name")


def test_a_field_name_that_is_no_text_can_still_be_answered() -> None:
    with pytest.raises(Flawed) as caught:
        FORM.read({"name": "Sam", "\ud800" + "x" * 100: 1})
    (field,) = caught.value.flaws
    assert field.encode()
    assert len(field) <= 64


def test_the_schema_says_what_the_form_takes() -> None:
    assert FORM.schema["required"] == ["name"]
    assert FORM.schema["additionalProperties"] is False
    assert Form("Nothing").schema == {"type": "object", "properties": {}, "additionalProperties": False}
