// Making parts of the page.
const SVG = "http://www.w3.org/2000/svg";

export function make(tag, kind, text = "") {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (text) made.textContent = text;
  return made;
}

export function draw(box, width, height, ...parts) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", box);
  drawn.setAttribute("width", width);
  drawn.setAttribute("height", height);
  drawn.setAttribute("aria-hidden", "true");
  drawn.append(...parts);
  return drawn;
}

export function path(line, kind = "") {
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("d", line);
  if (kind) drawn.setAttribute("class", kind);
  return drawn;
}
