// Choosing by typing: menus whose options the app finds, and menus for several things at once.
import { act } from "./acting.js";
import { placeBelow } from "./buttons.js";
import { channels, optionShown, persons, shownIn } from "./menus.js";
import { el, icon } from "./parts.js";
import { withEmoji } from "./mrkdwn.js";
import { tell } from "./telling.js";
import { gather, kept, keeps } from "./values.js";

const TYPING_MS = 250;
const wholes = (options) => (options ?? []).map(optionShown);

export function external(element, spot) {
  return chooser(element, spot, { find: asking(element, spot), first: wholes([element.initial_option].filter(Boolean)), told: (one) => one.option });
}

export function externals(element, spot) {
  return chooser(element, spot, { find: asking(element, spot), first: wholes(element.initial_options), told: (one) => one.option, several: true });
}

export function menus(element, spot) {
  return chooser(element, spot, { find: among(shownIn(element)), first: wholes(element.initial_options), told: (one) => one.value, several: true });
}

export function peoples(element, spot) {
  return ofIds(element, spot, persons(), element.initial_users);
}

export function conversationsOf(element, spot) {
  return ofIds(element, spot, channels(element), element.initial_conversations ?? element.initial_channels);
}

function ofIds(element, spot, all, ids = []) {
  return chooser(element, spot, { find: among(all), first: all.filter((one) => ids.includes(one.value)), told: (one) => one.value, several: true });
}

const among = (shown) => async (typed) => {
  const fits = (one) => one.text.toLowerCase().includes(typed.toLowerCase());
  return shown.flatMap((one) => (one.options ? group(one.label, one.options.filter(fits)) : fits(one) ? [one] : []));
};
const group = (label, options) => (options.length ? [{ label }, ...options] : []);

const asking = (element, spot) => async (typed, node) => {
  if (typed.length < (element.min_query_length ?? 3)) return `Type ${element.min_query_length ?? 3} characters or more`;
  const told = await tell("suggest", { ...spot.where, block: spot.block, action: element.action_id, typed, values: gather(node.closest("[data-spot]")) });
  if (told.problem) return told.problem;
  if (told.option_groups) return told.option_groups.flatMap((one) => group(withEmoji(one.label.text), wholes(one.options)));
  return wholes(told.options);
};

function chooser(element, spot, { find, first, told, several = false }) {
  const place = { block: spot.block, action: element.action_id };
  let chosen = kept(spot.before, place, undefined) === undefined ? first : (spot.chosen?.get(`${place.block} ${place.action}`) ?? first);
  const list = el("ul", { class: "menu", role: "listbox", id: `${spot.id}_list`, popover: "manual", "aria-label": "Options" });
  const field = el("input", {
    id: spot.id, class: "bare", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": `${spot.id}_list`,
    "aria-autocomplete": "list", "aria-label": spot.label, "aria-describedby": spot.describedby, placeholder: element.placeholder?.text ?? "Search", autofocus: element.focus_on_load,
  });
  const whole = el("div", { class: "field chooser" }, field, list);
  whole.chosen = () => chosen;
  let active = -1;
  let latest = 0;
  let timer = 0;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const read = () => (several ? chosen.map(told) : chosen.length ? told(chosen[0]) : null);

  function draw() {
    for (const token of whole.querySelectorAll(".token")) token.remove();
    field.before(...chosen.map((one) => el("span", { class: "token" }, one.text, el("button", { type: "button", "aria-label": `Remove ${one.text}`, onclick: () => drop(one) }, icon("close", 9)))));
    field.hidden = !several && chosen.length > 0;
  }

  function drop(one) {
    chosen = chosen.filter((other) => other !== one);
    draw();
    field.focus();
    if (several && spot.dispatches) act({ ...spot, node: whole }, element, read());
  }

  async function open() {
    const asked = ++latest;
    const found = await find(field.value.trim(), whole);
    if (asked !== latest || document.activeElement !== field) return;
    const left = typeof found === "string" ? [] : found.filter((one) => one.label || !chosen.some((other) => other.value === one.value));
    list.replaceChildren(...left.map(row));
    if (!options().length) list.append(el("li", { class: "none", role: "presentation" }, typeof found === "string" ? found : "Nothing found"));
    point(typeof found === "string" ? -1 : 0);
    if (!list.matches(":popover-open")) list.showPopover();
    placeBelow(list, whole);
    field.setAttribute("aria-expanded", "true");
  }

  function row(one) {
    if (one.label) return el("li", { class: "group", role: "presentation" }, one.label);
    const line = el("li", { class: "option", role: "option", id: `${spot.id}_${one.value}` }, one.text, one.small ? el("small", {}, one.small) : "");
    line.addEventListener("pointerdown", (event) => (event.preventDefault(), choose(one)));
    line.choose = () => choose(one);
    return line;
  }

  function choose(one) {
    chosen = several ? [...chosen, one].slice(0, element.max_selected_items ?? 100) : [one];
    field.value = "";
    shut();
    draw();
    if (several) field.focus();
    else whole.querySelector(".token button").focus();
    if (spot.dispatches) act({ ...spot, node: whole }, element, read());
  }

  function shut() {
    latest += 1;
    clearTimeout(timer);
    if (list.matches(":popover-open")) list.hidePopover();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function point(place) {
    const rows = options();
    active = rows.length ? (place + rows.length) % rows.length : -1;
    rows.forEach((line, n) => line.setAttribute("aria-selected", String(n === active)));
    rows[active]?.scrollIntoView({ block: "nearest" });
    if (active >= 0) field.setAttribute("aria-activedescendant", rows[active].id);
  }

  field.addEventListener("focus", open);
  field.addEventListener("blur", shut);
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(open, TYPING_MS);
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isOpen = list.matches(":popover-open");
    if (step) isOpen ? point(active + step) : open();
    else if (event.key === "Enter" && isOpen && active >= 0) options()[active].choose();
    else if (event.key === "Escape" && isOpen) shut();
    else if (event.key === "Backspace" && !field.value && several && chosen.length) drop(chosen.at(-1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  draw();
  return keeps(whole, place, read);
}
