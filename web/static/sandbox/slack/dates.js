// `<!date^…>` as Slack writes it for each reader: in their language and time zone, near days by name.
import { now } from "../clock.js";
import { known } from "./parts.js";

const DAY_MS = 86_400_000;
const ZONE = "Europe/Stockholm";
const NEAR = { en: ["yesterday", "today", "tomorrow"], sv: ["igår", "idag", "imorgon"] };
const FORMS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

export function written(unix, pattern) {
  const at = new Date(unix * 1000);
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => {
    if (name === "ago") return ago(at);
    const form = FORMS[name.replace(/_pretty$/, "")];
    return form ? ((name.endsWith("_pretty") && near(at)) || formatted(at, form)) : whole;
  });
}

const language = () => (known.locale.startsWith("sv") ? "sv" : "en");
const formatted = (at, form) => new Intl.DateTimeFormat(language() === "sv" ? "sv-SE" : form.hour ? "en-GB" : "en-US", { timeZone: ZONE, ...form }).format(at);
const dayOf = (at) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(at);

function near(at) {
  const days = Math.round((Date.parse(dayOf(at)) - Date.parse(dayOf(now()))) / DAY_MS);
  return NEAR[language()][days + 1];
}

function ago(at) {
  const minutes = Math.round((at - now()) / 60_000);
  const told = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  if (Math.abs(minutes) < 60) return told.format(minutes, "minute");
  return Math.abs(minutes) < 1440 ? told.format(Math.round(minutes / 60), "hour") : told.format(Math.round(minutes / 1440), "day");
}
