from typing import get_args, get_type_hints

from webhook.api.operations import OPERATIONS, STATE, STATUS
from webhook.api.shapes import PaymentShape
from webhook.api.shapes_games import FixtureShape


def test_an_operation_that_answers_nothing_has_no_shape_and_the_others_have_one() -> None:
    for operation in OPERATIONS:
        assert (operation.shape is None) == (operation.statuses == (204,)), operation.name


def test_only_what_sends_a_body_has_a_form() -> None:
    for operation in OPERATIONS:
        assert (operation.form is not None) == (operation.method in {"post", "put", "patch"}), operation.name


def test_a_list_is_filtered_by_what_its_items_say() -> None:
    assert STATUS["enum"] == list(get_args(get_type_hints(FixtureShape)["status"]))
    assert STATE["enum"] == list(get_args(get_type_hints(PaymentShape)["status"]))
