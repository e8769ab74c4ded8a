import json

from webhook.answers import OURS_TO_BLAME, Voice, as_json, refusal


def body_of(response: object) -> bytes:
    body = getattr(response, "body", None)
    assert isinstance(body, bytes)
    return body


def test_json_keeps_letters_as_people_write_them() -> None:
    response = as_json({"name": "Zoë ⚽"}, status=201)
    assert (response.status, response.content_type) == (201, "application/json")
    assert body_of(response) == '{"name":"Zoë ⚽"}'.encode()


def test_a_program_gets_a_problem() -> None:
    response = refusal(Voice.PROBLEM, 422, "No.", errors=[{"field": "price", "detail": "Too much."}])
    assert response.content_type == "application/problem+json"
    assert json.loads(body_of(response)) == {
        "type": "about:blank",
        "title": "Unprocessable Entity",
        "status": 422,
        "detail": "No.",
        "errors": [{"field": "price", "detail": "Too much."}],
    }


def test_everybody_else_gets_one_line() -> None:
    response = refusal(Voice.PLAIN, 404)
    assert (response.content_type, body_of(response)) == ("text/plain", b"There is nothing here.\n")


def test_what_is_ours_to_blame_is_said_so() -> None:
    for status in (500, 503):
        assert OURS_TO_BLAME.encode() in body_of(refusal(Voice.PLAIN, status))


def test_a_status_without_words_has_python_s_own() -> None:
    assert body_of(refusal(Voice.PLAIN, 429, headers={"Retry-After": "1"}))
