// One message as a list item: service line, or bubble with its keyboard.

import { avatar, el, hueOf, icon, nameOf } from "./dom.js";
import { rich } from "./entities.js";
import { enlarge } from "./notes.js";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "Europe/London" });
export const dayOf = (message) => day.format(message.date * 1000).replace(",", "");

export function dayLine(message) {
  return el("li", { class: "day" }, el("span", {}, dayOf(message)));
}

export function isService(message) {
  return !("text" in message || "photo" in message || "document" in message);
}

export function senderOf(message) {
  if (message.sender_chat) return { id: message.sender_chat.id, name: message.sender_chat.title, is_bot: false };
  return { id: message.from.id, name: nameOf(message.from), is_bot: message.from.is_bot };
}

export function messageItem(message, looks, acts) {
  if (isService(message)) return el("li", { class: "service" }, el("span", {}, serviceText(message)));
  const sender = senderOf(message);
  const bubble = el("div", { class: "bubble" });
  if (looks.first && !looks.own && looks.named) {
    bubble.append(el("span", { class: sender.is_bot ? "from bot" : "from", hue: hueOf(sender.id) }, sender.name, sender.is_bot && el("small", {}, "bot")));
  }
  if (message.reply_to_message) bubble.append(quote(message.reply_to_message));
  bubble.append(...attachment(message));
  bubble.append(...rich(typed(message) ?? message.caption ?? "", message.entities ?? message.caption_entities, acts));
  bubble.append(meta(message), el("button", { class: "reply", type: "button", ariaLabel: `Reply to ${sender.name}`, onclick: () => acts.reply(message) }, icon("reply")));
  bubble.addEventListener("dblclick", () => acts.reply(message));
  const body = el("div", { class: "body" }, bubble);
  const rows = message.reply_markup?.inline_keyboard;
  if (rows) body.append(el("div", { class: "keys" }, ...rows.map((row) => el("div", {}, ...row.map((key) => keyButton(key, message, acts))))));
  const kind = ["message", looks.own && "own", looks.first && "first", looks.last && "last"].filter(Boolean).join(" ");
  const face = !looks.own && looks.last ? avatar(sender) : null;
  return el("li", { class: kind }, face, body);
}

// Telegram shows a link that was followed as a bare /start; what it carries is between the link and the bot.
const typed = (message) => message.chat.type === "private" ? message.text?.replace(/^\/start \S+$/, "/start") : message.text;

function meta(message) {
  const notes = [];
  if (message.silent) notes.push(el("span", { title: "Sent without a sound", ariaLabel: "Sent without a sound", role: "img" }, icon("mute")));
  if (message.edit_date) notes.push(el("span", {}, "edited"));
  notes.push(el("time", { dateTime: new Date(message.date * 1000).toISOString() }, clock.format(message.date * 1000)));
  return el("span", { class: "meta" }, ...notes);
}

function quote(message) {
  return el("span", { class: "quote" }, el("b", {}, senderOf(message).name), (message.text ?? message.caption ?? message.document?.file_name ?? "Message").split("\n")[0]);
}

function attachment(message) {
  if (message.photo) return [photo(message.photo.at(-1), message.caption ?? "Photo")];
  if (!message.document) return [];
  const { file_id, file_name } = message.document;
  return [el("a", { class: "file", href: `control/file/${file_id}`, download: file_name }, icon("file"), file_name)];
}

// Its size is known before it is loaded, so the conversation does not jump when it comes.
function photo({ file_id, width, height }, alt) {
  const src = `control/file/${file_id}`;
  const button = el("button", { class: "photo", type: "button", ariaLabel: "Open the picture", onclick: () => enlarge(src, alt) }, el("img", { src, alt }));
  Object.assign(button.style, { aspectRatio: `${width} / ${height}`, width: `${Math.round(Math.min(480, (320 * width) / height))}px` });
  return button;
}

function keyButton(key, message, acts) {
  const button = el("button", { class: `key ${key.style ?? ""}`.trim(), type: "button" }, key.text);
  if (key.url) {
    button.addEventListener("click", () => (acts.isBotLink(key.url) ? acts.follow(key.url) : window.open(key.url, "_blank", "noopener,noreferrer")));
    if (!acts.isBotLink(key.url)) button.append(icon("out"));
  } else if (key.copy_text) {
    button.append(icon("copy"));
    button.addEventListener("click", () => acts.copy(key.copy_text.text));
  } else if (key.callback_data) {
    button.addEventListener("click", async () => {
      button.classList.add("busy");
      await acts.tap(message, key.callback_data);
      button.classList.remove("busy");
    });
  } else if (key.web_app) {
    button.append(icon("out"));
    button.addEventListener("click", () => window.open(key.web_app.url, "_blank", "noopener,noreferrer"));
  }
  return button;
}

function serviceText(message) {
  const who = senderOf(message).name;
  const names = (users) => users.map(nameOf).join(", ");
  if (message.new_chat_members) {
    const joined = message.new_chat_members;
    return joined.length === 1 && joined[0].id === message.from.id ? `${who} joined` : `${who} added ${names(joined)}`;
  }
  if (message.left_chat_member) {
    return message.left_chat_member.id === message.from.id ? `${who} left` : `${who} removed ${nameOf(message.left_chat_member)}`;
  }
  if (message.pinned_message) {
    const line = (message.pinned_message.text ?? "a message").split("\n")[0];
    return `${who} pinned “${line.length > 40 ? `${line.slice(0, 40)}…` : line}”`;
  }
  if (message.new_chat_title) return `${who} named the group “${message.new_chat_title}”`;
  if (message.forum_topic_created) return `${who} opened the topic “${message.forum_topic_created.name}”`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return "This group became a supergroup";
  return "Something happened";
}
