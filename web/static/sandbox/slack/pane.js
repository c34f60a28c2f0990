// The recruiter's pane: asks how the workspace is, several times a second, and shows it as Slack would.
import { drawBlocks } from "./blocks.js";
import { composer } from "./composer.js";
import { showMessages } from "./messages.js";
import { showModals } from "./modal.js";
import { channelName, el, known, nameOf, seat, sit } from "./parts.js";
import { showWindow } from "./window.js";

const EVERY_MS = 350;
const HIDDEN_MS = 2000;
const $ = (id) => document.getElementById(id);
let version = "";
let asked = "";
let timer = 0;
let underway = false;
let again = false;
let sought = null; // the ts of the message that a permalink leads to

const main = composer({});
const below = composer({ inThread: true });
$("slack_compose").append(main);
$("slack_thread_compose").append(below);
follow(new URLSearchParams(location.search));

// A message that a permalink leads to, in the address or in a link that is clicked.
function follow(address) {
  const channel = address.get("slack");
  if (!channel) return;
  sought = address.get("message");
  sit({ channel, tab: "messages", thread: address.get("thread") ?? "" });
}

$("slack").addEventListener("click", (event) => {
  const found = /\/sandbox\/slack\/archives\/(\w+)\/p(\d+)(\d{6})(?:\?thread_ts=([\d.]+))?/.exec(event.target.closest("a")?.href ?? "");
  if (!found || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const [, channel, seconds, rest, thread] = found;
  follow(new URLSearchParams({ slack: channel, message: `${seconds}.${rest}`, ...(thread ? { thread } : {}) }));
});

function showSought() {
  const node = sought && document.querySelector(`#slack [data-ts="${CSS.escape(sought)}"]`);
  if (!node) return;
  sought = null;
  node.scrollIntoView({ block: "center" });
  node.classList.add("sought");
  node.focus({ preventScroll: true });
}

async function look() {
  if (underway) return void (again = true);
  underway = true;
  again = false;
  clearTimeout(timer);
  try {
    await ask();
  } catch {
    version = ""; // the page itself says that there is no contact
  }
  underway = false;
  timer = setTimeout(look, again ? 0 : document.hidden ? HIDDEN_MS : EVERY_MS);
}

const wanted = () => new URLSearchParams({ person: seat.person, channel: seat.channel, thread: seat.thread }).toString();

async function ask() {
  const query = wanted();
  if (`${query} ${seat.tab}` !== asked) version = "";
  asked = `${query} ${seat.tab}`;
  const answer = await fetch(`/sandbox/slack/state?${query}`, { headers: version ? { "If-None-Match": version } : {} });
  if (answer.status !== 200) return;
  const state = await answer.json();
  if (query !== wanted()) return void (again = true); // somebody has moved on meanwhile
  version = answer.headers.get("ETag") ?? "";
  show(state);
}

function show(state) {
  known.people = new Map(state.people.map((one) => [one.id, one]));
  known.channels = new Map(state.channels.map((one) => [one.id, one]));
  known.locale = state.locale;
  seat.channel = state.channel;
  showWindow(state);
  showConversation(state);
  showThread(state);
  showHome(state);
  showSought();
  showModals(state.modals);
  showRefusals(state.refusals);
}

function showConversation(state) {
  const isHome = seat.tab === "home" && known.channels.get(state.channel).direct;
  $("slack_home").hidden = !isHome;
  $("slack_log").hidden = $("slack_compose").hidden = isHome;
  const list = $("slack_log");
  list.setAttribute("aria-label", `Messages in ${channelName(state.channel)}`);
  showMessages(list, state.messages, state.channel);
  const empty = list.querySelector(".empty");
  if (state.messages.length) empty?.remove();
  else if (!empty) list.append(el("p", { class: "empty" }, el("b", {}, channelName(state.channel)), "Nothing has been said here yet. Type ", el("kbd", {}, "/refcheck"), " to start a reference check."));
  main.label(known.channels.get(state.channel).direct ? "Message Vouchline" : `Message ${channelName(state.channel)}, or type /`);
}

function showThread(state) {
  $("slack_thread").hidden = !state.thread;
  $("slack").classList.toggle("with_thread", Boolean(state.thread));
  if (!state.thread) return;
  $("slack_thread_of").textContent = channelName(state.channel);
  showMessages($("slack_answers"), state.thread.messages, state.channel, { inThread: true });
  below.label("Reply…");
}

function showHome(state) {
  const place = $("slack_home");
  const told = state.home ? `${state.home.id} ${state.home.hash} ${state.locale}` : `${state.me} none`;
  if (place.dataset.told === told) return;
  place.dataset.told = told;
  const focused = place.contains(document.activeElement) ? document.activeElement.closest("[data-action]")?.dataset.action : null;
  place.replaceChildren(state.home ? drawBlocks(state.home.blocks, { home: true }) : el("p", { class: "empty" }, el("b", {}, "Vouchline"), `Nothing is here for ${nameOf(state.me)} yet.`));
  if (focused) place.querySelector(`[data-action="${CSS.escape(focused)}"]`)?.focus();
}

function showRefusals(refusals) {
  const place = $("slack_refusals");
  place.hidden = !refusals.length;
  if (Number(place.dataset.count) === refusals.length) return;
  place.dataset.count = refusals.length;
  place.querySelector("summary").textContent = `Slack would refuse ${refusals.length === 1 ? "one thing" : `${refusals.length} things`} of the app’s`;
  place.querySelector("ol").replaceChildren(...refusals.map((one) => el("li", {}, one)));
}

$("slack_thread_close").addEventListener("click", () => sit({ thread: "" }));
$("slack_thread").addEventListener("keydown", (event) => event.key === "Escape" && sit({ thread: "" }));
// The page around has forms and keys of its own; what happens in here is no business of theirs.
for (const happening of ["submit", "keydown"]) $("slack").addEventListener(happening, (event) => event.stopPropagation());
document.addEventListener("slack-look", look);
document.addEventListener("visibilitychange", () => document.hidden || look());
look();
