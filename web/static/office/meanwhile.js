// Where an answer draws fields anew, what a person has changed since it was asked for stays as they have it.
"use strict";
const isTicked = (field) => field.type === "radio" || field.type === "checkbox";
const read = (field) => (isTicked(field) ? field.checked : field.value);
const fields = () => [...document.querySelectorAll("#settings :is(input, select, textarea)[id]")];
let asked = new Map();
let changed = [];

function restore([id, value]) {
  const field = document.getElementById(id);
  if (!field || (field.options && ![...field.options].some((one) => one.value === value))) return;
  if (isTicked(field)) field.checked = value;
  else field.value = value;
}

document.addEventListener("htmx:before:request", () => {
  asked = new Map(fields().map((field) => [field.id, read(field)]));
});
document.addEventListener("htmx:before:swap", () => {
  const now = fields().map((field) => [field.id, read(field)]);
  changed = now.filter(([id, value]) => asked.has(id) && asked.get(id) !== value);
});
document.addEventListener("htmx:after:swap", () => changed.forEach(restore));
