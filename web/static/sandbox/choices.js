// What can be tapped under a message: buttons, once; or a button that opens a list.
import { draw, make, path } from "./making.js";

const REPLY = "M7 4 2.500 8.500 7 13M3 8.500h6.500a4 4 0 0 1 4 4v1";
const LIST = "M6 4h8M6 8h8M6 12h8M2 4h.1M2 8h.1M2 12h.1";

export function choicesOf(message) {
  if (!message.choices.length) return [];
  const made = make("div", "choices");
  if (message.opens) made.append(opener(message));
  else made.append(...message.choices.map((choice) => button(message, choice)));
  return [made];
}

function button(message, choice) {
  const made = tappable(choice.title, REPLY);
  Object.assign(made.dataset, { tap: choice.id, message: message.sid });
  return made;
}

function opener(message) {
  const made = tappable(message.opens, LIST);
  made.dataset.opens = message.sid;
  made.setAttribute("aria-haspopup", "dialog");
  made.choices = message.choices;
  return made;
}

function tappable(title, line) {
  const made = make("button", "");
  made.type = "button";
  made.append(draw("0 0 16 16", 14, 14, path(line)), title);
  return made;
}

export function showTapped(bubble, message) {
  for (const one of bubble.querySelectorAll("[data-tap]")) {
    one.disabled = one.disabled || message.tapped !== "";
    one.classList.toggle("tapped", message.tapped === one.dataset.tap);
    if (message.tapped === one.dataset.tap) one.setAttribute("aria-pressed", "true");
  }
}

// The list comes up from the foot of the phone; what is under it waits.
export function openSheet(opener) {
  const screen = opener.closest(".screen");
  const sheet = screen.querySelector(".sheet");
  sheet.querySelector("h3").textContent = opener.textContent;
  sheet.querySelector("ul").replaceChildren(...opener.choices.map((choice) => line(opener.dataset.opens, choice)));
  sheet.opener = opener;
  sheet.hidden = false;
  others(screen, true);
  screen.closest(".phone").scrollIntoView({ block: "nearest", inline: "nearest" });
  sheet.querySelector(":scope > ul button").focus();
}

export function closeSheet(sheet) {
  sheet.hidden = true;
  others(sheet.closest(".screen"), false);
  sheet.opener?.focus();
}

function others(screen, inert) {
  for (const one of screen.children) if (!one.classList.contains("sheet")) one.inert = inert;
}

function line(message, choice) {
  const made = make("button", "");
  made.type = "button";
  Object.assign(made.dataset, { tap: choice.id, message });
  made.append(make("span", "title", choice.title), ...(choice.about ? [make("span", "about", choice.about)] : []));
  const row = make("li", "");
  row.append(made);
  return row;
}
