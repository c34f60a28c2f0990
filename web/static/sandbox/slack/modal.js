// Modals: the topmost of the stack is shown; its errors come back to the fields that they are about.
import { drawBlocks } from "./blocks.js";
import { el, icon } from "./parts.js";
import { textOf, withEmoji } from "./mrkdwn.js";
import { tell } from "./telling.js";
import { gather } from "./values.js";

const sheets = new Map(); // by view: { dialog, told }; those below the topmost wait, closed, with all that was typed
let opener = null;

export function showModals(views) {
  for (const [id, sheet] of sheets) if (!views.some((view) => view.id === id)) forget(id, sheet);
  views.forEach((view, place) => show(view, place > 0));
  const top = sheets.get(views.at(-1)?.id);
  for (const sheet of sheets.values()) if (sheet !== top && sheet.dialog.open) sheet.dialog.close();
  if (!top) return void backToOpener();
  if (top.dialog.open) return;
  for (const asking of document.querySelectorAll("#slack > .confirm")) asking.close(); // what was asked below is not answered
  top.dialog.showModal();
  focusFirst(top.dialog);
}

function forget(id, sheet) {
  sheet.dialog.close();
  sheet.dialog.remove();
  sheets.delete(id);
}

function backToOpener() {
  if (opener?.isConnected) opener.focus();
  opener = null;
}

function show(view, isStacked) {
  const known = sheets.get(view.id);
  if (known?.told === view.hash) return;
  if (!sheets.size) opener = document.activeElement;
  const dialog = known?.dialog ?? open(view);
  if (known) redraw(dialog, view, isStacked);
  else dialog.append(form(view, isStacked));
  sheets.set(view.id, { dialog, told: view.hash });
}

function open(view) {
  const made = el("dialog", { class: "sheet modal", "aria-labelledby": `title_${view.id}` });
  made.addEventListener("cancel", (event) => {
    if (event.target !== made) return;
    event.preventDefault();
    close(view, false);
  });
  document.getElementById("slack").append(made);
  return made;
}

// What was typed stays where a block and its action have kept their names.
function redraw(dialog, view, isStacked) {
  const before = gather(dialog);
  const chosen = new Map([...dialog.querySelectorAll(".chooser")].map((node) => [`${node.dataset.block} ${node.dataset.action}`, node.chosen()]));
  const focused = dialog.contains(document.activeElement) ? document.activeElement.closest("[data-action]")?.dataset.action : null;
  const scrolled = dialog.querySelector(".sheet_body").scrollTop;
  dialog.replaceChildren(form(view, isStacked, before, chosen));
  dialog.querySelector(".sheet_body").scrollTop = scrolled;
  const same = focused && dialog.querySelector(`[data-action="${CSS.escape(focused)}"]`);
  if (same) (same.matches("input, select, textarea, button") ? same : same.querySelector("input, button"))?.focus();
}

function focusFirst(dialog) {
  const first = dialog.querySelector("[autofocus]") ?? dialog.querySelector(".sheet_body :is(input, textarea, select, button)");
  first?.focus();
}

function form(view, isStacked, before, chosen) {
  const header = el(
    "header",
    {},
    isStacked ? el("button", { type: "button", class: "plain", "aria-label": "Back", onclick: () => close(view, false) }, icon("back", 18)) : "",
    el("h2", { id: `title_${view.id}` }, withEmoji(view.title.text)),
    el("button", { type: "button", class: "plain", "aria-label": "Close", onclick: () => close(view, true) }, icon("close", 18)),
  );
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const body = el("div", { class: "sheet_body", "data-spot": "" }, problem, drawBlocks(view.blocks, { view: view.id }, before, chosen));
  body.querySelector(".blocks").removeAttribute("data-spot");
  const cancel = el("button", { type: "button", class: "act", onclick: () => close(view, false) }, view.close ? textOf(view.close) : isStacked ? "Back" : "Cancel");
  const submit = view.submit ? el("button", { class: "act primary" }, textOf(view.submit)) : "";
  const made = el("form", { novalidate: true }, header, body, el("footer", {}, cancel, submit));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit) send(view, made, submit, problem);
  });
  return made;
}

async function send(view, form, submit, problem) {
  if (submit.classList.contains("busy")) return;
  submit.classList.add("busy");
  submit.setAttribute("aria-busy", "true");
  const told = await tell("submit", { view: view.id, values: gather(form) });
  submit.classList.remove("busy");
  submit.removeAttribute("aria-busy");
  problem.hidden = !told.problem;
  problem.textContent = told.problem ?? "";
  showErrors(form, told.errors ?? {});
}

function showErrors(form, errors) {
  let first = null;
  for (const block of form.querySelectorAll(".input")) {
    const text = errors[block.dataset.of] ?? "";
    block.classList.toggle("wrong", Boolean(text));
    block.querySelector(".error").textContent = text;
    const field = block.querySelector("input, textarea, select");
    if (text) field?.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
    if (text) first ??= field;
  }
  first?.focus();
  first?.closest(".input").scrollIntoView({ block: "nearest" });
}

const close = (view, everything) => tell("close", { view: view.id, everything });
