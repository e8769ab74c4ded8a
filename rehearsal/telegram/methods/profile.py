"""How the bot presents itself: name, descriptions, menu button and commands per scope."""

import re
from typing import Any

from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.model import Chat, Json, Person
from rehearsal.telegram.params import Params
from rehearsal.telegram.world import World

_PLAIN = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")


async def get_me(world: World, _params: Params) -> Json:
    """`getMe`."""
    return world.bot.as_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def set_my_commands(world: World, params: Params) -> bool:
    """`setMyCommands` for one scope and language."""
    given = params.get("commands")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = []
    for command in given:
        name, description = str(command.get("command", "")).removeprefix("/"), str(command.get("description", ""))
        if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        commands.append({"command": name, "description": description})
    world.commands[_scope(world, params)] = commands
    world.bell.ring()
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    """`getMyCommands`: what was set for exactly this scope and language."""
    return world.commands.get(_scope(world, params), [])


async def delete_my_commands(world: World, params: Params) -> bool:
    """`deleteMyCommands`: the wider scope shows through again."""
    world.commands.pop(_scope(world, params), None)
    world.bell.ring()
    return True


def commands_for(world: World, person: Person, chat: Chat) -> list[Json]:
    """The commands one person is offered in one chat: the narrowest scope that has any, as documented."""
    if chat.type == "private":
        scopes = [f"chat {chat.id}", "all_private_chats", "default"]
    else:
        admin = chat.member(person).is_admin
        scopes = [f"chat_member {chat.id} {person.id}"]
        scopes += [f"chat_administrators {chat.id}"] if admin else []
        scopes += [f"chat {chat.id}"]
        scopes += ["all_chat_administrators"] if admin else []
        scopes += ["all_group_chats", "default"]
    for scope in scopes:
        for language in ("en", ""):
            if found := world.commands.get((scope, language)):
                return found
    return []


async def set_my_name(world: World, params: Params) -> bool:
    """`setMyName`: up to 64 characters; an empty one gives the first name back."""
    return _keep(world, params, "name", 64)


async def get_my_name(world: World, _params: Params) -> Json:
    """`getMyName`."""
    return {"name": world.about.get("name") or world.bot.first_name}


async def set_my_description(world: World, params: Params) -> bool:
    """`setMyDescription`: shown in the empty chat, up to 512 characters."""
    return _keep(world, params, "description", 512)


async def get_my_description(world: World, _params: Params) -> Json:
    """`getMyDescription`."""
    return {"description": world.about.get("description", "")}


async def set_my_short_description(world: World, params: Params) -> bool:
    """`setMyShortDescription`: shown on the profile, up to 120 characters."""
    return _keep(world, params, "short_description", 120)


async def get_my_short_description(world: World, _params: Params) -> Json:
    """`getMyShortDescription`."""
    return {"short_description": world.about.get("short_description", "")}


async def set_chat_menu_button(world: World, params: Params) -> bool:
    """`setChatMenuButton`: commands, a web app (https only) or the default."""
    button = params.object("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("MenuButton has unsupported type")
    world.about[f"menu {params.integer('chat_id')}"] = button
    world.bell.ring()
    return True


async def get_chat_menu_button(world: World, params: Params) -> Any:
    """`getChatMenuButton`."""
    return world.about.get(f"menu {params.integer('chat_id')}", {"type": "default"})


async def set_my_default_administrator_rights(_world: World, _params: Params) -> bool:
    """`setMyDefaultAdministratorRights`: accepted; it only pre-ticks boxes in clients."""
    return True


def _keep(world: World, params: Params, name: str, limit: int) -> bool:
    if len(params.text(name)) > limit:
        raise bad_request(f"{name.upper()}_TOO_LONG")
    if not params.text("language_code"):
        world.about[name] = params.text(name)
    world.bell.ring()
    return True


def _scope(world: World, params: Params) -> tuple[str, str]:
    scope = params.object("scope") or {"type": "default"}
    language, kind = params.text("language_code"), scope.get("type")
    if kind in _PLAIN:
        return str(kind), language
    if kind not in ("chat", "chat_administrators", "chat_member"):
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat = world.chats.get(int(scope.get("chat_id", 0)))
    if chat is None:
        raise bad_request("chat not found")
    if kind == "chat_member":
        return f"{kind} {chat.id} {scope.get('user_id')}", language
    return f"{kind} {chat.id}", language
