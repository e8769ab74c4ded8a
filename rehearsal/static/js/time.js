// The time here, and the buttons that let it pass; one journey at a time, whoever began it.

import { post } from "./api.js";
import { complain } from "./notes.js";

const time = document.querySelector(".clock time");
const ways = [...document.querySelectorAll(".travel button")];

export function showClock(clock) {
  if (time.textContent !== clock.shown) time.textContent = clock.shown;
  document.body.toggleAttribute("data-travelling", clock.travelling);
  for (const way of ways) {
    way.disabled = clock.travelling;
    if (way.dataset.way !== "next") way.hidden = !clock.travels;
  }
}

export function offerTime() {
  for (const way of ways) way.addEventListener("click", () => post(way.dataset.way, {}).catch(complain));
}
