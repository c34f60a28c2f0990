// Asking the server something, and saying what came of it in the line under the bar.
const $ = (id) => document.getElementById(id);

export async function ask(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) say(said.detail ?? `That did not work (${answer.status}).`, true);
  return answer.ok ? said : null;
}

export function say(text, wrong = false) {
  const line = $("said");
  line.textContent = text;
  line.classList.toggle("wrong", wrong);
  line.dataset.lost = wrong && text.includes("trying again") ? "yes" : "";
  clearTimeout(say.timer);
  if (text && !wrong) say.timer = setTimeout(() => (line.textContent = ""), 9000);
}

// The page looks at once how things are, instead of at its next turn.
export const lookAgain = () => document.dispatchEvent(new Event("sandbox:look"));

export async function whileBusy(button, act) {
  if (button) button.disabled = true;
  try {
    await act();
  } finally {
    if (button) button.disabled = false;
  }
}
