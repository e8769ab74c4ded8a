// What lies over the page: a toast for a moment, a dialog that wants an OK, a picture as large as it goes.

import { el } from "./dom.js";

export function toast(text) {
  const note = el("div", { class: "toast" }, text);
  const shelf = document.querySelector(".toasts");
  while (shelf.children.length > 2) shelf.firstChild.remove();
  shelf.append(note);
  setTimeout(() => note.remove(), 2500 + text.length * 45);
}

export function alertBox(text) {
  const dialog = document.querySelector("dialog.alert");
  dialog.querySelector("p").textContent = text;
  if (!dialog.open) dialog.showModal();
}

export function enlarge(src, alt) {
  const dialog = document.querySelector("dialog.large");
  Object.assign(dialog.querySelector("img"), { src, alt });
  dialog.showModal();
}

export const complain = (error) => toast(error.message);
