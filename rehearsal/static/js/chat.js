// One conversation: keeps the list of messages in step with what the rehearsal says, and the composer below it.

import { avatar, el, icon } from "./dom.js";
import { suggestions } from "./commands.js";
import { dayLine, dayOf, isService, messageItem, senderOf } from "./message.js";

export class Chat {
  constructor(section, world) {
    this.section = section;
    this.kind = section.dataset.chat;
    this.world = world;
    section.append(document.getElementById("chat").content.cloneNode(true));
    const find = (selector) => section.querySelector(selector);
    Object.assign(this, { log: find(".log"), field: find("textarea"), latest: find(".latest"), startButton: find(".start"), composer: find(".composer"), list: find(".suggest"), pinned: find(".pinned"), blockButton: find(".block") });
    this.list.id = `${this.kind}-commands`;
    this.field.placeholder = this.kind === "group" ? "Message the group" : "Message Fiver";
    this.field.setAttribute("aria-label", this.field.placeholder);
    this.field.setAttribute("aria-controls", this.list.id);
    find(".send").append(icon("send"));
    find(".attach").append(icon("clip"));
    this.file = find("input[type=file]");
    find(".attach").addEventListener("click", () => this.file.click());
    this.file.addEventListener("change", () => this.sendFile());
    this.pinned.querySelector(".pin").append(icon("pin"));
    this.replying = find(".replying");
    this.replying.querySelector("button").append(icon("close"));
    this.replying.querySelector("button").addEventListener("click", () => this.reply(null));
    this.suggest = suggestions(this.list, this.field, () => this.state?.commands ?? []);
    this.listen();
    this.reset();
  }

  listen() {
    this.composer.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.field.addEventListener("keydown", (event) => {
      if (this.suggest.key(event)) event.preventDefault();
      else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    });
    this.field.addEventListener("input", () => this.grow());
    this.log.addEventListener("scroll", () => this.atBottom() && this.showLatest(0));
    this.latest.addEventListener("click", () => this.toBottom());
    this.pinned.addEventListener("click", () => this.items.get(this.state.pinned?.message_id)?.node.scrollIntoView({ block: "center", behavior: "smooth" }));
    this.startButton.addEventListener("click", () => this.world.acts.start());
    this.blockButton.addEventListener("click", () => this.world.acts.block(!this.me().blocked));
  }

  reset() {
    this.items = new Map();
    this.fresh = true;
    this.missed = 0;
    this.prompt = null;
    this.reply(null);
    this.log.replaceChildren();
    this.showLatest(0);
  }

  me() { return this.world.me() ?? {}; }

  show(state) {
    if (this.state?.id !== state.id) this.reset();
    this.state = state;
    this.head();
    const stick = this.fresh || this.atBottom();
    const added = this.update(state.messages);
    this.prompted(state.messages);
    if (stick) this.toBottom();
    else if (added) this.showLatest(this.missed + added);
    this.fresh = false;
    this.suggest.draw();
  }

  // A question of the bot's that wants a reply opens one, as Telegram does; when it is gone, so is the reply.
  prompted(messages) {
    if (this.answered && !this.items.has(this.answered.message_id)) this.reply(null);
    const last = messages.at(-1);
    if (!last?.wants_reply || last.message_id === this.prompt || !this.isForMe(last)) return;
    this.prompt = last.message_id;
    this.reply(last);
  }

  isForMe(message) {
    const me = this.world.stage.me;
    if (this.kind === "dm" || !message.wants_reply.selective) return true;
    return message.reply_to_message?.from?.id === me || (message.entities ?? []).some((entity) => entity.user?.id === me);
  }

