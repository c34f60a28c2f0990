// Fields to type in, boxes to tick, and days to pick.
import { act } from "./acting.js";
import { el } from "./parts.js";
import { textOf } from "./mrkdwn.js";
import { kept, keeps } from "./values.js";

const TYPES = { email_text_input: "email", url_text_input: "url", number_input: "text", plain_text_input: "text" };
const MODES = { number_input: "decimal", email_text_input: "email", url_text_input: "url" };
const TYPING_MS = 300;

export function typing(element, spot) {
  const place = { block: spot.block, action: element.action_id };
  const about = {
    id: spot.id,
    class: "field",
    placeholder: element.placeholder?.text,
    maxlength: element.max_length ?? 3000,
    autofocus: element.focus_on_load,
    autocomplete: "off",
    "aria-describedby": spot.describedby,
    "aria-required": spot.required ? "true" : undefined,
  };
  const made = element.multiline
    ? el("textarea", { ...about, rows: 4 })
    : el("input", { ...about, type: TYPES[element.type], inputmode: MODES[element.type] });
  made.value = kept(spot.before, place, element.initial_value ?? "");
  if (spot.dispatches) dispatchTyping(made, element, spot);
  return keeps(made, place, () => made.value);
}

function dispatchTyping(made, element, spot) {
  const on = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  let timer = 0;
  const tell = () => act({ ...spot, node: made }, element, made.value);
  made.addEventListener("input", () => {
    if (!on.includes("on_character_entered")) return;
    clearTimeout(timer);
    timer = setTimeout(tell, TYPING_MS);
  });
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !on.includes("on_enter_pressed") || (element.multiline && event.shiftKey)) return;
    event.preventDefault();
    tell();
  });
}

export function day(element, spot) {
  return moment(element, spot, "date", element.initial_date);
}

export function hour(element, spot) {
  return moment(element, spot, "time", element.initial_time);
}

// The browser's own fields for days and hours, which every keyboard and screen reader knows.
function moment(element, spot, type, first) {
  const place = { block: spot.block, action: element.action_id };
  const made = el("input", { id: spot.id, class: "field short", type, "aria-label": spot.label, "aria-describedby": spot.describedby });
  made.value = kept(spot.before, place, first ?? "") ?? "";
  made.addEventListener("change", () => spot.dispatches && act({ ...spot, node: made }, element, made.value));
  return keeps(made, place, () => made.value);
}

export function dayAndHour(element, spot) {
  const place = { block: spot.block, action: element.action_id };
  const made = el("input", { id: spot.id, class: "field short", type: "datetime-local", "aria-label": spot.label });
  const read = () => (made.value ? Math.round(new Date(made.value).getTime() / 1000) : null);
  const first = kept(spot.before, place, element.initial_date_time);
  if (first) made.value = new Date(first * 1000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  made.addEventListener("change", () => spot.dispatches && act({ ...spot, node: made }, element, read()));
  return keeps(made, place, read);
}

export function checkboxes(element, spot) {
  const first = (element.initial_options ?? []).map((option) => option.value);
  return ticked(element, spot, "checkbox", first, (boxes) => boxes.filter((box) => box.checked).map((box) => box.value));
}

export function radios(element, spot) {
  return ticked(element, spot, "radio", element.initial_option?.value ?? null, (boxes) => boxes.find((box) => box.checked)?.value ?? null);
}

function ticked(element, spot, type, first, reading) {
  const place = { block: spot.block, action: element.action_id };
  const chosen = [kept(spot.before, place, first)].flat();
  const name = `${spot.id}_choice`;
  const boxes = element.options.map((option) => {
    const box = el("input", { type, name, value: option.value, id: `${name}_${option.value}` });
    box.checked = chosen.includes(option.value);
    return box;
  });
  const lines = element.options.map((option, place) =>
    el("label", { class: "tick" }, boxes[place], el("span", {}, textOf(option.text), option.description ? el("small", {}, textOf(option.description)) : "")),
  );
  const made = el("div", { class: "ticks", id: spot.id, role: type === "radio" ? "radiogroup" : "group", "aria-label": spot.label, "aria-labelledby": spot.labelledby }, ...lines);
  const read = () => reading(boxes);
  made.addEventListener("change", () => spot.dispatches && act({ ...spot, node: made }, element, read()));
  return keeps(made, place, read);
}
