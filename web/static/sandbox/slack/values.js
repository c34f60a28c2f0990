// What somebody has put in: every element that keeps something says how it is read.
const readers = new WeakMap();

export function keeps(node, place, read) {
  node.dataset.block = place.block;
  node.dataset.action = place.action;
  readers.set(node, read);
  return node;
}

export function gather(root) {
  const values = {};
  for (const node of root.querySelectorAll("[data-action]")) {
    if (!readers.has(node)) continue;
    values[node.dataset.block] ??= {};
    values[node.dataset.block][node.dataset.action] = readers.get(node)();
  }
  return values;
}

export const kept = (before, place, first) => before?.[place.block]?.[place.action] ?? first;
