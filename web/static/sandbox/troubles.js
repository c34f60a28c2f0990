// What is the matter with a phone: said beside its name, and changed there.
import { make } from "./making.js";

const SAID = [
  [(one) => one.is_off, "switched off"],
  [(one) => !one.is_on_whatsapp, "not on WhatsApp"],
  [(one) => one.has_blocked_us, "has blocked us"],
  [(one) => one.texts !== "arrive", "texts fail"],
];

export function showTroubles(node, phone) {
  const key = JSON.stringify(phone.troubles);
  if (node.dataset.troubles === key) return;
  node.dataset.troubles = key;
  const said = SAID.filter(([holds]) => holds(phone.troubles)).map(([, words]) => words);
  node.querySelector(".troubles").replaceChildren(...said.map((words) => make("span", "trouble", words)));
  node.querySelector(".off").hidden = !phone.troubles.is_off;
  const form = node.querySelector(".matter form");
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = phone.troubles[field.name];
    else field.value = phone.troubles[field.name];
  }
}
