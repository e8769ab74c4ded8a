// Suggestions for a text that begins with a slash. Arrows choose, Enter or Tab fills in, Escape puts them away.

import { el } from "./dom.js";

export function suggestions(list, field, commandsOf) {
  let chosen = -1, away = false;

  function draw() {
    const typed = field.value;
    const found = !away && /^\/\w*$/.test(typed) ? commandsOf().filter((c) => `/${c.command}`.startsWith(typed.toLowerCase())) : [];
    const exact = found.length === 1 && `/${found[0].command}` === typed;
    if (exact) found.length = 0;
    chosen = Math.min(chosen, found.length - 1);
    list.replaceChildren(...found.map((c, index) => el("li", {
      id: `${list.id}-${index}`, role: "option", "aria-selected": String(index === chosen),
      onmousedown: (event) => { event.preventDefault(); fill(c); },
    }, el("b", {}, `/${c.command}`), el("span", {}, c.description))));
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(found.length > 0));
    if (chosen >= 0) field.setAttribute("aria-activedescendant", `${list.id}-${chosen}`);
    else field.removeAttribute("aria-activedescendant");
    list.children[chosen]?.scrollIntoView({ block: "nearest" });
    list.found = found;
  }

  function fill(command) {
    field.value = `/${command.command} `;
    chosen = -1;
    field.focus();
    draw();
  }

  field.addEventListener("input", () => { away = false; chosen = -1; draw(); });
  field.addEventListener("blur", () => { away = true; draw(); });
  field.addEventListener("focus", () => { away = false; draw(); });

  // True when the key was for the list and must not reach the composer.
  return {
    draw,
    key(event) {
      if (list.hidden) return false;
      const count = list.found.length;
      if (event.key === "ArrowDown") chosen = (chosen + 1) % count;
      else if (event.key === "ArrowUp") chosen = (chosen + count - 1) % count;
      else if (event.key === "Escape") away = true;
      else if (event.key === "Tab" || (event.key === "Enter" && chosen >= 0)) { fill(list.found[Math.max(chosen, 0)]); return true; }
      else return false;
      draw();
      return true;
    },
  };
}
