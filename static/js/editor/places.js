// Where a thing stands: from a name of a place to the field on the page, to the very characters in it, and back.
// A place: {place: name of a field or key of a passage, field: "heading" | "lead_in" | "text" | "", line: which
// paragraph of the field, from 0}. Lines are counted as the letter is read: empty ones do not count.

const form = () => document.getElementById("letter");

export function fieldAt(place) {
  const safe = String(place.place || "").replace(/[^\w.-]/g, "");
  if (!safe) return null;
  const card = document.querySelector('.passage[data-key="' + safe + '"]');
  if (card) {
    const row = ':scope > .passage-row [data-field="' + (place.field || "text") + '"]';
    return card.querySelector(row) || card.querySelector(":scope > .passage-row [data-field]");
  }
  const named = form().elements[safe];
  if (named && named.focus) return named;
  const block = document.getElementById(safe);
  return block ? block.querySelector("input, select, textarea") : null;
}

export function placeOf(element) {
  const card = element.closest(".passage");
  if (card) return { place: card.dataset.key, field: element.dataset.field || "", line: 0 };
  const block = element.closest("#attachments, #issuers");
  const place = element.name || (block && block.id);
  return place ? { place, field: "", line: 0 } : null;
}

// Where line number `line` of the letter begins in what is typed: blank lines and spaces at the ends are no text.
function startOfLine(value, line) {
  let at = 0;
  let seen = 0;
  for (const raw of value.split("\n")) {
    if (raw.trim()) {
      if (seen === line) return at + (raw.length - raw.trimStart().length);
      seen += 1;
    }
    at += raw.length + 1;
  }
  return 0;
}

// [start, end] in the field's value for a span of the letter's text.
export function range(field, place, span) {
  if (!span || typeof field.value !== "string") return null;
  const start = startOfLine(field.value, place.line || 0);
  return [start + span[0], start + span[1]];
}

// {line, span} of the letter's text for what is marked in the field; null where nothing is marked or two lines are.
export function marked(field) {
  if (typeof field.selectionStart !== "number" || field.selectionStart === field.selectionEnd) return null;
  const before = field.value.slice(0, field.selectionStart).split("\n");
  const words = field.value.slice(field.selectionStart, field.selectionEnd);
  if (words.indexOf("\n") >= 0) return null;
  const line = before.slice(0, -1).filter((raw) => raw.trim()).length;
  const start = startOfLine(field.value, line);
  return { line, span: [field.selectionStart - start, field.selectionEnd - start], words };
}

export function goTo(place, span) {
  const field = fieldAt(place);
  if (!field) return false;
  field.focus({ preventScroll: true });
  const at = range(field, place, span);
  if (at && field.setSelectionRange) field.setSelectionRange(at[0], at[1]);
  field.scrollIntoView({ block: "center" });
  return true;
}

// Put other words in a span, if the field still says there what was read; told to the page as if it had been typed.
export function replaceAt(place, span, before, after) {
  const field = fieldAt(place);
  const at = field && range(field, place, span);
  if (!at || field.value.slice(at[0], at[1]) !== before) return false;
  field.value = field.value.slice(0, at[0]) + after + field.value.slice(at[1]);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

const meant = new WeakMap();

// Say something under a field, of the place (and its span) the field was found by.
export function noteUnder(field, kind, row, place) {
  meant.set(row, place);
  notesUnder(field, kind).appendChild(row);
}

// To the words a note speaks of.
export function goToMeant(row) {
  const place = meant.get(row);
  return Boolean(place) && goTo(place, place.span);
}

// The box under a field that holds what is said of it: never over the text.
export function notesUnder(field, kind) {
  const holder = field.closest(".passage-fields, .field, .block") || field.parentElement;
  let box = holder.querySelector(':scope > .notes-under[data-kind="' + kind + '"]');
  if (!box) {
    box = document.createElement("div");
    box.className = "notes-under";
    box.dataset.kind = kind;
    holder.appendChild(box);
  }
  return box;
}
