// The sandbox's clock: shows product time, tells days apart, and moves on request.
let ahead = 0; // milliseconds between this browser's clock and the product's
let zone = "Europe/Stockholm";
let formats = {};

export function setClock(now, inZone) {
  ahead = Date.parse(now) - Date.now();
  if (inZone !== zone || !formats.hour) {
    zone = inZone;
    const format = (wanted) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...wanted });
    formats = {
      hour: format({ hour: "2-digit", minute: "2-digit" }),
      day: format({ weekday: "short", day: "numeric", month: "short" }),
      whole: format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
    };
  }
}

setClock(new Date().toISOString(), zone); // until the server has told

export const now = () => new Date(Date.now() + ahead);
export const hour = (at) => formats.hour.format(new Date(at));
export const whole = (at) => formats.whole.format(new Date(at)).replace(",", "");

const dateOf = (at) => formats.day.format(new Date(at)).replace(",", "");
const dayOf = (at) => (dateOf(at) === dateOf(now()) ? "Today" : dateOf(at));

// A heading for a message or a line that is of another day than the last one of its list; null when it is not.
export function newDay(list, at) {
  if (list.dataset.day === dateOf(at)) return null;
  list.dataset.day = dateOf(at);
  const heading = document.createElement(list.tagName === "OL" ? "li" : "div");
  heading.className = "day";
  heading.dataset.at = at;
  heading.textContent = dayOf(at);
  return heading;
}

function nameDays() {
  for (const heading of document.querySelectorAll(".day[data-at]")) {
    const name = dayOf(heading.dataset.at);
    if (heading.textContent !== name) heading.textContent = name;
  }
}

export function showClock(next) {
  const shown = document.getElementById("now");
  const text = whole(now());
  if (shown.textContent !== text) shown.textContent = text;
  for (const small of document.querySelectorAll(".rack .hour")) small.textContent = hour(now());
  nameDays();
  const button = document.getElementById("next");
  button.disabled = !next;
  const label = next ? `To the next reminder, ${dayOf(next) === "Today" ? "" : dayOf(next) + " "}${hour(next)}` : "To the next reminder";
  if (button.textContent !== label) button.textContent = label;
}
