// The window around: channels and the app at the side, what is open above, and who sits here.
import { face } from "./messages.js";
import { channelName, el, icon, known, seat, sit } from "./parts.js";
import { tellOrSay } from "./telling.js";

const $ = (id) => document.getElementById(id);
const read = new Map(); // what each person has seen of each channel

export function showWindow(state) {
  const mine = (channel) => `${state.me} ${channel.id}`;
  for (const channel of state.channels) if (!read.has(mine(channel)) || isOpen(channel)) read.set(mine(channel), channel.newest ?? "");
  const rows = (wanted) => state.channels.filter(wanted).map((channel) => row(channel, (channel.newest ?? "") > read.get(mine(channel))));
  fill($("slack_channels"), rows((channel) => !channel.direct));
  fill($("slack_apps"), rows((channel) => channel.direct));
  showWho(state);
  showTop(state);
}

const isOpen = (channel) => channel.id === seat.channel && (!channel.direct || seat.tab === "messages");

function row(channel, isUnread) {
  const current = channel.id === seat.channel;
  const mark = channel.direct ? face("U0VOUCHLINE") : icon(channel.private ? "lock" : "hash", 14);
  const about = { type: "button", class: isUnread ? "unread" : "", "aria-current": current ? "page" : undefined, "data-channel": channel.id };
  return el("li", {}, el("button", about, mark, el("span", {}, channel.direct ? "Vouchline" : channel.name), isUnread ? el("span", { class: "hidden" }, "unread") : ""));
}

// Anew only when something is different, so that the focus stays.
function fill(list, rows) {
  const told = rows.map((one) => one.outerHTML).join("");
  if (list.dataset.told === told) return;
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.channel : null;
  list.dataset.told = told;
  list.replaceChildren(...rows);
  if (focused) list.querySelector(`[data-channel="${focused}"]`)?.focus();
}

function showWho(state) {
  const who = $("slack_who");
  if (!who.options.length) who.append(...state.people.filter((one) => one.human).map((one) => el("option", { value: one.id }, one.guest ? `${one.name} (guest)` : one.name)));
  who.value = state.me;
  if (document.activeElement !== $("slack_locale")) $("slack_locale").value = state.locale;
}

function showTop(state) {
  const channel = known.channels.get(state.channel);
  $("slack_title").replaceChildren(channel.direct ? face("U0VOUCHLINE") : icon(channel.private ? "lock" : "hash", 16), el("span", {}, channelName(channel.id).replace("#", "")));
  $("slack_about").textContent = channel.direct ? "" : channel.app ? `${channel.members} members` : "Vouchline is no member";
  $("slack_about").title = channel.purpose;
  $("slack_tabs").hidden = !channel.direct;
  for (const tab of $("slack_tabs").children) tab.setAttribute("aria-selected", String(tab.dataset.tab === seat.tab));
}

export function openChannel(id) {
  const isDirect = known.channels.get(id)?.direct;
  sit({ channel: id, thread: "", tab: isDirect ? "home" : "messages" });
  if (isDirect) tellOrSay("home", { tab: "home" });
}

export function openTab(tab) {
  sit({ tab, thread: "" });
  tellOrSay("home", { tab });
}

$("slack").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.channel) openChannel(button.dataset.channel);
  if (button?.dataset.tab) openTab(button.dataset.tab);
});
$("slack_tabs").addEventListener("keydown", (event) => {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const other = [...$("slack_tabs").children].find((tab) => tab.dataset.tab !== seat.tab);
  other.focus();
  openTab(other.dataset.tab);
});
$("slack_who").addEventListener("change", (event) => sit({ person: event.target.value, channel: "C0HIRING", tab: "messages", thread: "" }));
$("slack_locale").addEventListener("change", (event) => tellOrSay("locale", { locale: event.target.value }));
