// Small makers of what the page shows: nothing that comes from outside is ever read as HTML.

export const at = (selector, within = document) => within.querySelector(selector);

export function made(tag, given = {}, ...within) {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) name in one ? (one[name] = value) : one.setAttribute(name, value);
  one.append(...within);
  return one;
}

export const link = (text, href) => made("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);

const RING = `<svg viewBox="0 0 36 36" aria-hidden="true"><circle cx="18" cy="18" r="15.9155"/>
<circle class="part" cx="18" cy="18" r="15.9155" pathLength="100"/><path d="M11 18.500l5 5 9.500-10.500"/></svg>`;

// Light while references are missing, strong when all are in (R41).
export function badge(check) {
  const over = check.status === "cancelled";
  const one = made("span", { className: `badge ${over ? "over" : check.badge}` });
  one.innerHTML = RING;
  at(".part", one).style.strokeDasharray = `${(100 * check.answered) / Math.max(check.requested, 1)} 100`;
  one.append(`${check.answered} of ${check.requested}`, made("span", { className: "unseen" }, " references answered"));
  return one;
}

export function moment(text) {
  const shown = new Date(text).toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  return made("time", { dateTime: text }, shown);
}

for (const button of document.querySelectorAll("[data-shut]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}
