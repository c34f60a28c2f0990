// Passkeys: the browser is asked for one, and what it says is sent with the form around the button.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const known = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }));

const ways = {
  use: (asked, more) => navigator.credentials.get({ publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) }, ...more }),
  make: (asked, more) => navigator.credentials.create({
    publicKey: { ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) }, excludeCredentials: known(asked.excludeCredentials) },
    ...more,
  }),
};

const said = ({ id, rawId, type, response }) => JSON.stringify({
  id, type, rawId: text(rawId),
  response: Object.fromEntries(["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
    .filter((name) => response[name]).map((name) => [name, text(response[name])])),
});

async function asked(form) {
  const answer = await fetch(form.dataset.options, { method: "POST", headers: { "X-CSRF": form.elements.csrf?.value ?? "" } });
  const body = await answer.json();
  if (answer.ok) return body;
  if (body.go) location.assign(body.go);
  throw new Error(`answered ${answer.status}`);
}

async function send(form, more) {
  const credential = await ways[form.dataset.passkey](await asked(form), more);
  form.elements.credential.value = said(credential);
  form.submit();
}

// Among the addresses that the browser offers for the field, where it can.
async function offerInTheField(form, signal) {
  if (form.dataset.passkey !== "use" || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  await send(form, { mediation: "conditional", signal });
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-with-passkeys]").forEach((one) => { one.hidden = false; });
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const offering = new AbortController();
    const failed = form.querySelector("[data-failed]");
    form.hidden = false;
    offerInTheField(form, offering.signal).catch(() => {});
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      failed.hidden = true;
      offering.abort();
      send(form, {}).catch(() => { failed.hidden = false; });
    });
  }
}
