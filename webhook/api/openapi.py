"""The OpenAPI 3.1 document, put together from the forms that read requests and the shapes that make up the answers."""

import re
from functools import cache
from typing import Any

from aiohttp import web

from webhook.answers import as_json
from webhook.api.fields import ID_SCHEMA
from webhook.api.operations import OPERATIONS, Operation
from webhook.api.paging import DEFAULT, MOST
from webhook.api.schema import Schema, schema_of
from webhook.api.shapes import ProblemShape

PATH = "/api/v1/openapi.json"

_PAGING: list[Schema] = [
    {
        "name": "limit",
        "in": "query",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT},
    },
    {"name": "cursor", "in": "query", "schema": {"type": "string"}, "description": "`next_cursor` of the page before."},
]
_KEY: Schema = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    "description": "The same request again with the same key is done once.",
}


async def show(_request: web.Request) -> web.Response:
    """The document, for whoever writes a client; there is nothing secret in it."""
    return as_json(document())


@cache
def document() -> Schema:
    """The whole document."""
    named: dict[str, Schema] = {}
    problem = schema_of(ProblemShape, named)
    paths: dict[str, Schema] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _described(operation, named)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Fiver",
            "version": "1",
            "description": "Who plays, who owes, who has paid. Money is in whole pence, instants are RFC 3339.",
        },
        "servers": [{"url": "/api/v1"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": named,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "/apitoken in the chat."}},
            "responses": {
                "Problem": {
                    "description": "What is wrong, in words that a person can act on.",
                    "content": {"application/problem+json": {"schema": problem}},
                }
            },
        },
    }


def _described(operation: Operation, named: dict[str, Schema]) -> Schema:
    described: Schema = {
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [operation.name.split("_")[-1]],
        "parameters": _parameters(operation),
        "responses": {str(status): _answer(operation, status, named) for status in operation.statuses}
        | {"default": {"$ref": "#/components/responses/Problem"}},
    }
    if operation.form is not None:
        named.setdefault(operation.form.name, dict(operation.form.schema))
        described["requestBody"] = {
            "required": bool(operation.form.required),
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{operation.form.name}"}}},
        }
    return described


def _parameters(operation: Operation) -> list[Any]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": ID_SCHEMA}
        for name in re.findall(r"{(\w+)}", operation.path)
    ]
    in_query = [{"name": name, "in": "query", "schema": schema} for name, schema in operation.query.items()]
    paging = _PAGING if operation.listed else []
    return [*in_path, *in_query, *paging, *([_KEY] if operation.method == "post" else [])]


def _answer(operation: Operation, status: int, named: dict[str, Schema]) -> Schema:
    if operation.shape is None or status == 204:
        return {"description": "Done."}
    schema = schema_of(operation.shape, named)
    if operation.listed:
        cursor = {"anyOf": [{"type": "string"}, {"type": "null"}]}
        schema = {
            "type": "object",
            "properties": {"items": {"type": "array", "items": schema}, "next_cursor": cursor},
            "required": ["items", "next_cursor"],
        }
    return {"description": "Done.", "content": {"application/json": {"schema": schema}}}
