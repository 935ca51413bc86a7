// The cards of the text: built from the letter's JSON, read back from the page. The page is the state.

import { renumber } from "./numbers.js";

const root = () => document.getElementById("passages");

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (b) => ("0" + b.toString(16)).slice(-2)).join("");
}

function blank(type) {
  if (type === "section") return { type, heading: "", passages: [] };
  if (type === "item") return { type, lead_in: "", text: "", more: [] };
  return { type, text: "" };
}

export function grow(area) {
  area.style.height = "auto";
  area.style.height = area.scrollHeight + 2 + "px";
}

export function makeCard(passage, depth) {
  const card = document.getElementById("card-" + passage.type).content.firstElementChild.cloneNode(true);
  card.dataset.key = passage.key || newKey();
  const field = (name) => card.querySelector('[data-field="' + name + '"]');
  if (passage.type === "section") {
    field("heading").value = passage.heading;
    const inner = card.querySelector(".passages");
    inner.dataset.depth = depth + 1;
    fill(inner, passage.passages);
  } else {
    field("text").value = [passage.text].concat(passage.more || []).join("\n");
    if (passage.type === "item") field("lead_in").value = passage.lead_in;
  }
  return card;
}

// What a passage says, on the card it has: a field that says it already is not touched.
export function rewrite(card, passage) {
  const now = readCard(card);
  const texts = (one) => [one.text].concat(one.more || []).join("\n");
  const set = (name, value) => {
    card.querySelector(':scope > .passage-row [data-field="' + name + '"]').value = value;
  };
  if (passage.type === "section") {
    if (now[0].heading !== passage.heading) set("heading", passage.heading);
    return;
  }
  if (now.length > 1 || texts(now[0]) !== texts(passage)) set("text", texts(passage));
  if (passage.type === "item" && now[0].lead_in !== passage.lead_in) set("lead_in", passage.lead_in);
}

export function fill(list, passages) {
  const depth = Number(list.dataset.depth);
  list.textContent = "";
  for (const passage of passages) list.appendChild(makeCard(passage, depth));
}

export function show(passages) {
  fill(root(), passages);
  settle();
}

// After any change of order or number: numbers, heights.
export function settle() {
  renumber(root(), 1);
  growAll();
}

// All at once: writing, reading and writing again in three passes lays the page out twice, not once a field.
export function growAll() {
  const areas = Array.from(document.querySelectorAll(".grows"));
  for (const area of areas) area.style.height = "auto";
  const heights = areas.map((area) => area.scrollHeight);
  areas.forEach((area, i) => {
    area.style.height = heights[i] + 2 + "px";
  });
}

const lines = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line);

function readCard(card) {
  const value = (name) => card.querySelector(':scope > .passage-row [data-field="' + name + '"]').value;
  const key = card.dataset.key;
  if (card.dataset.type === "section") {
    const inner = card.querySelector(":scope > .passages");
    return [{ type: "section", key, heading: lines(value("heading")).join(""), passages: read(inner) }];
  }
  const texts = lines(value("text"));
  if (card.dataset.type === "item") {
    return [{ type: "item", key, lead_in: lines(value("lead_in")).join(""), text: texts[0] || "", more: texts.slice(1) }];
  }
  const first = { type: "paragraph", key, text: texts[0] || "" };
  return [first].concat(texts.slice(1).map((text, i) => ({ type: "paragraph", key: key.slice(0, 30) + "." + (i + 1), text })));
}

export function read(list) {
  const passages = [];
  for (const card of (list || root()).children) passages.push(...readCard(card));
  return passages;
}

// One paragraph a card: what was pasted with line breaks becomes cards of its own when the field is left.
export function divide(card) {
  const area = card.querySelector('[data-field="text"]');
  const texts = lines(area.value);
  if (card.dataset.type !== "paragraph" || texts.length < 2) return false;
  area.value = texts[0];
  let after = card;
  for (const text of texts.slice(1)) {
    const next = makeCard({ type: "paragraph", text }, 1);
    after.insertAdjacentElement("afterend", next);
    after = next;
  }
  settle();
  return true;
}

export function add(list, type) {
  const card = makeCard(blank(type), Number(list.dataset.depth));
  list.appendChild(card);
  settle();
  card.querySelector("[data-field]").focus();
}

export function step(card, forward) {
  const other = forward ? card.nextElementSibling : card.previousElementSibling;
  if (!other) return false;
  other.insertAdjacentElement(forward ? "afterend" : "beforebegin", card);
  settle();
  return true;
}

export function characterCount(card) {
  return Array.from(card.querySelectorAll("[data-field]")).reduce((sum, f) => sum + f.value.trim().length, 0);
}
