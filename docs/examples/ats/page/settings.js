// The settings step (R3): drawn from what Vouchline offers, confirmed once (R4), and refused beside the field that is wrong.

import { ask } from "./asking.js";
import { at, made } from "./drawing.js";

const dialog = at("#settings");
const form = at("form", dialog);
const CONTACTS = ["candidate_contact", "referee_contact"];
let offered, people, assignment, done;

export function openSettings(options, chosenAssignment, candidates, whenDone) {
  [offered, assignment, people, done] = [options, chosenAssignment, candidates, whenDone];
  at("#settings-title").textContent = `Request references: ${assignment.title}`;
  at("#chosen").replaceChildren(...people.map(chosen));
  fill("sub_account", offered.sub_accounts.map((one) => [one.key, one.name]), offered.sub_accounts[0].key);
  fill("language", offered.languages.map((one) => [one.key, one.label]));
  for (const name of CONTACTS) at(`#${name}`).replaceChildren(...offered[`${name}s`].map((one) => choice(name, one)));
  Object.assign(form.elements.references_wanted, { min: offered.references_wanted.least, max: offered.references_wanted.most });
  form.elements.guidance.maxLength = offered.guidance_longest;
  form.elements.deadline.min = offered.deadline.earliest;
  at("#cost").textContent = cost();
  setUsual();
  forgive();
  dialog.showModal();
}

form.elements.sub_account.addEventListener("change", setUsual);
form.elements.language.addEventListener("change", () => fillQuestionnaires(form.elements.questionnaire.value));
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = at("button[type=submit]", form);
  button.disabled = true;
  forgive();
  try {
    const candidates = people.map((one) => one.id);
    const settings = chosenSettings();
    const asked = await ask(`/assignments/${assignment.id}/references`, "POST", { candidates, settings });
    dialog.close();
    done(asked, settings);
  } catch (problem) {
    tell(problem);
  } finally {
    button.disabled = false;
  }
});

// What is usual in the sub-account; each may be changed.
function setUsual() {
  const unit = offered.sub_accounts.find((one) => one.key === form.elements.sub_account.value);
  const usual = unit.defaults;
  form.elements.language.value = unit.language;
  fillQuestionnaires(usual.questionnaire);
  for (const name of CONTACTS) form.elements[name].value = usual[name];
  form.elements.references_wanted.value = usual.references_wanted;
  form.elements.guidance.value = usual.guidance;
  form.elements.deadline.value = usual.deadline ?? "";
}

function fillQuestionnaires(wanted) {
  const language = offered.languages.find((one) => one.key === form.elements.language.value);
  const named = (one) => `${one.title} (${one.questions} questions, ${one.minutes} min)`;
  fill("questionnaire", language.questionnaires.map((one) => [one.key, named(one)]), wanted);
}

function fill(name, choices, wanted) {
  const select = form.elements[name];
  select.replaceChildren(...choices.map(([value, text]) => made("option", { value }, text)));
  if (choices.some(([value]) => value === wanted)) select.value = wanted;
}

function chosenSettings() {
  const { sub_account, language, questionnaire, references_wanted, guidance, deadline } = form.elements;
  return {
    sub_account: sub_account.value,
    language: language.value,
    questionnaire: questionnaire.value,
    ...Object.fromEntries(CONTACTS.map((name) => [name, form.elements[name].value])),
    references_wanted: Number(references_wanted.value),
    guidance: guidance.value,
    deadline: deadline.value || null,
  };
}

const chosen = (one, place) =>
  made("li", { "data-at": `/candidates/${place}` }, made("strong", {}, one.name), " ", [one.phone, one.email].filter(Boolean).join(" · "));

const choice = (name, one) => made("label", {}, made("input", { type: "radio", name, value: one.key }), made("span", {}, one.label));

function cost() {
  const { each, balance } = offered.credits;
  const credits = each * people.length;
  return `Costs ${credits} ${credits === 1 ? "credit" : "credits"} (${balance === "unlimited" ? "unlimited" : `${balance} left`})`;
}

// A problem's `errors` name fields by JSON pointers into what was sent; what names none stands above them all.
function tell(problem) {
  const elsewhere = [];
  for (const error of problem.errors ?? []) beside(error) || elsewhere.push(error.detail);
  if (!problem.errors?.length) elsewhere.push(problem.detail ?? problem.title);
  const whole = at(".whole", form);
  whole.textContent = elsewhere.join(" ");
  whole.hidden = !elsewhere.length;
  (at("[aria-invalid]", form) ?? whole).scrollIntoView({ block: "center" });
  at("[aria-invalid]", form)?.focus();
}

function beside({ pointer, detail }) {
  const field = [...form.querySelectorAll("[data-at]")].find((one) => `${pointer}/`.startsWith(`${one.dataset.at}/`));
  if (!field) return false;
  const part = pointer.slice(field.dataset.at.length + 1);
  const id = `wrong${field.dataset.at.replaceAll("/", "-")}`;
  field.append(made("span", { className: "wrong", id }, part ? `${part}: ${detail}` : detail));
  const control = at("input, select, textarea", field);
  control?.setAttribute("aria-invalid", "true");
  control?.setAttribute("aria-describedby", id);
  return true;
}

function forgive() {
  at(".whole", form).hidden = true;
  for (const one of form.querySelectorAll("[data-at] .wrong")) one.remove();
  for (const one of form.querySelectorAll("[aria-invalid]")) {
    one.removeAttribute("aria-invalid");
    one.removeAttribute("aria-describedby");
  }
}
