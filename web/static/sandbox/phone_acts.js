// What people do with a phone beside writing: open an app, tap, choose, attach, switch it off; and looking is reading.
import { ask, lookAgain } from "./asking.js";
import { closeSheet, openSheet } from "./choices.js";
import { addressOf, openApp } from "./phones.js";

const phoneOf = (one) => one.closest(".phone");

const acts = {
  tap: (button) => tap(button),
  opens: (button) => openSheet(button),
  closes: (button) => closeSheet(button.closest(".sheet")),
  app: (button) => openApp(phoneOf(button), button.dataset.app),
  attach: (button) => attach(button),
  wake: (button) => turn(phoneOf(button), { is_off: false }),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest(".phone button");
  const act = button && Object.keys(acts).find((name) => name in button.dataset);
  if (act) acts[act](button);
});

// The focus goes on at once: when the answer comes, it may be elsewhere. What was taken stays as it is.
async function tap(button) {
  const sheet = button.closest(".sheet");
  if (sheet) closeSheet(sheet);
  else phoneOf(button).querySelector(".write textarea").focus({ preventScroll: true });
  button.disabled = true;
  if (await ask("/sandbox/tap", { message: button.dataset.message, choice: button.dataset.tap })) lookAgain();
  else button.disabled = false;
}

async function attach(button) {
  button.closest("details").open = false;
  if (await ask("/sandbox/write", { from: addressOf(phoneOf(button)), text: "", attach: button.dataset.attach })) lookAgain();
}

document.addEventListener("change", (event) => {
  const form = event.target.closest(".matter form");
  if (!form) return;
  const field = event.target;
  turn(phoneOf(form), { [field.name]: field.type === "checkbox" ? field.checked : field.value });
});

async function turn(phone, changed) {
  if (await ask("/sandbox/switch", { phone: phone.dataset.address, ...changed })) lookAgain();
  else phone.dataset.troubles = "";
}

// WhatsApp tells us when somebody has looked; here that is whoever comes to the phone.
for (const coming of ["focusin", "pointerdown"]) {
  document.addEventListener(coming, (event) => {
    const phone = event.target.closest?.(".phone");
    if (phone?.dataset.app === "whatsapp" && phone.querySelector(".face_of[data-app=whatsapp] .theirs .stamp.delivered")) {
      ask("/sandbox/read", { phone: phone.dataset.address });
    }
  });
}

document.addEventListener("keydown", (event) => {
  const sheet = event.target.closest?.(".sheet");
  if (sheet && event.key === "Escape") closeSheet(sheet);
  const tab = event.target.closest?.(".apps [role=tab]");
  if (tab && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    const other = [...tab.parentElement.children].find((one) => one !== tab);
    openApp(phoneOf(tab), other.dataset.app);
    other.focus();
  }
});