  head() {
    const { state, section } = this, bot = this.world.stage.bot, group = this.kind === "group";
    section.querySelector(".chat-head h2").textContent = state.title ?? "No group yet";
    section.querySelector(".chat-head p").textContent = group ? `${state.members ?? 0} members, Fiver among them` : `bot · just ${this.me().name?.split(" ")[0] ?? "you"} and Fiver`;
    section.querySelector(".chat-head .avatar").replaceWith(avatar(group ? { hue: 150, name: state.title ?? "" } : { ...bot, name: bot.first_name }));
    this.pinned.hidden = !state.pinned;
    if (state.pinned) this.pinned.querySelector(".what > span").textContent = state.pinned.text.split("\n")[0];
    const closed = !group && (!state.started || this.me().blocked);
    this.startButton.hidden = !closed;
    this.startButton.textContent = this.me().blocked ? "Unblock and start" : "Start";
    this.composer.hidden = closed;
    this.blockButton.hidden = group || !state.started;
    this.blockButton.textContent = this.me().blocked ? "Unblock" : "Block";
  }

  // Keyed by message number: new ones are added, changed ones replaced in place with a flash, gone ones removed.
  update(messages) {
    const wanted = [], kept = new Map();
    let added = 0, previous = null;
    messages.forEach((message, index) => {
      const next = messages[index + 1];
      const looks = this.looks(previous, message, next);
      const content = JSON.stringify(message), stamp = content + JSON.stringify(looks);
      let item = this.items.get(message.message_id);
      if (item?.stamp !== stamp) {
        const node = messageItem(message, looks, this.world.acts);
        if (!item && !this.fresh) { added += 1; node.classList.add("enter"); }
        if (item && item.content !== content) node.querySelector(".bubble")?.classList.add("flash");
        item = { node, stamp, content };
      }
      if (!previous || dayOf(previous) !== dayOf(message)) wanted.push(this.dayNode(message));
      kept.set(message.message_id, item);
      wanted.push(item.node);
      previous = message;
    });
    this.items = kept;
    if (!wanted.length) wanted.push(this.emptyNode());
    place(this.log, wanted);
    return added;
  }

  dayNode(message) {
    this.days ??= new Map();
    const key = `${message.message_id} ${dayOf(message)}`;
    if (!this.days.has(key)) this.days.set(key, dayLine(message));
    return this.days.get(key);
  }

  emptyNode() {
    const about = this.kind === "dm" ? this.world.stage.bot.description || "Press Start to say hello." : "Nothing said yet.";
    return el("li", { class: "empty" }, el("b", {}, this.kind === "dm" ? "What can this bot do?" : "A quiet group"), about);
  }

  looks(previous, message, next) {
    const same = (a, b) => a && b && !isService(a) && !isService(b) && senderOf(a).id === senderOf(b).id && Math.abs(a.date - b.date) < 600 && dayOf(a) === dayOf(b);
    const own = !message.sender_chat && message.from.id === this.world.stage.me;
    return { own, first: !same(previous, message), last: !same(message, next), named: this.kind === "group" };
  }

  send() {
    const text = this.field.value.trim();
    if (!text) return;
    this.world.acts.say(this.kind, text, this.answered?.message_id);
    this.sent();
  }

  // The file that was picked, with what is typed so far as its caption.
  sendFile() {
    const [file] = this.file.files;
    if (!file) return;
    this.world.acts.sendFile(this.kind, file, this.field.value.trim(), this.answered?.message_id);
    this.file.value = "";
    this.sent();
  }

  sent() {
    this.field.value = "";
    this.grow();
    this.suggest.draw();
    this.toBottom();
    this.reply(null);
  }

  // The next message answers this one; null takes that back.
  reply(message) {
    this.answered = message;
    this.replying.hidden = !message;
    if (!message) return;
    this.replying.querySelector("span").textContent = `${senderOf(message).name}: ${(message.text ?? message.caption ?? message.document?.file_name ?? "").split("\n")[0]}`;
    this.field.focus();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 140)}px`;
  }

  atBottom() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60; }

  toBottom() { this.log.scrollTop = this.log.scrollHeight; this.showLatest(0); }

  showLatest(count) {
    this.missed = count;
    this.latest.hidden = count === 0;
    this.latest.replaceChildren(icon("down"), el("span", {}, `${count} new`));
  }
}

// Bring the children into this order while touching only what is out of place.
function place(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}
