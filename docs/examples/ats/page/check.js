// One check, as Vouchline has it at this moment: its references, its pages, what has happened.

import { ask } from "./asking.js";
import { at, link, made, moment } from "./drawing.js";

const dialog = at("#check");
let shown, words;
let asked = 0;

export async function openCheck(candidate, definitions) {
  [shown, words] = [candidate.id, definitions];
  if ((await drawn()) && !dialog.open) dialog.showModal();
}

// While it is looked at, it goes on.
export async function redrawCheck(candidate) {
  if (dialog.open && candidate.id === shown && candidate.check) await drawn();
}

// What comes when something else, or newer, has been asked for is not drawn any more.
async function drawn() {
  const mine = ++asked;
  const check = await ask(`/candidates/${shown}/check`);
  if (mine === asked) draw(check);
  return mine === asked;
}

function draw(check) {
  at("#check-title").textContent = check.candidate.name;
  const picture = made("img", { src: check.links.badge, alt: `${check.answered} of ${check.requested} answered`, height: 20 });
  const status = words.status[check.status];
  at("#check-facts").replaceChildren(picture, made("span", { title: status.means }, status.name), made("span", {}, check.questionnaire));
  at("#check .pages").replaceChildren(...pages(check));
  const references = check.references.map(reference);
  at("#references").replaceChildren(...(references.length ? references : [made("li", { className: "none" }, status.means)]));
  at("#lifecycle").replaceChildren(...check.lifecycle.toReversed().map(line));
}

export function pages({ status, links }) {
  const running = status === "awaiting_candidate" || status === "collecting";
  return [
    ...(running && links.candidate ? [link("Candidate’s page", links.candidate)] : []),
    ...(links.report ? [link(status === "completed" ? "Open report" : "Report so far", links.report)] : []),
  ];
}

function reference(one) {
  const standing = words.standing[one.standing];
  const about = [one.relation, one.employer, one.dates].filter(Boolean).join(" · ");
  return made(
    "li",
    {},
    made("strong", {}, one.name),
    made("span", { className: `standing ${one.standing}`, title: standing.means }, standing.name),
    made("small", {}, about),
  );
}

const line = (event) => made("li", { className: event.actor }, moment(event.at), made("span", {}, event.text));
