// 批注 in the editor: the list beside the text, a thin note under each field, a box for what is marked in the text.

import { fieldAt, goTo, marked, noteUnder, placeOf } from "../places.js";
import { drawComment, writeBox } from "./comment-row.js";
import { openPanel, sayCount } from "./tabs.js";
import { holdTyping } from "./typing.js";

const box = () => document.getElementById("comments");
let target = null;
let turn = 0;

export function start(editor) {
  const url = box().dataset.url;
  const acts = {
    go,
    send: async (data) => {
      const answer = await editor.ask(url, data);
      turn += 1; // what was asked before this was done is old news
      return take(answer, acts);
    },
  };
  const refresh = async () => {
    const mine = ++turn;
    const answer = await editor.ask(url);
    if (mine === turn) take(answer, acts);
  };
  editor.form.addEventListener("letter:shown", refresh);
  editor.form.addEventListener("letter:saved", refresh);
  document.addEventListener("selectionchange", () => aim(editor.form));
  editor.form.addEventListener("letter:at", () => aim(editor.form));
  const write = writeBox("写批注", "写批注", async (text) => {
    await editor.saver.save(); // a passage that is not saved yet has no place to hold on to
    return acts.send(Object.assign({ text }, target || {}));
  });
  box().insertBefore(write, box().querySelector("ol"));
  if (new URLSearchParams(location.search).get("panel") === "comments") openPanel("comments");
}

// To the marked words, also where the text has moved since it was saved last.
function go(one) {
  if (!goTo(one, one.span) || !one.words || one.changed) return;
  const field = document.activeElement;
  const now = marked(field);
  const at = now && now.words === one.words ? -1 : field.value.indexOf(one.words);
  if (at >= 0) field.setSelectionRange(at, at + one.words.length);
}

// What a new comment would be on: the words marked last, the field used last.
function aim(form) {
  const field = document.activeElement;
  if (!field || !form.contains(field) || field.closest("#side, .notes-under") || !field.matches("textarea, input, select")) return;
  const place = placeOf(field);
  if (!place || place.place === "attachments" || place.place === "issuers") return;
  const words = marked(field);
  target = { place: place.place, field: place.field, line: words ? words.line : 0, start: words ? words.span[0] : 0, words: words ? words.words.slice(0, 200) : "" };
  const card = field.closest(".passage");
  const label = card ? card.querySelector(".number").textContent : (form.querySelector('label[for="' + field.id + '"]') || field).textContent;
  box().querySelector(".comment-target").textContent = "批在：" + (label.trim() || "正文") + (target.words ? "“" + short(target.words) + "”" : "");
}

const short = (words) => (words.length > 20 ? words.slice(0, 20) + "……" : words);

// Returns the sentence of a refusal, or nothing.
function take(answer, acts) {
  if (!answer.comments) return answer.sentence;
  sayCount("comments", answer.open ? String(answer.open) : "");
  box().querySelector(".comments-summary").textContent = answer.comments.length ? (answer.open ? answer.open + "条没有处理，处理完才能签发。" : "都已处理。") : "还没有批注。";
  const list = box().querySelector("ol");
  const putBack = holdTyping(".comment .comment-write");
  list.textContent = "";
  for (const one of answer.comments) list.appendChild(drawComment(one, acts));
  for (const old of document.querySelectorAll('.notes-under[data-kind="comments"]')) old.textContent = "";
  for (const one of answer.comments) {
    const field = !one.settled && one.place && fieldAt(one);
    if (field) noteUnder(field, "comments", drawComment(one, Object.assign({}, acts, { go: null }), "div"), one);
  }
  putBack();
  return "";
}
