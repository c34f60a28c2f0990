// Buttons, and the menus behind three dots.
import { act } from "./acting.js";
import { el } from "./parts.js";
import { textOf } from "./mrkdwn.js";

export function button(element, spot) {
  const label = element.accessibility_label;
  const about = { class: `act ${element.style ?? ""}`, "aria-label": label, "data-action": element.action_id, "data-block": spot.block };
  const made = element.url
    ? el("a", { ...about, href: safe(element.url), target: "_blank", rel: "noopener noreferrer" }, textOf(element.text))
    : el("button", { ...about, type: "button" }, textOf(element.text));
  made.addEventListener("click", async () => {
    made.classList.add("busy");
    await act({ ...spot, node: made }, element);
    made.classList.remove("busy");
  });
  return made;
}

export function overflow(element, spot) {
  const options = element.options.map((option) => choice(option));
  const menu = el("div", { class: "menu", role: "menu", popover: "auto" }, ...options);
  const opener = el("button", { type: "button", class: "act dots", "aria-label": "More actions", "aria-haspopup": "menu", "aria-expanded": "false" }, "⋯");
  const whole = el("span", { class: "overflow", "data-action": element.action_id, "data-block": spot.block }, opener, menu);
  opener.addEventListener("click", () => menu.togglePopover());
  menu.addEventListener("toggle", (event) => {
    const isOpen = event.newState === "open";
    opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) placeBelow(menu, opener);
    if (isOpen) options[0].focus();
  });
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    options[(options.indexOf(document.activeElement) + step + options.length) % options.length].focus();
  });

  function choice(option) {
    const description = option.description ? el("small", {}, textOf(option.description)) : "";
    const about = { role: "menuitem", class: "option", tabindex: "-1" };
    const made = option.url
      ? el("a", { ...about, href: safe(option.url), target: "_blank", rel: "noopener noreferrer" }, textOf(option.text), description)
      : el("button", { ...about, type: "button" }, textOf(option.text), description);
    made.addEventListener("click", () => {
      menu.hidePopover();
      opener.focus();
      act({ ...spot, node: whole }, element, option.value);
    });
    return made;
  }
  return whole;
}

// Below the opener, inside the window; style is set by the script as CSS cannot know where the opener is.
export function placeBelow(menu, opener) {
  const at = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + 4 + height < innerHeight;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
}

const safe = (address) => (/^(?:https?:|mailto:|tel:)/.test(address) ? address : "#");
