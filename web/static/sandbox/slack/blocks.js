// Block Kit as nodes. `where` says in which message, modal or home they are; `before` holds what was typed before.
import { button, overflow } from "./buttons.js";
import { conversationsOf, external, externals, menus, peoples } from "./choosing.js";
import { checkboxes, day, dayAndHour, hour, radios, typing } from "./inputs.js";
import { channelsOnly, conversations, menu, people } from "./menus.js";
import { mrkdwn, textOf } from "./mrkdwn.js";
import { el } from "./parts.js";
import { richText } from "./rich.js";

const ELEMENTS = {
  button, overflow, checkboxes, radio_buttons: radios, image: (element) => picture(element),
  plain_text_input: typing, email_text_input: typing, url_text_input: typing, number_input: typing,
  datepicker: day, timepicker: hour, datetimepicker: dayAndHour,
  static_select: menu, external_select: external, users_select: people, conversations_select: conversations, channels_select: channelsOnly,
  multi_static_select: menus, multi_external_select: externals, multi_users_select: peoples, multi_conversations_select: conversationsOf, multi_channels_select: conversationsOf,
};
const ONE_FIELD = new Set(["checkboxes", "radio_buttons"]);
let made = 0;

export function drawBlocks(blocks, where, before, chosen) {
  const kept = { where, before, chosen };
  return el("div", { class: "blocks", "data-spot": "" }, ...blocks.map((block) => drawn(block, kept)));
}

function drawn(block, kept) {
  const draw = BLOCKS[block.type];
  const node = draw ? draw(block, kept) : el("p", { class: "context" }, `(${block.type})`);
  node.dataset.of = block.block_id;
  return node;
}

function element(of, block, kept, more = {}) {
  made += 1;
  const label = of.accessibility_label ?? of.placeholder?.text ?? (block.text ? block.text.text.replace(/[*_~`]/g, "") : "Choice");
  return ELEMENTS[of.type](of, { ...kept, block: block.block_id, id: `slack_${made}`, dispatches: true, label, ...more });
}

const BLOCKS = {
  header: (block) => el("h3", { class: "header" }, textOf(block.text)),
  divider: () => el("hr"),
  markdown: (block) => el("div", { class: "section" }, mrkdwn(block.text.replaceAll("**", "*"))),
  rich_text: (block) => el("div", { class: "section" }, richText(block)),
  image: (block) => el("figure", {}, block.title ? el("figcaption", {}, textOf(block.title)) : "", picture(block)),
  actions: (block, kept) => el("div", { class: "actions" }, ...block.elements.map((one) => element(one, block, kept))),
  context: (block) => el("div", { class: "context" }, ...block.elements.map((one) => (one.type === "image" ? picture(one) : el("span", {}, textOf(one))))),
  section(block, kept) {
    const fields = (block.fields ?? []).map((field) => el("div", {}, textOf(field)));
    const words = el("div", { class: "words_of" }, block.text ? el("div", {}, textOf(block.text)) : "", fields.length ? el("div", { class: "fields" }, ...fields) : "");
    return el("div", { class: "section" }, words, block.accessory ? el("div", { class: "accessory" }, element(block.accessory, block, kept)) : "");
  },
  input(block, kept) {
    const describedby = `slack_hint_${made + 1}`;
    const labelledby = `slack_label_${made + 1}`;
    const more = { dispatches: block.dispatch_action === true, label: undefined, describedby, labelledby, required: !block.optional };
    const field = element(block.element, block, kept, more);
    const words = [textOf(block.label), block.optional ? el("span", { class: "optional" }, " (optional)") : ""];
    const label = ONE_FIELD.has(block.element.type) ? el("span", { class: "label", id: labelledby }, ...words) : el("label", { class: "label", id: labelledby, for: `slack_${made}` }, ...words);
    const hint = block.hint ? el("span", { class: "hint" }, textOf(block.hint)) : "";
    return el("div", { class: "input" }, label, field, el("div", { id: describedby }, el("span", { class: "error" }), hint));
  },
};

// Pictures from elsewhere are not loaded by this page: their words stand in for them.
function picture(image) {
  const isOurs = image.image_url.startsWith(location.origin) || image.image_url.startsWith("/");
  return isOurs ? el("img", { src: image.image_url, alt: image.alt_text }) : el("span", { class: "picture", role: "img", "aria-label": image.alt_text }, image.alt_text);
}
