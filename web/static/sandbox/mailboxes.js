// The mailboxes: one for each person of the check who has had mail. A mail is shown as it looks, in a frame without scripts.
import { ask, lookAgain, say, whileBusy } from "./asking.js";
import { whole as shownAt } from "./clock.js";
import { make } from "./making.js";

const shown = new Map(); // address -> { node, lines: id -> its line, open: id of the mail that is open }
const boxes = () => document.getElementById("boxes");
const part = (node, name) => node.querySelector(`.mail_${name}`);

export function showMailboxes(mailboxes) {
  const wanted = new Set(mailboxes.map((box) => box.address));
  for (const [address, known] of shown) if (!wanted.has(address)) forget(address, known);
  mailboxes.forEach((box, place) => showMailbox(box, place));
}

function forget(address, known) {
  known.node.remove();
  shown.delete(address);
}

function showMailbox(box, place) {
  const known = shown.get(box.address) ?? arrive(box);
  if (boxes().children[place] !== known.node) boxes().insertBefore(known.node, boxes().children[place] ?? null);
  known.box = box;
  const fresh = box.mails.filter((mail) => !known.lines.has(mail.id)).reverse(); // oldest first
  for (const mail of fresh) part(known.node, "list").prepend(lineOf(known, mail));
}

function arrive(box) {
  const node = document.getElementById("mailbox_template").content.firstElementChild.cloneNode(true);
  node.dataset.address = box.address;
  node.classList.add("arrives");
  node.querySelector(".name").textContent = box.name;
  node.querySelector(".role").textContent = box.role;
  node.querySelector(".number").textContent = box.address;
  part(node, "list").setAttribute("aria-label", `Mail of ${box.name}`);
  const known = { node, lines: new Map(), open: "" };
  shown.set(box.address, known);
  return known;
}

function lineOf(known, mail) {
  const button = make("button", "mail_line");
  button.type = "button";
  button.dataset.opens = mail.id;
  const from = make("span", "mail_who", mail.mine ? known.box?.name ?? known.node.querySelector(".name").textContent : mail.from);
  button.append(from, make("time", "mail_when", shownAt(mail.at)), make("span", "mail_what", mail.subject), make("span", "mail_begins", mail.beginning));
  const line = make("li", `${mail.mine ? "mail_mine" : "mail_new"} arrives`);
  line.append(button);
  known.lines.set(mail.id, line);
  return line;
}

const knownOf = (one) => shown.get(one.closest(".mailbox").dataset.address);
const opened = (known) => known.box.mails.find((mail) => mail.id === known.open);

function openMail(known, id) {
  known.open = id;
  const { node } = known;
  const mail = opened(known);
  known.lines.get(id).classList.remove("mail_new");
  part(node, "subject").textContent = mail.subject;
  part(node, "from").textContent = `${mail.mine ? "You" : mail.from}, ${shownAt(mail.at)}`;
  part(node, "own").textContent = mail.mine ? mail.beginning : "";
  part(node, "own").hidden = !mail.mine;
  const frame = part(node, "frame").cloneNode(); // another one: to lead the same elsewhere would be a step in the history
  frame.hidden = mail.mine;
  frame.title = mail.subject;
  if (mail.mine) frame.removeAttribute("src");
  else frame.src = `/sandbox/mail/${mail.id}`;
  part(node, "frame").replaceWith(frame);
  part(node, "acts").hidden = mail.mine || !mail.may_be_answered;
  turn(known, true);
  part(node, "subject").focus({ preventScroll: true });
}

function turn(known, isOpen) {
  const { node } = known;
  part(node, "list").hidden = isOpen;
  part(node, "open").hidden = !isOpen;
  part(node, "back").hidden = !isOpen;
  part(node, "title").hidden = isOpen;
  if (!isOpen) known.lines.get(known.open)?.querySelector("button").focus({ preventScroll: true });
}

async function act(known, act, text = "") {
  const mail = known.open;
  const done = await ask("/sandbox/mail", { mail, act, ...(text ? { text } : {}) });
  if (done && known.open === mail) turn(known, false); // else another has been opened meanwhile
  if (done) lookAgain();
  return done;
}

// As mail programs do it, in one click (RFC 8058).
async function stop(known) {
  const answer = await fetch(opened(known).stop, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
  say(answer.ok ? `No more e-mail goes to ${known.box.address}.` : `That did not work (${answer.status}).`, !answer.ok);
  lookAgain();
}

boxes().addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const known = knownOf(button);
  if (button.dataset.opens) openMail(known, button.dataset.opens);
  else if (button.classList.contains("mail_back")) turn(known, false);
  else if (button.dataset.mail === "stop") whileBusy(button, () => stop(known));
  else if (button.dataset.mail) whileBusy(button, () => act(known, button.dataset.mail));
});

boxes().addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation(); // the page's own forms go another way
  const form = event.target;
  const field = form.querySelector("textarea, input");
  const kind = form.classList.contains("mail_reply") ? "reply" : "away";
  whileBusy(event.submitter ?? form.querySelector("button"), async () => {
    if (await act(knownOf(form), kind, field.value)) form.reset();
  });
});

// Here Enter begins a new line.
boxes().addEventListener("keydown", (event) => event.stopPropagation());
