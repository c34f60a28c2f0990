// What is in a message: links to click, and the words that it asks for.
const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g;
const CODE = /\b(?:SKICKA|SEND) \d{4}\b/g;
const WORD = /(?<!\p{L})[A-ZÅÄÖ]{2,}(?: \d\d?(?!\d))?(?!\p{L})/gu; // \b would part the Ä from ÄNDRA
const NOT_ASKED_FOR = new Set(["SMS", "STOP", "STOPP", "HELP", "API", "URL", "AB", "ID", "CV", "HR", "IT", "START"]);
const MOST_HINTS = 4;

export function withLinks(text) {
  const shown = document.createDocumentFragment();
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    shown.append(text.slice(from, found.index), link(found[0]));
    from = found.index + found[0].length;
  }
  shown.append(text.slice(from));
  return shown;
}

function link(address) {
  const made = document.createElement("a");
  made.href = address;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  made.textContent = address;
  return made;
}

// Words in capitals are those that confirm something; a code goes before the word that it holds.
export function hintsIn(text) {
  const plain = text.replace(LINK, " ");
  const codes = plain.match(CODE) ?? [];
  const words = (plain.replace(CODE, " ").match(WORD) ?? []).filter((word) => !NOT_ASKED_FOR.has(word));
  return [...new Set([...codes, ...words])].slice(0, MOST_HINTS);
}
