// Keeps what is typed, follows the thread, hides the token. The page works without.
(() => {
  "use strict";
  const main = document.querySelector("main[data-clean]");
  if (!main) return;
  const clean = main.dataset.clean;
  const view = () => document.getElementById("page");
  const query = new URLSearchParams(location.search).has("edit") ? "?edit=1" : "";
  if (location.pathname !== clean || location.search) history.replaceState(null, "", clean + query + location.hash);

  // What is typed and not sent yet, by what it would answer.
  let typed = new Map();
  let timer = 0, at = 0, composing = false, leaving = false, keeping;

  const note = (field, text) => field?.closest("form")?.querySelector(".saved")?.replaceChildren(text);

  addEventListener("compositionstart", () => { composing = true; });
  addEventListener("compositionend", () => { composing = false; });
  main.addEventListener("input", (event) => {
    const key = event.target.dataset.draft;
    if (!key) return;
    typed.set(key, event.target);
    at = Date.now();
    note(event.target, "");
    clearTimeout(timer);
    timer = setTimeout(keep, 700);
  });
  main.addEventListener("submit", () => { leaving = true; clearTimeout(timer); typed.clear(); });
  addEventListener("pageshow", () => { leaving = false; });

  const keep = () => keeping = Promise.all([keeping, send()]);

  async function send() {
    clearTimeout(timer);
    if (!typed.size || leaving) return;
    const fields = new Map(typed), body = new URLSearchParams();
    for (const [key, field] of fields) body.set(key, field.value);
    typed.clear();
    const last = [...fields.values()].pop();
    try {
      const answer = await fetch(`${clean}/draft`, { method: "POST", body, keepalive: true });
      if (!answer.ok) throw new Error(answer.status);
      note(last, main.dataset.saved);
      if (!last.isConnected) setTimeout(renew); // it has moved on
    } catch {
      if (leaving) return;
      typed = new Map([...fields, ...typed]);
      note(last, main.dataset.unsaved);
      timer = setTimeout(keep, 5000);
    }
  }

  // Answered when there is something else to show.
  let asking = null;
  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
  const shown = () => new Promise((done) => {
    if (!document.hidden) return done();
    document.addEventListener("visibilitychange", done, { once: true });
  });

  async function follow() {
    for (let failed = 0; ;) {
      await shown();
      asking = new AbortController();
      try {
        const answer = await fetch(`${clean}/news?live=${view().dataset.live}`, { signal: asking.signal });
        if (answer.status === 404) return;
        if (answer.status === 200) await renew();
        else if (answer.status !== 204) await pause(20);
        failed = 0;
      } catch (error) {
        if (error.name !== "AbortError") await pause(Math.min(30, 2 ** failed++));
      }
    }
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keep(); else asking?.abort(); // after a sleep nothing may answer
  });
  addEventListener("pagehide", keep);

  async function renew() {
    while (composing) await pause(0.3);
    if (Date.now() - at < 6e4) // still at it: newer than the answer
      for (const one of view().querySelectorAll("[data-draft]"))
        if (one.value !== one.defaultValue) typed.set(one.dataset.draft, one);
    await keep();
    const answer = await fetch(location.href);
    if (!answer.ok || leaving) return void await pause(5);
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("page");
    if (!next) return void await pause(20);
    const before = view().querySelector(".step")?.dataset.step;
    replace(view(), next);
    if (before !== view().querySelector(".step")?.dataset.step) tell();
  }

  const parts = (page) => [...page.querySelectorAll("[data-part]")];

  // An open question stays, with what is being typed.
  function replace(old, next) {
    const focused = document.activeElement, id = focused?.id, selected = range(focused);
    const opened = [...old.querySelectorAll("details[open][id]")].map((one) => one.id);
    if (parts(old).map((one) => one.dataset.part).join() !== parts(next).map((one) => one.dataset.part).join()) {
      old.replaceWith(next);
    } else {
      parts(next).forEach((fresh, place) => renewPart(parts(old)[place], fresh));
      old.dataset.live = next.dataset.live;
      const [step, was] = [next.querySelector(".step"), old.querySelector(".step")];
      if (step && was) Object.assign(was.dataset, step.dataset);
    }
    for (const one of opened) document.getElementById(one)?.setAttribute("open", "");
    if (id && document.activeElement?.id !== id) refocus(document.getElementById(id), selected);
  }

  function renewPart(was, fresh) {
    if (fresh.dataset.mark === undefined || fresh.dataset.mark !== was.dataset.mark) {
      if (fresh.innerHTML !== was.innerHTML) was.replaceWith(fresh);
      return;
    }
    for (const hidden of fresh.querySelectorAll("input[name=wait]"))
      for (const one of was.querySelectorAll("input[name=wait]")) one.value = hidden.value;
  }

  const range = (field) => field && "selectionStart" in field && field.type !== "radio" ? [field.selectionStart, field.selectionEnd] : null;

  function refocus(field, selected) {
    field = field ?? document.querySelector(".step :is(textarea, input:not([type=hidden]), #end)");
    field?.focus({ preventScroll: true });
    if (selected && field && "setSelectionRange" in field) try { field.setSelectionRange(...selected); } catch { /* a date */ }
  }

  function tell() {
    const asked = document.querySelector(".step .asked")?.textContent.trim() ?? "";
    document.getElementById("told").textContent = `${main.dataset.moved} ${asked}`;
  }

  if (!document.querySelector("[autofocus]")) document.querySelector(".wrong :is(input:not([type=hidden]), textarea)")?.focus();
  follow();
})();
