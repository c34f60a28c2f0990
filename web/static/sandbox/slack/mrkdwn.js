// Slack's markup as nodes: *bold*, _italic_, ~strike~, `code`, ```blocks```, > quotes, <links>, mentions, dates, :emoji:.
import { written } from "./dates.js";
import { emoji } from "./emoji.js";
import { channelName, el, nameOf } from "./parts.js";

const marked = (mark) => `(?<![\\p{L}\\p{N}${mark}])${mark}(?=\\S)([^${mark}\\n]*?\\S)${mark}(?![\\p{L}\\p{N}${mark}])`;
const PARTS = new RegExp(["`([^`\\n]+)`", "<([^<>\\n]+)>", marked("\\*"), marked("_"), marked("~"), ":([a-z0-9_+-]+):"].join("|"), "gu");
const ESCAPED = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const plainly = (text) => text.replace(/&(?:lt|gt|amp);/g, (found) => ESCAPED[found]);

// A text object of Block Kit.
export function textOf(object) {
  if (!object) return "";
  return object.type === "mrkdwn" ? mrkdwn(object.text) : withEmoji(object.text);
}

export function withEmoji(text) {
  return plainly(text).replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji(name) ?? whole);
}

export function mrkdwn(text) {
  const shown = document.createDocumentFragment();
  text.split("```").forEach((part, place) => {
    if (place % 2) shown.append(el("pre", {}, plainly(part.replace(/^\n|\n$/g, ""))));
    else shown.append(...paragraphs(part));
  });
  return shown;
}

// Lines, with those that begin with > gathered into quotes.
function paragraphs(text) {
  const shown = [];
  let quote = null;
  text.split("\n").forEach((line, place) => {
    const quoted = /^(?:>|&gt;) ?/.exec(line);
    if (quoted) {
      if (quote) quote.append(el("br"));
      else shown.push((quote = el("blockquote")));
      quote.append(...inline(line.slice(quoted[0].length)));
      return;
    }
    if (place && !quote) shown.push(el("br"));
    quote = null;
    shown.push(...inline(line));
  });
  return shown;
}

function inline(text) {
  const shown = [];
  let from = 0;
  for (const found of text.matchAll(PARTS)) {
    shown.push(plainly(text.slice(from, found.index)), part(found));
    from = found.index + found[0].length;
  }
  shown.push(plainly(text.slice(from)));
  return shown;
}

function part([whole, code, angled, bold, italic, struck, name]) {
  if (code !== undefined) return el("code", {}, plainly(code));
  if (angled !== undefined) return reference(angled);
  if (bold !== undefined) return el("b", {}, ...inline(bold));
  if (italic !== undefined) return el("i", {}, ...inline(italic));
  if (struck !== undefined) return el("s", {}, ...inline(struck));
  const found = emoji(name);
  return found ? el("span", { class: "emoji", role: "img", "aria-label": name.replaceAll("_", " ") }, found) : whole;
}

// What is in angle brackets: somebody, a channel, a date, or a link.
function reference(angled) {
  const [target, label] = angled.split(/\|(.*)/s);
  if (target.startsWith("@")) return el("span", { class: "mention" }, `@${nameOf(target.slice(1))}`);
  if (target.startsWith("#")) return el("span", { class: "mention" }, channelName(target.slice(1)));
  if (target.startsWith("!date^")) return date(target, label);
  if (target.startsWith("!")) return el("span", { class: "mention" }, `@${target.slice(1)}`);
  return link(plainly(target), label ? plainly(label) : plainly(target.replace(/^mailto:/, "")));
}

function date(target, label) {
  const [, unix, pattern, address] = target.split("^");
  if (!Number(unix) || !pattern) return label ?? "";
  const text = written(Number(unix), pattern);
  return address ? link(address, text) : el("time", { datetime: new Date(unix * 1000).toISOString(), title: label }, text);
}

export function link(address, text) {
  if (!/^(?:https?:|mailto:|tel:)/.test(address)) return text;
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}
