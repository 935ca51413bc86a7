// Puts a joined letter on the page: only what differs is touched; focus, caret and place on the screen stay.

import { addAttachment, addIssuer, readFields, setField, SINGLE } from "./fields.js";
import * as passages from "./passages.js";
import { fieldAt, goTo } from "./places.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function applyLetter(letter) {
  holding(() => {
    const now = readFields();
    for (const name of SINGLE) if (!same(now[name], letter[name])) setField(name, letter[name]);
    if (!same(now.attachments, letter.attachments)) rebuild("attachments", letter.attachments, addAttachment);
    if (!same(now.issuers, letter.issuers)) rebuild("issuers", letter.issuers, addIssuer);
    applyPassages(letter.passages);
    passages.settle();
  });
}

// What has the focus keeps it, with its caret, at the same height of the screen.
function holding(act) {
  const field = document.activeElement;
  const isText = field && typeof field.selectionStart === "number";
  const caret = isText ? [field.selectionStart, field.selectionEnd] : null;
  const isOwn = field && field.closest("#letter");
  const top = isOwn ? field.getBoundingClientRect().top : 0;
  act();
  if (!isOwn || !document.body.contains(field)) return;
  if (document.activeElement !== field) field.focus({ preventScroll: true });
  if (caret && (field.selectionStart !== caret[0] || field.selectionEnd !== caret[1])) field.setSelectionRange(caret[0], caret[1]);
  const moved = field.getBoundingClientRect().top - top;
  if (moved && !field.closest("#side")) window.scrollBy(0, moved);
}

function rebuild(id, rows, add) {
  const block = document.getElementById(id);
  const fields = () => Array.from(block.querySelectorAll("input, select, textarea"));
  const at = fields().indexOf(document.activeElement);
  block.textContent = "";
  for (const row of rows) add(row);
  if (at >= 0 && fields()[at]) fields()[at].focus({ preventScroll: true });
}

function keysOf(rows, found) {
  for (const row of rows) {
    found.add(row.key);
    keysOf(row.passages || [], found);
  }
  return found;
}

// Cards that are gone go first, so that those which stay need not be moved past them.
function applyPassages(wanted) {
  const root = document.getElementById("passages");
  const keys = keysOf(wanted, new Set());
  for (const card of root.querySelectorAll(".passage")) {
    if (keys.has(card.dataset.key)) continue;
    for (const inner of card.querySelectorAll(".passage")) if (keys.has(inner.dataset.key)) root.appendChild(inner);
    card.remove();
  }
  arrange(root, wanted);
}

function arrange(list, wanted) {
  wanted.forEach((passage, i) => {
    const card = cardFor(passage, Number(list.dataset.depth));
    if (list.children[i] !== card) list.insertBefore(card, list.children[i] || null);
    if (passage.type === "section") arrange(card.querySelector(":scope > .passages"), passage.passages);
  });
}

function cardFor(passage, depth) {
  const card = document.querySelector('#passages .passage[data-key="' + passage.key + '"]');
  if (card && card.dataset.type === passage.type) {
    passages.rewrite(card, passage);
    return card;
  }
  if (card) card.remove();
  return passages.makeCard(passage.type === "section" ? Object.assign({}, passage, { passages: [] }) : passage, depth);
}

// 已并入××于10:32改动的2处: each place a way to it; nothing to press, nothing that moves.
export function sayMerged(merged) {
  const line = document.getElementById("merged");
  line.hidden = !merged.places.length;
  line.textContent = "已并入" + merged.names + "于" + merged.at + "改动的" + merged.places.length + "处";
  merged.places.slice(0, 6).forEach((place, i) => {
    line.appendChild(document.createTextNode(i ? "、" : "："));
    const field = fieldAt({ place, field: "" });
    if (!field) {
      line.appendChild(document.createTextNode(place === "passages" ? "次序" : "删去一段"));
      return;
    }
    const way = document.createElement("button");
    way.type = "button";
    way.className = "as-link";
    way.textContent = nameOf(place, field);
    way.addEventListener("click", () => goTo({ place, field: "" }));
    line.appendChild(way);
  });
  if (merged.places.length > 6) line.appendChild(document.createTextNode("等"));
}

function nameOf(place, field) {
  const card = field.closest(".passage");
  if (card) return card.querySelector(".number").textContent.replace("段", "一段");
  const label = field.labels && field.labels[0];
  return (label ? label.textContent : { attachments: "附件", issuers: "署名" }[place] || "一处").trim();
}
