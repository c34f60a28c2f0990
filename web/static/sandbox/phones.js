// The phones: one for each address that has had a message, and those that somebody has opened to write first.
import { hour, newDay } from "./clock.js";
import { hintsIn, withLinks } from "./text.js";

const CLOCK = "M8 4.2V8l2.4 1.6M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z";
const FIRST_TICK = "m1.5 6.5 3.2 3.2L11 3";
const SECOND_TICK = "m7 9.5 6.5-6.5";
const STANDS_FOR = { queued: "on its way", accepted: "on its way", sent: "sent", delivered: "delivered", read: "read", failed: "not taken" };

const shown = new Map(); // address -> { node, messages: sid -> its stamp }
const rack = () => document.getElementById("rack");

export function showPhones(phones, ours) {
  const wanted = new Set(phones.map((phone) => phone.address));
  for (const [address, phone] of shown) if (!wanted.has(address)) forget(address, phone);
  phones.forEach((phone, place) => showPhone(phone, place, ours));
}

function forget(address, phone) {
  phone.node.remove();
  shown.delete(address);
}

function showPhone(phone, place, ours) {
  const known = shown.get(phone.address) ?? open(phone, ours);
  if (rack().children[place] !== known.node) rack().insertBefore(known.node, rack().children[place] ?? null);
  known.node.querySelector(".name").textContent = phone.name;
  known.node.querySelector(".role").textContent = phone.role;
  known.node.querySelector(".write label").textContent = `Text message from ${phone.name}`;
  const thread = known.node.querySelector(".thread");
  showSenders(known.node, phone);
  const fresh = phone.messages.filter((message) => !known.messages.has(message.sid));
  for (const message of phone.messages) if (known.messages.has(message.sid)) restamp(known.messages.get(message.sid), message);
  if (!fresh.length) return;
  for (const message of fresh) add(known, thread, message);
  showHints(known.node, phone);
  thread.scrollTop = thread.scrollHeight;
}

// A phone that several numbers of ours have written to says whom it writes to; at first, whoever wrote last.
function showSenders(node, phone) {
  const last = phone.messages.filter((message) => !message.mine).at(-1);
  const senders = new Map(phone.messages.map((message) => [message.ours.number, message.ours.shown]));
  const choice = node.querySelector(".write select");
  node.querySelector(".from").textContent = senders.size === 1 ? last?.ours.shown ?? [...senders.values()][0] : node.querySelector(".from").textContent;
  node.classList.toggle("of_several", senders.size > 1);
  choice.hidden = senders.size < 2;
  if (choice.options.length !== senders.size) choice.replaceChildren(...[...senders].map(([number, shown]) => new Option(shown, number)));
  if (last && choice.dataset.last !== last.sid) choice.value = last.ours.number;
  choice.dataset.last = last?.sid ?? "";
}

function open(phone, ours) {
  const node = document.getElementById("phone_template").content.firstElementChild.cloneNode(true);
  node.dataset.address = phone.address;
  node.querySelector(".number").textContent = phone.number;
  node.querySelector(".from").textContent = ours;
  node.querySelector(".hour").textContent = document.querySelector(".rack .hour")?.textContent ?? "";
  const thread = node.querySelector(".thread");
  thread.setAttribute("aria-label", `Messages on the phone of ${phone.name}`);
  if (!phone.messages.length) thread.append(make("p", "waiting", "Write first: Vouchline answers whoever writes to it."));
  node.classList.add("arrives");
  const known = { node, messages: new Map() };
  new ResizeObserver(() => (thread.scrollTop = thread.scrollHeight)).observe(thread);
  shown.set(phone.address, known);
  return known;
}

function add(known, thread, message) {
  thread.querySelector(".waiting")?.remove();
  const heading = newDay(thread, message.at);
  if (heading) thread.append(heading);
  if (known.ours && known.ours !== message.ours.number) thread.append(make("p", "day", message.mine ? `To ${message.ours.shown}` : `From ${message.ours.shown}`));
  known.ours = message.ours.number;
  const bubble = make("div", `bubble ${message.mine ? "mine" : "theirs"} arrives`);
  if (message.card) bubble.append(make("span", "card", `Contact card: ${message.card}`), message.text ? "\n" : "");
  bubble.append(withLinks(message.text));
  const stamp = make("div", "stamp");
  thread.append(bubble, stamp);
  known.messages.set(message.sid, stamp);
  restamp(stamp, message);
}

function restamp(stamp, message) {
  if (stamp.dataset.status === message.status) return;
  stamp.dataset.status = message.status;
  stamp.className = `stamp ${message.status} ${message.mine ? "of_mine" : ""}`;
  const told = STANDS_FOR[message.status];
  stamp.replaceChildren(hour(message.at), ...(message.mine && message.status !== "failed" ? [] : [mark(message.status), make("span", "hidden", told ?? "")]));
  if (message.status === "failed") stamp.append(" Not taken; it is found again later");
  if (told) stamp.title = told;
}

function mark(status) {
  const waiting = status === "queued" || status === "accepted";
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawn.setAttribute("viewBox", waiting ? "0 0 16 16" : "0 0 15 12");
  drawn.setAttribute("width", waiting ? 11 : 15);
  drawn.setAttribute("height", waiting ? 11 : 12);
  drawn.setAttribute("aria-hidden", "true");
  drawn.append(path(waiting ? CLOCK : FIRST_TICK, ""), ...(waiting ? [] : [path(SECOND_TICK, "second")]));
  return drawn;
}

function path(line, kind) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "path");
  drawn.setAttribute("d", line);
  drawn.setAttribute("class", kind);
  return drawn;
}

function showHints(node, phone) {
  const last = phone.messages.at(-1);
  const words = last.mine ? [] : [...hintsIn(last.text), ...phone.hints];
  node.querySelector(".hints").replaceChildren(...words.map((word) => hint(word)));
}

function hint(word) {
  const button = make("button", "", word);
  button.type = "button";
  button.dataset.hint = word;
  return button;
}

export function make(tag, kind, text = "") {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (text) made.textContent = text;
  return made;
}
