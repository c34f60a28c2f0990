// Where messages are written, and commands: a slash brings up what there is.
import { el, icon, seat } from "./parts.js";
import { say, tell, tellOrSay } from "./telling.js";

const COMMANDS = [
  ["/refcheck", "", "Start a reference check"],
  ["/refcheck start", "[name, phone, role]", "Start one with what you write filled in"],
  ["/refcheck status", "[name]", "Where a check is"],
  ["/refcheck list", "[mine | stuck | open | done]", "Your checks"],
  ["/refcheck remind", "[name]", "Remind those who have not answered"],
  ["/refcheck replace", "[name]", "Ask for another referee"],
  ["/refcheck cancel", "[name]", "Cancel a check"],
  ["/refcheck report", "[name]", "Read the report"],
  ["/refcheck card", "[name]", "The way to a check’s card; posted anew if it is missing"],
  ["/refcheck details", "[name]", "Everybody in a check, and what has happened"],
  ["/refcheck pause", "[name]", "Stop the reminders; resume lets them go on"],
  ["/refcheck more", "[name] [1-5]", "Ask for more references"],
  ["/refcheck follow-up", "[name]", "Ask a referee one more thing"],
  ["/refcheck snooze", "[name] [3 days]", "Be told nothing of a check for a while"],
  ["/refcheck settings", "", "What you are told of, and when"],
  ["/refcheck help", "", "All of this, with examples"],
];
let made = 0;

export function composer(where) {
  made += 1;
  const id = `slack_write_${made}`;
  const list = el("ul", { class: "commands", role: "listbox", id: `${id}_list`, "aria-label": "Commands", hidden: true });
  const field = el("textarea", { id, rows: 1, maxlength: 4000, "aria-autocomplete": "list", "aria-controls": `${id}_list`, autocomplete: "off", enterkeyhint: "send" });
  const send = el("button", { class: "send", "aria-label": "Send", disabled: true }, icon("send", 17));
  const start = el("button", { type: "button", class: "plain", "aria-label": "New reference check", title: "New reference check", onclick: () => tellOrSay("shortcut") }, icon("plus", 17));
  const form = el("form", { class: "composer" }, list, where.inThread ? "" : start, field, send);
  let rows = [];
  let active = -1;

  form.label = (text) => {
    field.setAttribute("aria-label", text);
    field.placeholder = text;
  };

  function suggest() {
    const typed = field.value;
    send.disabled = !typed.trim();
    const fits = typed.startsWith("/") && !where.inThread ? COMMANDS.filter(([command]) => command.startsWith(typed.trimEnd()) && command !== typed.trim()) : [];
    rows = fits.map(([command, usage, words], place) => {
      const line = el("li", { role: "option", id: `${id}_${place}`, class: "option" }, el("b", {}, command), usage ? el("span", {}, usage) : "", el("small", {}, words));
      line.addEventListener("pointerdown", (event) => (event.preventDefault(), take(command)));
      line.command = command;
      return line;
    });
    list.replaceChildren(...rows);
    list.hidden = !rows.length;
    point(-1);
  }

  function point(place) {
    active = rows.length ? Math.max(-1, Math.min(place, rows.length - 1)) : -1;
    rows.forEach((line, n) => line.setAttribute("aria-selected", String(n === active)));
    if (active >= 0) field.setAttribute("aria-activedescendant", rows[active].id);
    else field.removeAttribute("aria-activedescendant");
  }

  function take(command) {
    field.value = `${command} `;
    field.focus();
    suggest();
  }

  async function write() {
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    suggest();
    const isCommand = /^\/\w/.test(text);
    if (isCommand && where.inThread) return restore(text, "Commands can’t be used in threads.");
    if (isCommand && text.split(" ")[0] !== "/refcheck") return restore(text, `${text.split(" ")[0]} is not a command here. Try /refcheck.`);
    const told = await tell(isCommand ? "command" : "say", { text, ...(where.inThread ? { thread: seat.thread } : {}) });
    if (told.problem) restore(isCommand ? "" : text, told.problem);
  }

  function restore(text, problem) {
    if (!field.value) field.value = text;
    say(problem);
    suggest();
  }

  field.addEventListener("input", suggest);
  field.addEventListener("focus", suggest);
  field.addEventListener("blur", () => (list.hidden = true));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length) point(active + step);
    else if (event.key === "Tab" && rows.length && !event.shiftKey) take(rows[Math.max(active, 0)].command);
    else if (event.key === "Enter" && active >= 0) take(rows[active].command);
    else if (event.key === "Enter" && !event.shiftKey) write();
    else if (event.key === "Escape" && !list.hidden) list.hidden = true;
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    write();
  });
  return form;
}
