// The sandbox's page: asks several times a second how things are, shows it, and passes on what is typed and clicked.
import { ask, say, whileBusy } from "./asking.js";
import { setClock, showClock } from "./clock.js";
import "./phone_acts.js";
import { showMailboxes } from "./mailboxes.js";
import { addressOf, showPhones } from "./phones.js";
import { showStory } from "./story.js";

const EVERY_MS = 350;
const HIDDEN_MS = 2000;
const LONGEST_SENT_AT_ONCE = 12;
const $ = (id) => document.getElementById(id);

let state = null;
let version = "";
let check = new URLSearchParams(location.search).get("check") ?? "";
const opened = []; // phones that somebody has opened and not written from
let timer = 0;
let asked = 0;
let shown = 0; // the newest look of those that have been answered: what comes later of an older one is not shown

async function look() {
  clearTimeout(timer);
  const mine = ++asked;
  try {
    const answer = await fetch(`/sandbox/state?check=${encodeURIComponent(check)}`, { headers: version ? { "If-None-Match": version } : {} });
    const found = answer.status === 200 ? await answer.json() : null;
    if (mine < shown) return;
    shown = mine;
    if (found) {
      version = answer.headers.get("ETag") ?? "";
      state = found;
      setClock(state.now, state.zone);
      show();
    } else if (answer.status !== 304) {
      say("The server does not answer as it should; trying again.", true);
    }
    if (answer.ok || answer.status === 304) document.body.classList.remove("lost");
  } catch {
    document.body.classList.add("lost");
    say("No contact with the server; trying again.", true);
    version = "";
  }
  clearTimeout(timer);
  timer = setTimeout(look, document.hidden ? HIDDEN_MS : EVERY_MS);
}

function show() {
  if ($("said").dataset.lost) say("");
  const known = new Set(state.phones.map((phone) => phone.address));
  const empty = opened.filter((phone) => !known.has(phone.address));
  const phones = [...state.phones, ...empty];
  $("hello").hidden = phones.length > 0 || state.checks.length > 0;
  document.body.dataset.state = $("hello").hidden ? "phones" : "hello";
  showPhones(phones, state.number);
  showMailboxes(state.mailboxes);
  showStory(state);
  showClock(state.next);
}

const forms = {
  async start(form) {
    const { language, candidate, referees } = Object.fromEntries(new FormData(form));
    const started = await ask("/sandbox/demo", { language, candidate_contact: candidate, referee_contact: referees });
    if (started) focusOn(started.check, started.note);
  },
  async open(form) {
    const phone = await ask("/sandbox/phone", { number: form.elements.number.value });
    if (!phone) return;
    if (!opened.some((one) => one.address === phone.address)) opened.push(phone);
    form.reset();
    show();
    document.querySelector(`[data-address="${CSS.escape(phone.address)}"] textarea`)?.focus();
  },
  async write(form) {
    const field = form.querySelector("textarea");
    const text = field.value;
    if (!text.trim()) return;
    field.value = ""; // at once: the next words may be begun before it is known that these were taken
    if (!(await send(form.closest(".phone"), { text }))) field.value ||= text;
  },
  async card(form) {
    const card = Object.fromEntries(new FormData(form));
    if (!(await send(form.closest(".phone"), { text: "", card }))) return;
    form.reset();
    form.closest("details").open = false;
  },
};

function chosenSender(phone) {
  const choice = phone.querySelector(".write select");
  return choice.hidden ? {} : { to: choice.value };
}

// What might have been said instead goes at once: an answer may bring other hints before this is known to be taken.
async function send(phone, what) {
  const hints = phone.querySelector(".hints");
  const were = [...hints.children];
  hints.replaceChildren();
  const sent = await ask("/sandbox/write", { from: addressOf(phone), ...what, ...chosenSender(phone) });
  if (sent) await look();
  else if (!hints.children.length) hints.append(...were);
  return sent;
}

function focusOn(id, note) {
  check = id;
  history.replaceState(null, "", `?check=${encodeURIComponent(id)}`);
  version = "";
  say(note ?? "");
  return look();
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  whileBusy(event.submitter ?? form.querySelector("button"), () => forms[form.dataset.form](form));
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.advance) whileBusy(button, () => advance(button.dataset.advance));
  if (button?.dataset.hint) {
    const field = button.closest(".phone").querySelector("textarea");
    if (button.dataset.hint.length > LONGEST_SENT_AT_ONCE) propose(field, button.dataset.hint);
    else send(button.closest(".phone"), { text: button.dataset.hint });
  }
});

// A long answer is put into the field, to be read and changed before it is sent.
function propose(field, text) {
  field.value = text;
  field.focus();
}

async function advance(by) {
  const moved = await ask("/sandbox/clock", { advance: by });
  if (!moved) return;
  version = "";
  await look();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.tagName !== "TEXTAREA") return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

$("which").addEventListener("change", (event) => focusOn(event.target.value));
document.addEventListener("sandbox:look", look);
document.addEventListener("visibilitychange", () => document.hidden || look());
setInterval(() => state && showClock(state.next), 1000);
look();
