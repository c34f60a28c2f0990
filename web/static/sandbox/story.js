// The check beside the phones: where it stands, and its lifecycle as lines to read.
import { hour, newDay } from "./clock.js";
import { make } from "./phones.js";

const MILESTONES = new Set(["check_started", "reference_submitted", "reference_declined", "check_completed", "check_cancelled"]);
const QUIET = new Set(["message_sent", "message_delivered", "message_received", "web_answered", "question_answered"]);
const STANDS = { awaiting_candidate: "Awaiting candidate", collecting: "Collecting", completed: "Completed", cancelled: "Cancelled" };

const $ = (id) => document.getElementById(id);

$("all").addEventListener("change", () => $("events").classList.toggle("with_messages", $("all").checked));
let told = []; // the lines shown, to add only what is new

export function showStory(state) {
  showChoice(state);
  const check = state.checks.find((one) => one.id === state.check);
  $("check").hidden = !check;
  $("again").hidden = !state.checks.length;
  if (check) showStanding(check);
  showEvents(state.events, state.check);
}

function showChoice(state) {
  const key = JSON.stringify(state.checks.map((one) => [one.id, one.label]));
  if ($("which").dataset.key !== key) {
    $("which").dataset.key = key;
    $("which").replaceChildren(...state.checks.map((one) => new Option(one.label, one.id)));
  }
  if (state.check) $("which").value = state.check;
}

function showStanding(check) {
  $("badge").textContent = STANDS[check.status] ?? check.status;
  $("badge").className = `badge ${check.status}`;
  $("count").textContent = `${check.answered} of ${check.requested} answered`;
  $("report").hidden = !check.report;
  if (check.report) $("report").href = check.report;
}

function showEvents(events, check) {
  const list = $("events");
  const lines = events.map((event) => `${check} ${event.at} ${event.text}`);
  const goesOn = told.every((line, place) => line === lines[place]);
  if (!goesOn) {
    list.replaceChildren();
    delete list.dataset.day;
  }
  const fresh = goesOn ? events.slice(told.length) : events;
  const wasAtEnd = list.parentElement.scrollHeight - list.parentElement.scrollTop - list.parentElement.clientHeight < 80;
  for (const event of fresh) addEvent(list, event);
  told = lines;
  $("nothing").hidden = events.length > 0;
  if (fresh.length && (wasAtEnd || !goesOn)) list.parentElement.scrollTop = list.parentElement.scrollHeight;
}

function addEvent(list, event) {
  const heading = newDay(list, event.at);
  if (heading) list.append(heading);
  if (heading) heading.classList.add("message"); // until there is more to tell of that day than messages
  const kind = MILESTONES.has(event.type) ? "milestone" : QUIET.has(event.type) ? "message" : "";
  const line = make("li", `${event.actor} arrives ${kind}`);
  line.append(make("time", "", hour(event.at)), event.text);
  list.append(line);
  if (kind !== "message") [...list.querySelectorAll(".day")].at(-1).classList.remove("message");
}
