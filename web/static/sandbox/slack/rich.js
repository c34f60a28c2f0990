// Rich text, which is a tree where mrkdwn is a line.
import { written } from "./dates.js";
import { emoji } from "./emoji.js";
import { link } from "./mrkdwn.js";
import { channelName, el, nameOf } from "./parts.js";

const STYLES = { bold: "b", italic: "i", strike: "s", code: "code" };
const LEAVES = {
  text: (one) => one.text,
  link: (one) => link(one.url, one.text ?? one.url),
  user: (one) => el("span", { class: "mention" }, `@${nameOf(one.user_id)}`),
  channel: (one) => el("span", { class: "mention" }, channelName(one.channel_id)),
  emoji: (one) => emoji(one.name) ?? `:${one.name}:`,
  date: (one) => written(one.timestamp, one.format),
  broadcast: (one) => el("span", { class: "mention" }, `@${one.range}`),
};
const BRANCHES = {
  rich_text_section: (one) => el("p", {}, ...leaves(one)),
  rich_text_quote: (one) => el("blockquote", {}, ...leaves(one)),
  rich_text_preformatted: (one) => el("pre", {}, ...leaves(one)),
  rich_text_list: (one) => el(one.style === "ordered" ? "ol" : "ul", { class: "rich" }, ...one.elements.map((line) => el("li", {}, ...leaves(line)))),
};

export function richText(block) {
  return el("div", { class: "rich_text" }, ...block.elements.map((one) => BRANCHES[one.type](one)));
}

function leaves(branch) {
  return branch.elements.map((one) => styled(LEAVES[one.type]?.(one) ?? "", one.style ?? {}));
}

function styled(shown, style) {
  return Object.keys(STYLES).reduce((inside, name) => (style[name] ? el(STYLES[name], {}, inside) : inside), shown);
}
