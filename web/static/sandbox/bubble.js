// A message on a phone: what is in it, and how far it has come.
import { hour } from "./clock.js";
import { choicesOf } from "./choices.js";
import { draw, make, path } from "./making.js";
import { withLinks } from "./text.js";

const CLOCK = "M8 4.2V8l2.4 1.6M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z";
const FIRST_TICK = "m1.5 6.5 3.2 3.2L11 3";
const SECOND_TICK = "m7 9.5 6.5-6.5";
const STANDS_FOR = { queued: "on its way", accepted: "on its way", sent: "sent", delivered: "delivered", read: "read", failed: "not taken", received: "sent" };
const WHY = {
  21211: "no such number",
  30003: "the phone is off",
  30005: "the number is not in use",
  30006: "a landline",
  30007: "the operator took it for spam",
  30008: "the operator does not say why",
  63003: "not on WhatsApp",
  63016: "more than 24 hours since they wrote",
};
const WAVES = "M1 9v2M5 6v8M9 3v14M13 7v6M17 5v10M21 8v4M25 2v16M29 6v8M33 4v12M37 8v4M41 5v10M45 7v6M49 9v2M53 6v8M57 8v4M61 9v2";

export function bubble(message) {
  const made = make("div", `bubble ${message.mine ? "mine" : "theirs"} arrives`);
  const words = make("div", "words");
  if (message.card) words.append(make("span", "card", `Contact card: ${message.card}`), message.text ? "\n" : "");
  if (message.medium) words.append(medium(message.medium));
  if (message.place) words.append(place(message.place));
  words.append(withLinks(message.text));
  made.append(words, ...choicesOf(message));
  return made;
}

function medium(kind) {
  const made = make("span", `medium is_${kind}`);
  if (kind === "voice") made.append(draw("0 0 20 20", 20, 20, path("M6 4v12l10-6Z", "play")), draw("0 0 62 20", 124, 24, path(WAVES, "waves")), make("span", "", "0:02"), make("span", "hidden", " Voice note"));
  else made.append(draw("0 0 96 64", 192, 128, path("M0 0h96v64H0Z", "sky"), path("M68 12a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z", "sun"), path("M0 46q16-9 32 0t32 0 32-4v22H0Z", "hill")), make("span", "hidden", "A picture"));
  return made;
}

function place(label) {
  const made = make("span", "medium is_place");
  made.append(draw("0 0 96 48", 192, 96, path("M0 0h96v48H0Z", "land"), path("M0 30 40 18l56 14M30 0l14 48M70 0 60 48", "roads"), path("M48 34s-8-8-8-13a8 8 0 0 1 16 0c0 5-8 13-8 13Z", "pin")), make("strong", "", label));
  return made;
}

export const stampOf = (message) => make("span", `stamp ${message.mine ? "of_mine" : ""}`);

export function restamp(stamp, bubble, message, troubles) {
  const lost = lostBecause(message, troubles);
  const key = `${message.status} ${lost}`;
  if (stamp.dataset.key === key) return;
  stamp.dataset.key = key;
  bubble.classList.toggle("lost", Boolean(lost));
  stamp.className = `stamp ${message.status} ${message.mine ? "of_mine" : ""} ${lost ? "is_lost" : ""}`;
  const told = lost || STANDS_FOR[message.status] || message.status;
  const ticks = message.mine ? (message.channel === "whatsapp" ? "delivered" : "") : message.status;
  stamp.replaceChildren(hour(message.at), ...(ticks && !lost && ticks !== "failed" ? [mark(ticks)] : []));
  if (lost) stamp.append(make("span", "why", lost));
  else if (message.mine && message.status === "failed") stamp.append(" Not taken; it is found again later");
  else stamp.append(make("span", "hidden", message.mine ? "" : ` ${told}`));
  if (!message.mine) stamp.title = told;
}

// Why the person has not got it: they would not see it at all, but whoever plays with the sandbox may.
function lostBecause(message, troubles) {
  if (message.mine) return "";
  if (message.error) return `Not delivered: ${WHY[message.error] ?? "refused"} (${message.error})`;
  if (message.channel !== "whatsapp" || message.status !== "sent") return "";
  if (troubles.has_blocked_us) return "Blocked: WhatsApp does not say so";
  return troubles.is_off ? "Waits until the phone is on" : "";
}

function mark(status) {
  const waiting = status === "queued" || status === "accepted";
  if (waiting) return draw("0 0 16 16", 11, 11, path(CLOCK));
  return draw("0 0 15 12", 15, 12, path(FIRST_TICK), path(SECOND_TICK, "second"));
}
