// 校核: what is found in the saved letter, as a list beside the text and as a line under the field it stands in.

import { fieldAt, goTo, noteUnder, replaceAt } from "../places.js";
import { drawFinding, drawSetAside } from "./proof-row.js";
import { openPanel, sayCount } from "./tabs.js";
import { holdTyping } from "./typing.js";

const WORDS = { error: "必错", suspect: "疑似", hint: "提示" };
const box = () => document.getElementById("proof");
let found = [];
let turn = 0;

export function start(editor) {
  const acts = {
    go: (one) => {
      if (!goTo(one, one.span)) editor.form.elements.title.focus();
    },
    fix: (one) => fix(editor, [one]),
    fixAll: (one) => fix(editor, found.filter((other) => other.rule === one.rule && canFix(other))),
    ignore: (one, answer) => settle(editor, acts, Object.assign({ rule: one.rule, place: one.place, words: one.words }, answer)),
    back: (one) => settle(editor, acts, { back: one.answer.id }),
    countOf: (rule) => found.filter((other) => other.rule === rule && canFix(other)).length,
    helpOf: (rule) => box().dataset.rulesUrl + "#" + rule,
  };
  const refresh = () => load(editor, acts);
  editor.form.addEventListener("letter:saved", refresh);
  editor.form.addEventListener("letter:shown", refresh);
  document.getElementById("proof-badge").addEventListener("click", () => openPanel("proof"));
}

const canFix = (one) => typeof one.fix === "string" && Boolean(one.span);

async function load(editor, acts) {
  const mine = ++turn;
  const answer = await editor.ask(box().dataset.url);
  if (mine === turn) show(answer, acts);
}

function show(answer, acts) {
  const summary = box().querySelector(".proof-summary");
  if (!answer.findings) {
    summary.textContent = answer.sentence;
    return;
  }
  found = answer.findings;
  const said = countWords(answer.counts);
  summary.textContent = said ? "有" + said + "。" : "没有发现问题。";
  sayCount("proof", said);
  const badge = document.getElementById("proof-badge");
  badge.textContent = "校核 " + (said || "无问题");
  badge.dataset.level = Object.keys(WORDS).find((level) => answer.counts[level]) || "none";
  const putBack = holdTyping(".finding-reason");
  fill(box().querySelector("[data-open]"), found.map((one) => drawFinding(one, acts)));
  const rest = box().querySelector("[data-set-aside]");
  rest.hidden = !answer.ignored.length;
  rest.querySelector("span").textContent = answer.ignored.length;
  fill(rest.querySelector("ol"), answer.ignored.map((one) => drawSetAside(one, acts)));
  drawNotes(acts);
  putBack();
}

export function countWords(counts) {
  return Object.keys(WORDS).filter((level) => counts[level]).map((level) => counts[level] + WORDS[level]).join(" ");
}

function fill(list, rows) {
  list.textContent = "";
  for (const row of rows) list.appendChild(row);
}

// Under each field what is found in it, the sentence and the fix; a hint, and what is said of the whole text, stays in
// the list.
function drawNotes(acts) {
  for (const old of document.querySelectorAll('.notes-under[data-kind="proof"]')) old.textContent = "";
  for (const one of found) {
    const field = one.level !== "hint" && one.place !== "passages" && fieldAt(one);
    if (field) noteUnder(field, "proof", drawFinding(one, acts, "div"), one);
  }
}

// From the end of a text to its beginning, so that what is still to mend stands where it was found.
function fix(editor, list) {
  const done = list.slice().sort((a, b) => b.span[0] - a.span[0]).filter((one) => replaceAt(one, one.span, one.words, one.fix));
  if (done.length) editor.saver.save();
  else box().querySelector(".proof-summary").textContent = "文字已经改动，保存后重新校核。";
}

async function settle(editor, acts, data) {
  await editor.saver.save();
  const mine = ++turn;
  const answer = await editor.ask(box().dataset.ignoreUrl, data);
  if (mine === turn) show(answer, acts);
  if (!answer.findings) window.alert(answer.sentence);
}
