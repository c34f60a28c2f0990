// The assignment: its candidates, which of them are marked, and their badges, as news comes in.

import { ask } from "./asking.js";
import { openCheck, pages, redrawCheck } from "./check.js";
import { at, badge, made } from "./drawing.js";
import { openSettings } from "./settings.js";

let assignments = [];
let options = null;
let marking = Promise.resolve(); // what the server is yet to be told, one after the other
let changes = 0;

const here = () => assignments.find((one) => one.id === location.hash.slice(1)) ?? assignments[0];
const isMarked = (one) => one.marked && one.is_free;
const told = (text) => (at("#told").textContent = text);
const complain = (problem) => told(problem.detail ?? String(problem));

// Asked for again where something changed meanwhile: what came may be older than that.
async function load() {
  const known = changes;
  await marking;
  const [fresh, offered] = await Promise.all([ask("/assignments"), options ?? ask("/options")]);
  options = offered;
  if (known !== changes) return load();
  assignments = fresh;
  keepFocus(draw);
}

// What is drawn anew has the focus again where it had it: the same control of the same row.
function keepFocus(drawAnew) {
  const controls = (row) => [...row.querySelectorAll("input, button, a")];
  const row = document.activeElement.closest("[data-id]");
  const place = row && controls(row).indexOf(document.activeElement);
  drawAnew();
  const fresh = row && at(`[data-id="${row.dataset.id}"]`);
  if (fresh && !fresh.contains(document.activeElement)) (controls(fresh)[place] ?? at("button, input", fresh)).focus();
}

function draw() {
  const assignment = here();
  at("#title").textContent = assignment.title;
  document.title = `${assignment.title}: candidates · Oats`;
  at("#facts").textContent = `${assignment.place} · closes ${assignment.closes} · ${assignment.id}`;
  at("#assignments").replaceChildren(...assignments.map(tab));
  at("#people").replaceChildren(...assignment.candidates.map(person));
  drawSums();
}

function drawSums() {
  const { candidates } = here();
  const marked = candidates.filter(isMarked).length;
  const sums = [
    [candidates.filter((one) => one.check?.badge === "light" && one.check.status !== "cancelled").length, "in progress"],
    [candidates.filter((one) => one.check?.badge === "strong").length, "complete"],
  ];
  at("#sums").replaceChildren(...sums.map(([count, name]) => made("li", {}, made("strong", {}, `${count}`), ` ${name}`)));
  at("#marked").textContent = marked ? `${marked} marked` : "Mark the candidates whose references you want.";
  at("#ask").disabled = !marked || !options;
}

function tab(one) {
  const link = made("a", { href: `#${one.id}` }, one.title, made("small", {}, `${one.candidates.length} candidates`));
  if (one === here()) link.setAttribute("aria-current", "page");
  return made("li", {}, link);
}

function person(one) {
  const row = at("#person").content.firstElementChild.cloneNode(true);
  row.dataset.id = one.id;
  const mark = at("input", row);
  Object.assign(mark, { checked: isMarked(one), disabled: !one.is_free });
  mark.addEventListener("change", () => setMark(one, mark.checked));
  at(".face", row).textContent = one.name.split(" ").map((part) => part[0]).join("").slice(0, 2);
  at(".name", row).textContent = one.name;
  at(".reach", row).append(...[one.phone, one.email].filter(Boolean).map((way) => made("span", {}, way)));
  at(".stage", row).textContent = one.stage;
  at(".news", row).textContent = one.news ?? "";
  at(".state", row).append(...state(one));
  if (one.check) at(".pages", row).append(checkButton(one), ...pages(one.check));
  return row;
}

function state(one) {
  if (one.asked) return [made("span", { className: "waits" }, "Requesting …")];
  if (!one.check) return [made("span", { className: "none" }, "No references yet")];
  const status = options?.definitions.status[one.check.status];
  return [badge(one.check), made("span", { className: "status", title: status?.means ?? "" }, status?.name ?? "")];
}

function checkButton(one) {
  const button = made("button", { type: "button", className: "plain" }, "Open check");
  button.setAttribute("aria-label", `Open check of ${one.name}`);
  button.addEventListener("click", () => openCheck(one, options.definitions).catch(complain));
  return button;
}

function setMark(one, marked) {
  one.marked = marked;
  changes += 1;
  drawSums();
  marking = marking.then(() => ask(`/candidates/${one.id}`, "PUT", { marked })).catch(complain);
}

function renew(one) {
  changes += 1;
  if (!assignments.length) return;
  const { candidates } = assignments.find((each) => each.id === one.assignment);
  candidates[candidates.findIndex((each) => each.id === one.id)] = one;
  keepFocus(() => at(`[data-id="${one.id}"]`)?.replaceWith(person(one)));
  drawSums();
  redrawCheck(one).catch(complain);
}

function requested(asked, settings) {
  for (const one of asked) renew(one);
  const names = asked.map((one) => one.name).join(", ");
  told(`References requested: ${names}.`);
  if (settings.candidate_contact === "none") showLinks(asked);
}

function showLinks(asked) {
  at("#copied").replaceChildren(...asked.filter((one) => one.check?.links.candidate).map(toCopy));
  at("#links").showModal();
}

function toCopy(one) {
  const field = made("input", { readOnly: true, value: one.check.links.candidate, "aria-label": `Link of ${one.name}` });
  const button = made("button", { type: "button" }, "Copy");
  button.addEventListener("click", async () => {
    field.select();
    await navigator.clipboard.writeText(field.value).catch(() => document.execCommand("copy"));
    button.textContent = "Copied";
  });
  return made("li", {}, made("strong", {}, one.name), made("span", {}, field, button));
}

function listen() {
  const live = at("#live");
  const news = new EventSource("/news");
  news.addEventListener("open", () => {
    live.textContent = "Live";
    live.classList.add("on");
    load().catch(complain); // also what happened while nobody listened
  });
  news.addEventListener("message", (event) => renew(JSON.parse(event.data)));
  news.addEventListener("error", () => {
    live.textContent = "Reconnecting …";
    live.classList.remove("on");
  });
}

at("#ask").addEventListener("click", () => openSettings(options, here(), here().candidates.filter(isMarked), requested));
addEventListener("hashchange", () => assignments.length && draw());
addEventListener("pagehide", () => at("#live").classList.remove("on"));
listen();
