// Beside every field that is there to be copied: a button that does it.
"use strict";

function offer(field) {
  if (field.nextElementSibling?.classList.contains("copy")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet copy";
  button.textContent = field.dataset.copy;
  button.setAttribute("aria-describedby", field.id);
  button.addEventListener("click", () => copy(field, button));
  field.after(button);
}

async function copy(field, button) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select(); // not a secure page: at least it is marked
    document.execCommand("copy");
  }
  button.textContent = field.dataset.copied;
  setTimeout(() => { button.textContent = field.dataset.copy; }, 2000);
}

function offerAll() {
  document.querySelectorAll("input[data-copy]").forEach(offer);
}

offerAll();
document.addEventListener("htmx:after:swap", offerAll);
