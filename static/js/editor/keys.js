// Everything by the keyboard. The list of keys opens with Ctrl+/ or by its link; no key acts while words are composed.

import * as passages from "./passages.js";
import { goToMeant } from "./places.js";
import { openPanel } from "./side/tabs.js";

const PANELS = ["pages", "proof", "asks", "comments", "wording"];

export function startKeys(editor) {
  const dialog = document.getElementById("keys");
  document.getElementById("show-keys").addEventListener("click", () => dialog.showModal());
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const act = dialog.open ? null : actOf(event, editor, dialog);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actOf(event, editor, dialog) {
  const isControl = event.ctrlKey || event.metaKey;
  if (isControl && event.key === "/") return () => dialog.showModal();
  const card = document.activeElement && document.activeElement.closest(".passage");
  if (isControl && event.key === "Enter" && card) return () => addAfter(card, editor);
  if (!event.altKey || isControl) return null;
  if (event.key >= "1" && event.key <= "5") return () => openTab(PANELS[Number(event.key) - 1]);
  const acts = {
    ArrowUp: card && (() => step(card, false, editor)),
    ArrowDown: card && (() => step(card, true, editor)),
    Delete: card && (() => card.querySelector(':scope > .passage-row [data-act="remove"]').click()),
    n: () => walk('.notes-under[data-kind="proof"] .finding-row', 1),
    p: () => walk('.notes-under[data-kind="proof"] .finding-row', -1),
    m: () => walk('.notes-under[data-kind="comments"] .comment', 1),
    PageDown: () => walk(".editor-text > section, .passage-section", 1),
    PageUp: () => walk(".editor-text > section, .passage-section", -1),
  };
  return acts[event.key.length === 1 ? event.key.toLowerCase() : event.key] || null;
}

function openTab(name) {
  const tab = document.getElementById("tab-" + name);
  if (!tab || !tab.offsetParent) return; // on a wide screen the page is there anyway
  openPanel(name);
  tab.focus();
}

function addAfter(card, editor) {
  const list = card.parentElement;
  const type = card.dataset.type;
  passages.add(list, type);
  card.insertAdjacentElement("afterend", list.lastElementChild);
  editor.arrange();
  editor.changed();
  card.nextElementSibling.querySelector("[data-field]").focus();
}

function step(card, forward, editor) {
  const field = document.activeElement;
  if (!passages.step(card, forward)) return;
  editor.changed();
  field.focus();
}

let last = { place: null, focus: null };

// To the next (or last) place of a kind after where the cursor is, round at the end.
function walk(selector, way) {
  const places = Array.from(document.querySelectorAll(selector)).filter((one) => one.offsetParent);
  if (!places.length) return;
  const next = nextOf(places, way);
  if (!goToMeant(next)) {
    const field = next.querySelector("textarea, input, select");
    if (!field) return;
    field.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }
  last = { place: next, focus: document.activeElement };
}

// Several places may belong to the field one is in: from the one gone to last the way leads on to its neighbour.
function nextOf(places, way) {
  const here = document.activeElement;
  const at = here === last.focus ? places.indexOf(last.place) : -1;
  if (at >= 0) return places[(at + way + places.length) % places.length];
  const follows = (one) => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && !one.contains(here);
  const after = places.filter(follows);
  const before = places.filter((one) => !follows(one) && !one.contains(here));
  return way > 0 ? after[0] || places[0] : before[before.length - 1] || places[places.length - 1];
}
