// Where it all comes together: who is looking, what changed, what they do.

import { listen, post, postFile } from "./api.js";
import { Bank } from "./bank.js";
import { Chat } from "./chat.js";
import { el, icon } from "./dom.js";
import { alertBox, complain, toast } from "./notes.js";
import { markSeen, showPeople } from "./people.js";
import { offerTime, showClock } from "./time.js";

const $ = (selector) => document.querySelector(selector);
const narrow = matchMedia("(max-width: 1040px)");

const world = {
  stage: { me: null, people: [], bot: { first_name: "Fiver" } },
  me() { return this.stage.people.find((person) => person.id === this.stage.me); },
  acts: {
    say: (chat, text, reply_to) => post("say", { as: world.stage.me, chat, text, reply_to }).catch(complain),
    sendFile: (chat, file, text, reply_to) => postFile({ as: world.stage.me, chat, name: file.name, text, reply_to }, file).catch(complain),
    reply: (message) => chats[message.chat.type === "private" ? "dm" : "group"].reply(message),
    start: () => post("start", { as: world.stage.me }).catch(complain),
    block: (blocked) => post("block", { as: world.stage.me, blocked }).catch(complain),
    command(text) { this.say(document.activeElement?.closest(".chat")?.dataset.chat ?? "group", text); },
    isBotLink(url) {
      const { hostname, pathname } = URL.canParse(url) ? new URL(url) : {};
      return hostname === "t.me" && pathname.slice(1).toLowerCase() === world.stage.bot.username?.toLowerCase();
    },
    async follow(url) {
      show("dm");
      await post("start", { as: world.stage.me, url }).catch(complain);
    },
    async copy(text) {
      try { await navigator.clipboard.writeText(text); toast(`Copied: ${text}`); } catch { alertBox(text); }
    },
    async tap(message, data) {
      const chat = message.chat.type === "private" ? "dm" : "group";
      try {
        const answer = await post("tap", { as: world.stage.me, chat, message_id: message.message_id, data });
        if (answer.url && this.isBotLink(answer.url)) await this.follow(answer.url);
        else if (answer.text) (answer.show_alert ? alertBox : toast)(answer.text);
      } catch (error) { complain(error); }
    },
  },
};

const chats = { group: new Chat($("#group"), world), dm: new Chat($("#dm"), world) };
const bank = new Bank($("#bank"), world);
const waiting = {};
let stop = () => {}, asked = sessionStorage.getItem("me");

function onPart(part, content) {
  if (part === "stage") onStage(content);
  else if (part === "clock") showClock(content);
  else if (part === "bank") onBank(content);
  else {
    const news = content.messages.some((message) => message.message_id > (waiting[part]?.last ?? Infinity));
    chats[part].show(content);
    waiting[part] = { last: content.messages.at(-1)?.message_id ?? 0, unread: hidden(part) && (news || waiting[part]?.unread) };
    dots();
  }
}

function onBank(content) {
  bank.show(content);
  waiting.bank = { unread: hidden("bank") && bank.app.asks(content) };
  dots();
}

function onStage(stage) {
  const before = world.stage.me;
  world.stage = stage;
  const mine = world.me();
  if (before !== stage.me) {
    if (mine) bank.become(mine);
    sessionStorage.setItem("me", stage.me);
  }
  if (!hidden("dm")) markSeen(mine);
  const face = showPeople($(".people"), stage, become);
  if (before !== stage.me) face?.scrollIntoView({ block: "nearest", inline: "nearest" });
  $(".next").hidden = !stage.next;
  if (chats.dm.state) chats.dm.head();
}

function become(person) {
  if (person === world.stage.me) return;
  stop();
  for (const chat of Object.values(chats)) { chat.state = undefined; chat.days = undefined; }
  waiting.group = waiting.dm = undefined;
  follow(person);
}

function follow(person) {
  stop = listen(person, onPart, (online) => { $(".offline").hidden = online; });
}

const hidden = (part) => narrow.matches && document.body.dataset.tab !== part;

function show(tab) {
  document.body.dataset.tab = tab;
  for (const button of document.querySelectorAll(".tabs button")) {
    if (button.dataset.tab === tab) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (waiting[tab]) waiting[tab].unread = false;
  if (chats[tab]) chats[tab].toBottom();
  if (tab === "dm") { markSeen(world.me()); if (world.stage.people.length) showPeople($(".people"), world.stage, become); }
  dots();
}

function dots() {
  for (const button of document.querySelectorAll(".tabs button")) {
    button.querySelector(".dot")?.remove();
    if (waiting[button.dataset.tab]?.unread) button.append(el("span", { class: "dot", role: "img", ariaLabel: "unread" }));
  }
}

for (const button of document.querySelectorAll(".tabs button")) {
  button.prepend(icon(button.dataset.tab));
  button.addEventListener("click", () => show(button.dataset.tab));
}
offerTime();

// A remembered person may be gone after a restart: ask first, then listen.
const known = asked && (await fetch(`control/state?as=${asked}`)).ok;
follow(known ? Number(asked) : null);
