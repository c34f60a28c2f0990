// A list of messages, in a channel or a thread: kept as it is where nothing changed, so that nobody loses their place.
import { hour, newDay, whole } from "../clock.js";
import { drawBlocks } from "./blocks.js";
import { mrkdwn } from "./mrkdwn.js";
import { el, icon, nameOf, seat, sit } from "./parts.js";
import { tellOrSay } from "./telling.js";
import { gather } from "./values.js";

const APP = "U0VOUCHLINE";
const NEAR_MS = 5 * 60_000;

export function showMessages(list, messages, channel, { inThread = false } = {}) {
  const key = `${channel} ${inThread ? messages[0]?.ts : ""} ${seat.person}`;
  if (list.dataset.key !== key) {
    list.replaceChildren();
    delete list.dataset.day;
    list.dataset.key = key;
    list.known = new Map();
    if (list.isAtEnd === false) list.isAtEnd = true;
  }
  stayAtEnd(list);
  const wanted = new Set(messages.map((message) => message.ts));
  for (const [ts, one] of list.known) if (!wanted.has(ts)) forget(list, ts, one);
  const fresh = messages.filter((message, place) => show(list, message, messages[place - 1], channel, inThread));
  if (list.isAtEnd || fresh.some((message) => message.user === seat.person || message.only_me)) list.scrollTop = list.scrollHeight;
}

// Whoever reads the newest message goes on to do so when it grows, or the window changes; whoever reads above, too.
function stayAtEnd(list) {
  if (list.isAtEnd !== undefined) return;
  list.isAtEnd = true;
  list.addEventListener("scroll", () => (list.isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60));
  new ResizeObserver(() => list.isAtEnd && (list.scrollTop = list.scrollHeight)).observe(list);
}

function forget(list, ts, one) {
  one.node.remove();
  list.known.delete(ts);
}

function show(list, message, before, channel, inThread) {
  const told = JSON.stringify([message, before?.user]);
  const known = list.known.get(message.ts);
  if (known?.told === told) return false;
  const node = drawn(message, follows(message, before, inThread), channel, inThread, known?.node);
  if (known) swap(known.node, node);
  else append(list, node, message);
  list.known.set(message.ts, { told, node });
  return !known;
}

function append(list, node, message) {
  const heading = newDay(list, message.at);
  if (heading) list.append(heading);
  node.classList.add("arrives");
  list.append(node);
}

// In place of the old one, with the focus where it was.
function swap(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement.closest("[data-action]")?.dataset : null;
  old.replaceWith(node);
  if (!focused) return;
  const same = node.querySelector(`[data-action="${CSS.escape(focused.action)}"]`) ?? node;
  (same.matches("button, input, select, a") ? same : (same.querySelector("button, input, select, a") ?? node)).focus();
}

const follows = (message, before, inThread) =>
  !inThread && before && before.user === message.user && !message.only_me && !before.only_me && Date.parse(message.at) - Date.parse(before.at) < NEAR_MS && !before.reply_count;

function drawn(message, isFollowing, channel, inThread, old) {
  const classes = ["message", isFollowing ? "follows" : "", message.only_me ? "only_me" : "", message.subtype === "tombstone" ? "tombstone" : ""];
  const body = el("div", { class: "body" }, isFollowing ? "" : heading(message), ...contents(message, channel, old));
  const node = el("article", { class: classes.join(" "), tabindex: "-1", "data-ts": message.ts, "aria-label": `${nameOf(message.user)}, ${hour(message.at)}` });
  if (message.only_me) node.append(el("p", { class: "only" }, icon("eye", 13), "Only visible to you"));
  node.append(isFollowing ? el("time", { class: "beside" }, hour(message.at)) : face(message.user), body);
  if (message.only_me) body.append(el("button", { type: "button", class: "quiet_link", onclick: () => tellOrSay("dismiss", { channel, ts: message.ts }) }, "Dismiss message"));
  else if (!inThread) body.append(...threadOf(message));
  if (!message.only_me && message.subtype !== "tombstone") node.append(tools(message, channel, inThread));
  return node;
}

export function face(person) {
  if (person !== APP) return el("span", { class: `face of_${person}`, "aria-hidden": "true" }, nameOf(person).split(" ").map((word) => word[0]).join(""));
  const drawn = el("span", { class: "face of_app", "aria-hidden": "true" });
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const tick = document.createElementNS("http://www.w3.org/2000/svg", "path");
  mark.setAttribute("viewBox", "0 0 32 32");
  tick.setAttribute("d", "m7 16.5 6.200 6 11.800-12");
  mark.append(tick);
  drawn.append(mark);
  return drawn;
}

function heading(message) {
  const isApp = message.user === APP;
  return el("p", { class: "who" }, el("b", {}, message.subtype === "tombstone" ? "Slackbot" : nameOf(message.user)), isApp ? el("span", { class: "app_tag" }, "APP") : "", el("time", { title: whole(message.at) }, hour(message.at)));
}

function contents(message, channel, old) {
  const edited = message.edited ? el("span", { class: "edited" }, " (edited)") : "";
  const shown = message.blocks?.length
    ? drawBlocks(message.blocks, { channel, ts: message.ts }, old ? gather(old) : undefined)
    : el("div", { class: "text" }, mrkdwn(message.text), edited);
  const files = (message.files ?? []).map((file) => attached(file));
  return message.blocks?.length || message.text ? [shown, ...files] : files;
}

function attached(file) {
  const path = new URL(file.url_private).pathname;
  const size = file.size < 1_000_000 ? `${Math.max(1, Math.round(file.size / 1000))} kB` : `${(file.size / 1_000_000).toFixed(1)} MB`;
  return el("a", { class: "attached", href: path, download: file.name }, el("span", { class: "sort" }, icon("file", 20)), el("span", {}, el("b", {}, file.title), el("small", {}, `${file.filetype.toUpperCase()} · ${size}`)));
}

function threadOf(message) {
  const open = () => sit({ thread: message.ts });
  if (message.reply_count) {
    const count = `${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}`;
    const faces = message.reply_users.slice(0, 3).map(face);
    return [el("button", { type: "button", class: "replies", onclick: open }, ...faces, el("b", {}, count), el("span", {}, `Last reply ${hour(message.answered_at)}`))];
  }
  return [];
}

// What hovers over a message: an answer to it, and the app's shortcut for it.
function tools(message, channel, inThread) {
  const tool = (name, label, act) => el("button", { type: "button", "aria-label": label, title: label, onclick: act }, icon(name, 15));
  const reply = inThread ? "" : tool("thread", "Reply in thread", () => sit({ thread: message.ts }));
  return el("div", { class: "tools" }, reply, tool("check", "Reference check this", () => tellOrSay("shortcut", { channel, ts: message.ts })));
}
