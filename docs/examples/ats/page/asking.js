// Calls to the page's own server. What is refused is thrown, as the problem that Vouchline gave.

export async function ask(path, method = "GET", body) {
  const headers = body ? { "Content-Type": "application/json" } : {};
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) }).catch(() => null);
  if (!answer) throw { detail: "Oats does not answer. Is it still running?" };
  if (answer.status === 204) return null;
  const said = await answer.json().catch(() => ({ detail: `Oats answered ${answer.status}.` }));
  if (!answer.ok) throw said;
  return said;
}
