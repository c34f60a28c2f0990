// Menus to choose one thing from: the browser's own, with groups.
import { act } from "./acting.js";
import { channelName, el, known, seat } from "./parts.js";
import { withEmoji } from "./mrkdwn.js";
import { kept, keeps } from "./values.js";

export function menu(element, spot) {
  return native(element, spot, shownIn(element), element.initial_option?.value);
}

export function people(element, spot) {
  return native(element, spot, persons(), element.initial_user);
}

export function conversations(element, spot) {
  const own = element.default_to_current_conversation ? seat.channel : undefined;
  return native(element, spot, channels(element), element.initial_conversation ?? own);
}

export function channelsOnly(element, spot) {
  return native(element, spot, channels({ filter: { include: ["public"] } }), element.initial_channel);
}

// What can be chosen, as { value, text, small }, in groups where there are any.
export function shownIn(element) {
  if (!element.option_groups) return (element.options ?? []).map(optionShown);
  return element.option_groups.map((group) => ({ label: withEmoji(group.label.text), options: group.options.map(optionShown) }));
}

export const optionShown = (option) => ({ value: option.value, text: withEmoji(option.text.text), small: option.description ? withEmoji(option.description.text) : "", option });

export const persons = () => [...known.people.values()].filter((one) => one.human).map((one) => ({ value: one.id, text: one.name, small: one.title }));

export function channels({ filter }) {
  const kinds = filter?.include ?? ["im", "public", "private"];
  const kindOf = (channel) => (channel.direct ? "im" : channel.private ? "private" : "public");
  const found = [...known.channels.values()].filter((channel) => kinds.includes(kindOf(channel)) && !(channel.direct && filter?.exclude_bot_users));
  return found.map((channel) => ({ value: channel.id, text: channelName(channel.id), small: channel.purpose }));
}

function native(element, spot, shown, first) {
  const place = { block: spot.block, action: element.action_id };
  const made = el("select", { id: spot.id, class: "field", "aria-label": spot.label, "aria-describedby": spot.describedby, autofocus: element.focus_on_load });
  made.append(el("option", { value: "" }, element.placeholder ? withEmoji(element.placeholder.text) : "Choose"), ...shown.map(row));
  made.value = kept(spot.before, place, first ?? "") ?? "";
  if (made.selectedIndex < 0) made.value = ""; // not offered to this person, or here
  made.addEventListener("change", () => spot.dispatches && made.value && act({ ...spot, node: made }, element, made.value));
  return keeps(made, place, () => made.value || null);
}

function row(shown) {
  if (shown.options) return el("optgroup", { label: shown.label }, ...shown.options.map(row));
  return el("option", { value: shown.value }, shown.small ? `${shown.text} · ${shown.small}` : shown.text);
}
