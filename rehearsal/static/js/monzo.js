// The Monzo app on the organiser's phone: who asks to read the account, who may, where it is reported to, and mishaps.

import { post } from "./api.js";
import { el } from "./dom.js";
import { complain, toast } from "./notes.js";

const MISHAPS = {
  down: { key: "down", on: "Monzo is down", off: "Monzo is back" },
  lose: { key: "losing", on: "Fiver will not hear of the next payment", off: "Nothing gets lost" },
};

export class MonzoApp {
  constructor(section) {
    this.section = section;
    this.shown = {};
    for (const button of section.querySelectorAll("[data-fault]")) {
      const { on, off } = MISHAPS[button.dataset.fault];
      button.addEventListener("click", () => {
        const wanted = button.getAttribute("aria-pressed") !== "true";
        post(`monzo/${button.dataset.fault}`, { on: wanted }).then(() => toast(wanted ? on : off), complain);
      });
    }
  }

  asks({ apps }) { return apps.some((app) => app.approval === "pending"); }

  show(bank) {
    this.fill(".asks", bank.apps.filter((app) => app.approval === "pending"), ask);
    this.fill(".logins", bank.apps, login);
    this.fill(".hooks ul", bank.webhooks, hook);
    this.fill(".registered ul", bank.registered, registered);
    this.section.querySelector(".registered").hidden = !bank.registered.length;
    this.section.querySelector(".count").textContent = bank.webhooks.length || "none";
    for (const button of this.section.querySelectorAll("[data-fault]")) {
      button.setAttribute("aria-pressed", bank[MISHAPS[button.dataset.fault].key]);
    }
  }

  // Drawn only when something is different, so that nobody's finger or focus loses its button.
  fill(selector, things, row) {
    const now = JSON.stringify(things);
    if (this.shown[selector] === now) return;
    this.shown[selector] = now;
    this.section.querySelector(selector).replaceChildren(...things.map(row));
  }
}

const does = (path, body, said) => () => post(`monzo/${path}`, body).then(() => toast(said), complain);

function button(words, onclick, props = {}) { return el("button", { type: "button", onclick, ...props }, words); }

function approve({ client_id, name }, props) { return button("Approve", does("approve", { client_id }, `${name} may read the account`), props); }

function ask(app) {
  const { client_id, name } = app;
  return el("li", {},
    el("small", {}, "Monzo app"),
    el("p", {}, el("b", {}, name), " wants to read your account"),
    el("div", { class: "answers" },
      approve(app, { class: "primary" }),
      button("Decline", does("decline", { client_id }, `${name} may not read the account`))));
}

const STATES = { pending: "waits for your approval", approved: "may read your account", declined: "may not read your account" };

function login(app) {
  const { client_id, name, approval } = app;
  return el("li", {},
    el("p", {}, el("b", {}, name), ` ${STATES[approval]}`),
    el("div", { class: "chips" },
      approval === "approved" && button("Withdraw approval", does("decline", { client_id }, `${name} may not read the account any more`)),
      approval === "declined" && approve(app),
      button(`Log ${name} out`, does("log-out", { client_id }, `${name} is logged out`))));
}

function hook({ id, url, app }) {
  return el("li", {},
    el("div", { class: "where" }, el("b", {}, app), el("span", {}, url)),
    button("Delete", does("unregister", { id }, "Webhook deleted"), { ariaLabel: `Delete ${url}` }));
}

function registered({ name, client_id, secret, urls }) {
  const field = (label, value) => [el("dt", {}, label), el("dd", {}, value)];
  return el("li", {}, el("b", {}, name),
    el("dl", {}, ...field("Client ID", client_id), ...field("Client secret", secret), ...field("Redirect URL", (urls ?? []).join(" "))));
}
