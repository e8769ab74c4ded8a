// The organiser's bank: pay in as the chosen person, make noise, see what the webhooks were sent.

import { post } from "./api.js";
import { el, pounds } from "./dom.js";
import { MonzoApp } from "./monzo.js";
import { complain, toast } from "./notes.js";

export class Bank {
  constructor(section, world) {
    this.section = section;
    this.world = world;
    this.app = new MonzoApp(section);
    this.form = section.querySelector(".pay");
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.pay(); });
    this.form.addEventListener("input", () => this.sum());
    for (const chip of section.querySelectorAll("[data-noise]")) {
      chip.addEventListener("click", () => post("noise", { kind: chip.dataset.noise }).then(() => toast(`${chip.textContent}: done`), complain));
    }
    const hook = section.querySelector(".hooks form");
    hook.addEventListener("submit", (event) => {
      event.preventDefault();
      post("webhooks", { url: hook.url.value }).then(() => { hook.reset(); toast("Webhook registered"); }, complain);
    });
  }

  // Someone else sits down: how their bank shows them, and what they usually write.
  become(person) {
    const { route, name, reference } = person.bank;
    this.field("route").value = route;
    this.field("name").value = name;
    this.field("reference").value = reference;
    this.sum();
  }

  field(name) { return this.form.elements.namedItem(name); }

  amount() {
    const value = this.field("amount").value.trim();
    return /^\d{1,4}(\.\d{1,2})?$/.test(value) ? Math.round(Number(value) * 100) : 0;
  }

  sum() { this.form.querySelector(".sum").textContent = this.amount() ? pounds(this.amount()) : ""; }

  async pay() {
    const button = this.form.querySelector(".primary");
    button.disabled = true;
    const body = { as: this.world.stage.me, route: this.field("route").value, name: this.field("name").value, reference: this.field("reference").value, amount: this.amount() };
    try {
      await post("pay", body);
      toast(`${pounds(body.amount)} sent as ${body.name}`);
    } catch (error) { complain(error); }
    button.disabled = false;
  }

  show(bank) {
    this.section.querySelector(".owner").textContent = bank.owner;
    this.section.querySelector(".sent").replaceChildren(...bank.transactions.map(row));
    this.app.show(bank);
  }
}

function row(transaction) {
  const { amount } = transaction;
  return el("li", {},
    el("div", { class: "line" }, el("b", { title: transaction.name }, transaction.name), el("span", { class: amount > 0 ? "plus" : "" }, `${amount > 0 ? "+" : ""}${pounds(amount)}`)),
    transaction.reference && el("div", { class: "ref" }, transaction.reference),
    transaction.labels.length > 0 && el("div", { class: "ref labels", title: "metadata" }, `🏷 ${transaction.labels.join(" · ")}`),
    el("div", { class: "events" }, ...(transaction.deliveries.length ? transaction.deliveries.map(event) : [el("span", { class: "event" }, "no webhook to tell")])));
}

function event({ type, statuses, done, lost }) {
  const status = statuses.at(-1);
  const good = status >= 200 && status < 300;
  const tries = statuses.length > 1 ? ` ×${statuses.length}` : "";
  const words = lost ? "lost" : status === undefined ? "…" : status || "no answer";
  return el("span", { class: `event ${good ? "good" : status === undefined && !lost ? "" : "bad"}`, title: done ? "" : "will be tried again" }, `${type.split(".")[1]} ${words}${tries}`);
}
