// Tells the server what somebody does, and the person what did not work.
import { el, icon, look, seat } from "./parts.js";

export async function tell(what, body = {}) {
  const asked = { person: seat.person, channel: seat.channel, ...body };
  let told;
  try {
    const answer = await fetch(`/sandbox/slack/${what}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(asked) });
    told = await answer.json().catch(() => ({}));
    if (!answer.ok) told = { problem: told.detail ?? `That did not work (${answer.status}).` };
  } catch {
    told = { problem: "No contact with the server." };
  }
  look();
  return told;
}

// As `tell`, with a word about what went wrong.
export async function tellOrSay(what, body) {
  const told = await tell(what, body);
  if (told.problem) say(told.problem);
  return told;
}

export function say(text) {
  const place = document.getElementById("slack_toasts");
  const toast = el("p", { class: "toast" }, text, el("button", { type: "button", "aria-label": "Dismiss", onclick: () => toast.remove() }, icon("close", 12)));
  place.replaceChildren(toast);
  clearTimeout(say.timer);
  say.timer = setTimeout(() => toast.remove(), 9000);
}
