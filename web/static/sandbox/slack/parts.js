// Small parts of the pane: nodes, icons, and who sits in front of it.
export function el(tag, about = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const PATHS = {
  close: "M5 5l10 10M15 5L5 15",
  hash: "M8 3 6.5 17M13.5 3 12 17M3.5 7.500h13.500M3 12.500h13.5",
  lock: "M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9",
  send: "M3 10 17 3.5 13 17l-3.5-5.500zM9.5 11.5 17 3.5",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5ZM10 12.300a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.600Z",
  back: "M12 4 6 10l6 6",
  thread: "M4 4h12v9H9l-3.5 3v-3H4z",
  file: "M6 2.500h6l3.5 3.500v11.500H6zM12 2.500V6h3.5",
  plus: "M10 4v12M4 10h12",
  check: "M4 4h12v9H9.500l-3.5 3v-3H4zM7 8.500l2.2 2.200L13.2 6.6",
};

export function icon(name, size = 16) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 20 20", width: size, height: size, class: "icon", "aria-hidden": "true" })) drawn.setAttribute(key, value);
  path.setAttribute("d", PATHS[name]);
  drawn.append(path);
  return drawn;
}

// Where this browser sits: kept for as long as its tab is open.
const KEPT = "vouchline.slack";
export const seat = { person: "U0RUT", channel: "C0HIRING", tab: "messages", thread: "", ...kept() };

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

export function sit(change) {
  Object.assign(seat, change);
  sessionStorage.setItem(KEPT, JSON.stringify(seat));
  look();
}

export const look = () => document.dispatchEvent(new Event("slack-look"));

// What the server has last told of people and channels, to name them.
export const known = { people: new Map(), channels: new Map(), locale: "en-US" };
export const nameOf = (person) => known.people.get(person)?.name ?? person;
export const channelName = (channel) => {
  const found = known.channels.get(channel);
  return !found ? channel : found.direct ? "Vouchline" : `#${found.name}`;
};
