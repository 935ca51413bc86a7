// 用语: phrases put in at the caret, past replies by words, proposals like this one, a paragraph taken over.

import { button, make } from "../elements.js";
import { makeCard } from "../passages.js";
import { placeOf } from "../places.js";
import { fieldInUse, insertAtCaret, watchCaret } from "./caret.js";
import { drawAlike, drawHit } from "./hit.js";
import { Sources } from "./sources.js";

const box = () => document.getElementById("wording");
const part = (selector) => box().querySelector(selector);
const WHERE = "请先点正文中要放入的位置。";
let turn = 0;
let before = "";

export function start(editor) {
  const sources = new Sources(editor, box().dataset.sourcesUrl);
  const acts = { insert: (hit, one) => insert(hit, one, sources), add: (hit, one) => add(editor, hit, one, sources) };
  watchCaret(editor.form);
  let isLoaded = false;
  document.getElementById("side").addEventListener("panel", (event) => {
    if (event.detail !== "wording" || isLoaded) return;
    isLoaded = true;
    load(editor);
  });
  // What is typed here is no part of the letter: nothing to save.
  box().addEventListener("input", (event) => {
    event.stopPropagation();
    if (event.target.matches("[data-filter]")) filter(event.target.value);
  });
  const words = document.getElementById("wording-words");
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && event.keyCode !== 229) search(editor, acts, "");
  });
  part('[data-act="search"]').addEventListener("click", () => search(editor, acts, ""));
  part('[data-act="more"]').addEventListener("click", () => search(editor, acts, before));
}

const say = (sentence) => {
  part(".wording-note").textContent = sentence;
};

async function load(editor) {
  const answer = await editor.ask(box().dataset.url);
  if (!answer.phrases) {
    say(answer.sentence);
    return;
  }
  fill("[data-alike]", answer.alike.map(drawAlike), "没有相近的、已答复的提案。");
  fill("[data-phrases]", answer.phrases.map(drawPhrase), "还没有常用语。");
  part('[data-part="alike"] .count').textContent = answer.alike.length || "";
  part('[data-part="phrases"] .count').textContent = answer.phrases.length || "";
}

function fill(selector, rows, empty) {
  const list = part(selector);
  list.textContent = "";
  for (const row of rows.length ? rows : [make("li", "soft", empty)]) list.appendChild(row);
}

function drawPhrase(one) {
  const row = make("li", "");
  const insert = button(one.text, () => say(insertAtCaret(one.text) ? "" : WHERE), "phrase-insert");
  if (one.whose) insert.appendChild(make("span", "phrase-whose", one.whose));
  row.appendChild(insert);
  return row;
}

function filter(words) {
  for (const row of part("[data-phrases]").children) row.hidden = row.textContent.indexOf(words.trim()) < 0;
}

async function search(editor, acts, from) {
  const mine = ++turn;
  const words = document.getElementById("wording-words").value;
  say("正在查找……");
  const query = "?q=" + encodeURIComponent(words) + (from ? "&before=" + from : "");
  const answer = await editor.ask(box().dataset.foundUrl + query);
  if (mine !== turn) return;
  say(answer.sentence);
  const list = part("[data-hits]");
  if (!from) list.textContent = "";
  for (const hit of answer.hits || []) list.appendChild(drawHit(hit, acts));
  before = answer.before || "";
  part('[data-act="more"]').hidden = !before;
}

// Into the field that was being written in, at its caret.
async function insert(hit, one, sources) {
  const field = insertAtCaret(textFor(one));
  if (!field) {
    say(WHERE);
    return;
  }
  const place = placeOf(field);
  say(taken(hit, one) + (place ? await sources.note(place.place, hit.reply, one.key) : ""));
}

const textFor = (one) => {
  const field = fieldInUse();
  const oneLine = field && (field.tagName === "INPUT" || field.dataset.oneLine !== undefined);
  return oneLine ? one.whole.split("\n").join("") : one.whole;
};

const taken = (hit, one) => "已放入，取自" + hit.number + "。" + one.warning;

// A card of its own after the one in use, or at the end of the text.
async function add(editor, hit, one, sources) {
  const field = fieldInUse();
  const card = field && field.closest(".passage");
  const isItem = one.kind === "item";
  const said = isItem ? { type: "item", lead_in: one.lead_in, text: one.text, more: one.more } : { type: "paragraph", text: one.text };
  const made = makeCard(said, 1);
  if (!card) document.getElementById("passages").appendChild(made);
  else if (card.dataset.type === "section") card.querySelector(":scope > .passages").appendChild(made);
  else card.insertAdjacentElement("afterend", made);
  editor.changed();
  made.querySelector('[data-field="text"]').focus();
  say(taken(hit, one) + (await sources.note(made.dataset.key, hit.reply, one.key)));
}
