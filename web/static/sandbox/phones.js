// The phones: one for each number that has had a message, and those that somebody has opened to write first.
import { Face } from "./face.js";
import { make } from "./making.js";
import { showTroubles } from "./troubles.js";
import { hintsIn } from "./text.js";

export { make };

const shown = new Map(); // address -> { node, faces, face: the app that is open }
const rack = () => document.getElementById("rack");
const NAMES = { sms: "Text messages", whatsapp: "WhatsApp" };

// As on the wire: by which app the person writes.
export function addressOf(node) {
  return node.dataset.app === "whatsapp" ? `whatsapp:${node.dataset.address}` : node.dataset.address;
}

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
  known.phone = phone;
  known.node.querySelector(".name").textContent = phone.name;
  known.node.querySelector(".role").textContent = phone.role;
  showTroubles(known.node, phone);
  const fresh = Object.entries(known.faces).flatMap(([app, face]) => face.show(messagesIn(phone, app), phone.troubles));
  const last = fresh.at(-1) && fresh.sort((one, other) => one.at.localeCompare(other.at)).at(-1);
  if (last && (last.channel !== known.node.dataset.app && !isWriting(known.node))) openApp(known.node, last.channel);
  if (last) showBelow(known);
  showApps(known);
}

const messagesIn = (phone, app) => phone.messages.filter((message) => message.channel === app);
const isWriting = (node) => node.querySelector(".write textarea").value !== "";

export function openApp(node, app) {
  const known = shown.get(node.dataset.address);
  node.dataset.app = app;
  for (const [name, face] of Object.entries(known.faces)) face.node.hidden = name !== app;
  showBelow(known);
  showApps(known);
  known.faces[app].toTheEnd();
}

// What is under the thread is the open app's: whom it writes to, what might be said.
function showBelow(known) {
  const { node, phone } = known;
  const messages = messagesIn(phone, node.dataset.app);
  node.querySelector(".write label").textContent = `${NAMES[node.dataset.app]} from ${phone.name}`;
  node.querySelector(".write textarea").placeholder = node.dataset.app === "whatsapp" ? "Message" : "Text message";
  showSenders(node, messages);
  showHints(node, phone, messages.at(-1));
}

// A phone that several numbers of ours have written to says whom it writes to; at first, whoever wrote last.
function showSenders(node, messages) {
  const last = messages.filter((message) => !message.mine).at(-1);
  const senders = new Map(messages.map((message) => [message.ours.number, message.ours.shown]));
  const choice = node.querySelector(".write select");
  choice.hidden = senders.size < 2;
  const key = [...senders.keys()].join();
  if (choice.dataset.key !== key) choice.replaceChildren(...[...senders].map(([number, shown]) => new Option(shown, number)));
  if (last && choice.dataset.last !== last.sid) choice.value = last.ours.number;
  Object.assign(choice.dataset, { key, last: last?.sid ?? "" });
}

function showApps(known) {
  const { node, phone } = known;
  const used = new Set(phone.messages.map((message) => message.channel));
  // Somebody of a check has the app that they are reached by, and both once they were; a stranger may take either.
  node.querySelector(".apps").hidden = phone.role !== "" && used.size < 2 && (used.size === 0 || used.has(node.dataset.app));
  for (const tab of node.querySelectorAll(".apps [role=tab]")) {
    const isOpen = tab.dataset.app === node.dataset.app;
    const unseen = isOpen ? 0 : known.faces[tab.dataset.app].unseen;
    tab.setAttribute("aria-selected", String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    tab.querySelector(".unseen").textContent = unseen || "";
    tab.querySelector(".unseen").classList.toggle("some", unseen > 0);
  }
}

function open(phone, ours) {
  const node = document.getElementById("phone_template").content.firstElementChild.cloneNode(true);
  node.dataset.address = phone.address;
  node.querySelector(".number").textContent = phone.number;
  node.querySelector(".hour").textContent = document.querySelector(".rack .hour")?.textContent ?? "";
  node.classList.add("arrives");
  const faces = Object.fromEntries([...node.querySelectorAll(".face_of")].map((face) => [face.dataset.app, new Face(face, phone, ours)]));
  const known = { node, faces, phone };
  shown.set(phone.address, known);
  openApp(node, phone.messages.at(-1)?.channel ?? "sms");
  return known;
}

function showHints(node, phone, last) {
  const asked = !last || last.mine || last.error ? [] : [...(last.choices.length ? [] : hintsIn(last.text)), ...hintsFor(phone, last)];
  node.querySelector(".hints").replaceChildren(...asked.map((word) => hint(word)));
}

// A rating that has been chosen already is not proposed again with its comment.
function hintsFor(phone, last) {
  return last.text.includes("1-5") ? phone.hints : phone.hints.map((one) => one.replace(/^\d (?=\D)/, ""));
}

function hint(word) {
  const button = make("button", "", word);
  button.type = "button";
  button.dataset.hint = word;
  return button;
}
