// An act upon an element: confirmed where the app wants that, then told with all that is put in around it.
import { el } from "./parts.js";
import { tellOrSay } from "./telling.js";
import { textOf } from "./mrkdwn.js";
import { gather } from "./values.js";

export async function act(spot, element, value) {
  if (element.confirm && !(await isConfirmed(element.confirm))) return false;
  const root = spot.node.closest("[data-spot]");
  const told = await tellOrSay("act", { ...spot.where, block: spot.block, action: element.action_id, value, values: gather(root) });
  return !told.problem;
}

function isConfirmed(confirm) {
  return new Promise((answer) => {
    const title = el("h2", { id: "confirm_title" }, textOf(confirm.title));
    const danger = confirm.style === "danger" ? "danger" : "primary";
    const dialog = el(
      "dialog",
      { class: "sheet confirm", "aria-labelledby": "confirm_title" },
      el("header", {}, title),
      el("div", { class: "sheet_body" }, el("p", {}, textOf(confirm.text))),
      el("footer", {}, choice(confirm.deny, "", "no"), choice(confirm.confirm, danger, "yes")),
    );
    function choice(label, style, value) {
      return el("button", { type: "button", class: `act ${style}`, onclick: () => dialog.close(value) }, textOf(label));
    }
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
    (document.querySelector("dialog.modal[open]") ?? document.getElementById("slack")).append(dialog);
    dialog.showModal();
  });
}
