// One app of a phone, text messages or WhatsApp: its thread of bubbles.
import { newDay } from "./clock.js";
import { bubble, restamp, stampOf } from "./bubble.js";
import { make } from "./making.js";
import { showTapped } from "./choices.js";

export class Face {
  constructor(node, phone, ours) {
    this.node = node;
    this.app = node.dataset.app;
    this.thread = node.querySelector(".thread");
    this.known = new Map(); // sid -> { bubble, stamp }
    this.unseen = 0;
    const name = this.app === "whatsapp" ? "WhatsApp" : "Messages";
    this.thread.setAttribute("aria-label", `${name} on the phone of ${phone.name}`);
    node.querySelector(".from").textContent = this.app === "sms" ? ours : "Vouchline";
    this.thread.append(make("p", "waiting", "Write first: Vouchline answers whoever writes to it."));
    new ResizeObserver(() => this.toTheEnd()).observe(this.thread);
  }

  // Adds what is new and brings the rest up to date; gives what is new.
  show(messages, troubles) {
    const fresh = messages.filter((message) => !this.known.has(message.sid));
    for (const message of messages) if (this.known.has(message.sid)) this.update(message, troubles);
    for (const message of fresh) this.add(message, troubles);
    if (fresh.length) this.named(messages);
    if (this.node.hidden) this.unseen += fresh.filter((message) => !message.mine && !message.error).length;
    if (fresh.length) this.toTheEnd();
    return fresh;
  }

  toTheEnd() {
    if (this.node.hidden) return;
    this.unseen = 0;
    this.thread.scrollTop = this.thread.scrollHeight;
  }

  named(messages) {
    const senders = new Set(messages.map((message) => message.ours.shown));
    if (this.app === "sms" && senders.size === 1) this.node.querySelector(".from").textContent = [...senders][0];
    if (this.app === "whatsapp") this.node.querySelector(".ours").textContent = `${[...senders].at(-1)} · business account`;
  }

  add(message, troubles) {
    this.thread.querySelector(".waiting")?.remove();
    const heading = newDay(this.thread, message.at);
    if (heading) this.thread.append(heading);
    if (this.ours && this.ours !== message.ours.number) this.thread.append(make("p", "day", `${message.mine ? "To" : "From"} ${message.ours.shown}`));
    this.ours = message.ours.number;
    const parts = { bubble: bubble(message), stamp: stampOf(message) };
    if (this.app === "whatsapp") parts.bubble.querySelector(".words").append(parts.stamp);
    this.thread.append(parts.bubble, ...(this.app === "whatsapp" ? [] : [parts.stamp]));
    this.known.set(message.sid, parts);
    this.update(message, troubles);
  }

  update(message, troubles) {
    const { bubble, stamp } = this.known.get(message.sid);
    restamp(stamp, bubble, message, troubles);
    showTapped(bubble, message);
  }
}
