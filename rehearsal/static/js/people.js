// The picker: everybody in the group as a face. A dot says that Fiver wrote to them and nobody looked.

import { avatar, el, icon } from "./dom.js";

const seen = new Map();

export function markSeen(person) { if (person) seen.set(person.id, person.last_from_bot); }

export function showPeople(nav, stage, choose) {
  const faces = stage.people.map((person) => {
    if (!seen.has(person.id)) seen.set(person.id, 0);
    const unread = person.id !== stage.me && person.last_from_bot > seen.get(person.id);
    const label = [person.name, person.organiser && "organiser", unread && "has unread messages"].filter(Boolean).join(", ");
    return el("button", { class: "person", type: "button", title: person.name, ariaLabel: label, "aria-pressed": String(person.id === stage.me), "data-person": person.id, onclick: () => choose(person.id) },
      el("span", { class: "face" }, avatar(person),
        person.organiser && el("span", { class: "star", ariaHidden: "true" }, icon("star")),
        unread && el("span", { class: "dot" })),
      el("span", { class: "who" }, el("small", {}, person.organiser ? "You, organising" : "You are"), person.name));
  });
  const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.person : null;
  nav.replaceChildren(...faces);
  if (focused) nav.querySelector(`[data-person="${focused}"]`)?.focus();
  return nav.querySelector('[aria-pressed="true"]');
}
