"""What one person sees: the chats on their phone, and the organiser's bank beside it."""

from typing import TYPE_CHECKING, Any

from rehearsal.cast import part_of
from rehearsal.journey import shown
from rehearsal.monzo import Delivery
from rehearsal.telegram import Chat, Json, Person
from rehearsal.telegram.methods.profile import commands_for

if TYPE_CHECKING:
    from rehearsal.stage import Rehearsal

SHOWN = 150
"""How many messages of a chat the page gets; enough for a season's end."""


def view_of(rehearsal: "Rehearsal", person: Person) -> dict[str, Json]:
    """Everything, in parts that are sent only when they changed."""
    telegram = rehearsal.telegram
    groups = rehearsal.groups(person)
    group = groups[0] if groups else None
    return {
        "stage": _stage(rehearsal, person, group),
        "clock": _clock(rehearsal),
        "group": _chat(rehearsal, group, person) if group else {"id": None, "messages": []},
        "dm": _chat(rehearsal, telegram.dm(person), person) | {"started": telegram.dm(person).started},
        "bank": _bank(rehearsal),
    }


def _stage(rehearsal: "Rehearsal", person: Person, group: Chat | None) -> Json:
    """Who is here, and who is looking."""
    people = list(rehearsal.telegram.people.values())
    if group is not None:
        people = [p for p in people if group.member(p).present] or people
    about = rehearsal.telegram.about
    return {
        "me": person.id,
        "bot": rehearsal.telegram.bot.as_user() | {"description": about.get("description", "")},
        "people": [_person(rehearsal, someone, group) for someone in people],
        "next": rehearsal.on_next is not None,
    }


def _clock(rehearsal: "Rehearsal") -> Json:
    """What time it is, and whether it can be put forward."""
    return {
        "shown": shown(rehearsal.now()),
        "travels": rehearsal.on_arrive is not None,
        "travelling": rehearsal.journey.under_way,
    }


def _person(rehearsal: "Rehearsal", person: Person, group: Chat | None) -> Json:
    dm = rehearsal.telegram.dm(person)
    part = rehearsal.company().parts.get(person.id) or part_of(person)
    return {
        "id": person.id,
        "name": person.name,
        "organiser": group is not None and group.member(person).status == "creator",
        "blocked": dm.blocked,
        "last_from_bot": max((m["message_id"] for m in dm.messages if m["from"]["is_bot"]), default=0),
        "bank": {"route": part.route, "name": part.bank_name, "reference": part.reference},
    }


def _chat(rehearsal: "Rehearsal", chat: Chat, person: Person) -> Json:
    telegram = rehearsal.telegram
    pinned: Any = next((m for number in reversed(chat.pinned) if (m := chat.message(number))), None)
    return {
        "id": chat.id,
        "title": chat.title or telegram.bot.first_name,
        "members": sum(member.present for member in chat.members.values()),
        "messages": [m | _looks(chat, m["message_id"]) for m in chat.messages[-SHOWN:]],
        "pinned": pinned and {"message_id": pinned["message_id"], "text": pinned.get("text", "")},
        "commands": commands_for(telegram, person, chat),
        "topics": {str(thread): name for thread, name in chat.topics.items()},
    }


def _looks(chat: Chat, number: int) -> Json:
    """What the phones know of a message beside what it says."""
    return {"silent": number in chat.silent, "wants_reply": chat.prompts.get(number)}


def _bank(rehearsal: "Rehearsal") -> Json:
    """The newest transactions with what was sent about each, who is logged in, and what goes wrong."""
    monzo = rehearsal.monzo
    sent: dict[str, list[Delivery]] = {}
    for delivery in monzo.deliveries:
        sent.setdefault(delivery.event["data"]["id"], []).append(delivery)
    rows = list(monzo.transactions.values())[-12:]
    return {
        "owner": monzo.owner,
        "webhooks": [
            {"id": hook.id, "url": hook.url, "app": monzo.logins.clients.name_of(hook.client_id)}
            for hook in monzo.webhooks
        ],
        "apps": [
            {"client_id": client.client_id, "name": client.name, "approval": monzo.logins.approval(client.client_id)}
            for client in monzo.logins.clients.every()
            if monzo.logins.live(client.client_id) is not None
        ],
        "registered": [
            {"name": app.name, "client_id": app.client_id, "secret": app.secret, "urls": app.redirect_urls}
            for app in monzo.logins.clients.organisers()
        ],
        "down": monzo.faults.down,
        "losing": monzo.post.lose_next > 0,
        "transactions": [_transaction(row, sent.get(row["id"], [])) for row in reversed(rows)],
    }


def _transaction(row: Json, deliveries: list[Delivery]) -> Json:
    return {
        "id": row["id"],
        "amount": row["amount"],
        "name": row["counterparty"].get("name") or row["description"],
        "reference": row["notes"],
        "scheme": row["scheme"],
        "labels": [value for key, value in row["metadata"].items() if key.startswith("fiver_")],
        "deliveries": [
            {
                "type": delivery.event["type"],
                "statuses": delivery.statuses,
                "done": delivery.done,
                "lost": delivery.lost,
            }
            for delivery in deliveries
        ],
    }
