// Building nodes. Text always goes in as text.

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (key === "hue") node.style.setProperty("--hue", value);
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key in node && key !== "list") node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const ICONS = {
  send: "M4 12 20 4l-5 16-3.5-6.5z M11.5 13.5 20 4",
  mute: "M9 20a3 3 0 0 0 6 0 M18 15V10a6 6 0 0 0-9-5.2 M6.2 8A6 6 0 0 0 6 10v4l-2 3h13 M3 3l18 18",
  down: "M6 9l6 6 6-6",
  out: "M8 16 17 7 M9 7h8v8",
  copy: "M9 9h11v11H9z M5 15H4V4h11v1",
  close: "M6 6l12 12 M18 6 6 18",
  reply: "M9 7 4 12l5 5 M4 12h10a6 6 0 0 1 6 6v1",
  pin: "M12 16v5 M8 3h8l-1 6 3 4v3H6v-3l3-4z",
  clip: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1L13 4.3a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.5-7.5",
  file: "M6 3h8l4 4v14H6z M14 3v5h4",
  group: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z M2.5 20a6.5 6.5 0 0 1 13 0 M16 4.5a3.5 3.5 0 0 1 0 6.4 M18 14.5a6.5 6.5 0 0 1 3.5 5.5",
  dm: "M4 5h16v11H10l-5 4v-4H4z",
  bank: "M3 10 12 4l9 6z M5 10v8 M10 10v8 M14 10v8 M19 10v8 M3 20h18",
  star: "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1.1 5.9L12 16.9l-5.3 2.8 1.1-5.9L3.5 9.7l5.9-.8z",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function avatar(person) {
  if (person.is_bot) return el("span", { class: "avatar", ariaHidden: "true" }, el("img", { src: "static/icon.svg", alt: "" }));
  const words = person.name.split(/\s+/).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...word][0] ?? "").join("");
  return el("span", { class: "avatar", hue: person.hue ?? hueOf(person.id), ariaHidden: "true" }, initials.toUpperCase());
}

// Thirteen neighbours should not look alike: the golden angle spreads them.
export const hueOf = (id) => Math.round((Math.abs(id) * 137.508) % 360);
export const nameOf = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
export const pounds = (pence) => `${pence < 0 ? "−" : ""}£${(Math.abs(pence) / 100).toLocaleString("en-GB", { minimumFractionDigits: 2 })}`;
