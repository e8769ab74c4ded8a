"""Asking about chats and the people in them."""

from rehearsal.telegram.access import find_chat, find_user
from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.model import Json, Member
from rehearsal.telegram.params import Params
from rehearsal.telegram.world import World

_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


async def get_chat(world: World, params: Params) -> Json:
    """`getChat`: the full info, with the pinned message if there is one."""
    chat = find_chat(world, params, write=False)
    told = chat.as_chat() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}
    if chat.type != "private":
        told["permissions"] = {"can_send_messages": True, "can_pin_messages": False, "can_invite_users": True}
    pinned = next((m for number in reversed(chat.pinned) if (m := chat.message(number))), None)
    return told | ({"pinned_message": world.quoted(pinned)} if pinned else {})


async def get_chat_member(world: World, params: Params) -> Json:
    """`getChatMember`, also for people who left."""
    chat = find_chat(world, params, write=False)
    person = find_user(world, params)
    if chat.person is not None:
        return Member(person, "member").as_chat_member()
    return chat.member(person).as_chat_member()


async def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """`getChatAdministrators`: creator first; other bots than this one are left out."""
    chat = find_chat(world, params, write=False)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    admins = [member for member in chat.members.values() if member.is_admin]
    return [member.as_chat_member() for member in sorted(admins, key=lambda member: member.status != "creator")]


async def get_chat_member_count(world: World, params: Params) -> int:
    """`getChatMemberCount`, the bot included."""
    chat = find_chat(world, params, write=False)
    return 2 if chat.type == "private" else sum(member.present for member in chat.members.values())


async def leave_chat(world: World, params: Params) -> bool:
    """`leaveChat`."""
    chat = find_chat(world, params)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    user = world.bot.as_user()
    world.service(chat, world.bot, {"left_chat_participant": user, "left_chat_member": user})
    chat.members[world.bot.id] = Member(world.bot, "left")
    world.bell.ring()
    return True
