// Text with entities becomes nodes. Offsets are UTF-16, which is what JavaScript strings are made of.

import { el } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote" };

export function rich(text, entities, acts) {
  return pieces(text, 0, text.length, [...(entities ?? [])], acts);
}

function pieces(text, start, end, entities, acts) {
  const nodes = [];
  let at = start;
  while (entities.length) {
    const entity = entities.shift();
    const from = Math.max(entity.offset, at), to = Math.min(entity.offset + entity.length, end);
    if (from >= to) continue;
    if (from > at) nodes.push(text.slice(at, from));
    const inner = [];
    while (entities.length && entities[0].offset < to) inner.push(entities.shift());
    nodes.push(wrap(entity, pieces(text, from, to, inner, acts), text.slice(from, to), acts));
    at = to;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function wrap(entity, children, text, acts) {
  if (TAGS[entity.type]) return el(TAGS[entity.type], {}, ...children);
  switch (entity.type) {
    case "text_link": return link(entity.url, children, acts);
    case "url": return link(text.includes("://") ? text : `https://${text}`, children, acts);
    case "bot_command": return el("button", { class: "link", type: "button", onclick: () => acts.command(text) }, ...children);
    case "text_mention": case "mention": return el("span", { class: "mention" }, ...children);
    case "spoiler": return spoiler(children);
    default: return el("span", {}, ...children);
  }
}

export function link(url, children, acts) {
  if (acts.isBotLink(url)) return el("button", { class: "link", type: "button", onclick: () => acts.follow(url) }, ...children);
  if (!/^https?:\/\//i.test(url)) return el("span", { class: "mention" }, ...children);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

function spoiler(children) {
  const cover = el("button", { class: "spoiler", type: "button", ariaLabel: "Hidden: show", onclick: () => { cover.classList.add("open"); cover.removeAttribute("aria-label"); } }, ...children);
  return cover;
}
