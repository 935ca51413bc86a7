// A lost line or a closed browser loses nothing: what is typed is kept within a third of a second, and offered on return.

import { fillColumn } from "./conflict.js";
import { flat } from "./flat.js";
import { answerAs, drop, keep, left } from "./keeping.js";
import { newKey } from "./passages.js";

const WAIT_MS = 250;
const page = newKey();
const bar = () => document.getElementById("unsent");
let timer = 0;
let offered = null;
let restored = null;

export async function startUnsent(editor) {
  const { form, saver, read } = editor;
  const [user, reply] = [form.dataset.user, form.dataset.reply];
  const id = [user, reply, page].join(".");
  const write = () => {
    clearTimeout(timer);
    timer = 0;
    if (saver.isDirty) keep({ id, user, reply, page, at: Date.now(), version: saver.version, base: saver.base, letter: read() });
  };
  answerAs(page);
  form.addEventListener("letter:touched", () => {
    if (!timer) timer = setTimeout(write, WAIT_MS);
  });
  form.addEventListener("letter:saved", () => {
    if (saver.isDirty) return;
    clearTimeout(timer);
    timer = 0;
    drop(id);
    if (restored) drop(restored.id);
    restored = null;
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && write());
  bar().addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) act(editor, button.dataset.unsent, user, reply);
  });
  await offer(editor, user, reply);
}

// The newest that says something else than the page does.
async function offer(editor, user, reply) {
  const now = JSON.stringify(editor.read());
  offered = null;
  for (const record of await left(user, reply)) {
    if (!offered && JSON.stringify(record.letter) !== now) offered = record;
    else if (JSON.stringify(record.letter) === now) drop(record.id);
  }
  bar().hidden = !offered;
  bar().querySelector(".unsent-compare").hidden = true;
  if (offered) bar().querySelector("[data-when]").textContent = clock(new Date(offered.at));
}

function clock(moment) {
  const two = (n) => (n < 10 ? "0" : "") + n;
  const time = two(moment.getHours()) + ":" + two(moment.getMinutes());
  const isToday = moment.toDateString() === new Date().toDateString();
  return isToday ? time : moment.getMonth() + 1 + "月" + moment.getDate() + "日 " + time;
}

async function act(editor, what, user, reply) {
  const record = offered;
  if (!record) return;
  if (what === "compare") {
    compare(editor, record);
  } else if (what === "discard") {
    if (!window.confirm("丢弃" + clock(new Date(record.at)) + "没有保存的文字？丢弃后不能找回。")) return;
    await drop(record.id);
    await offer(editor, user, reply);
  } else if (what === "restore") {
    await restore(editor, record);
  }
}

// The text comes back as it was, on the version it was written on: the save joins it with whatever is newer.
async function restore(editor, record) {
  const { saver } = editor;
  if ((saver.isDirty || saver.running) && !(await saver.save())) return; // what is on this page goes first
  bar().hidden = true;
  offered = null;
  restored = record;
  editor.show(record.letter);
  saver.version = record.version;
  saver.base = record.base;
  editor.changed();
  await saver.save();
}

function compare(editor, record) {
  const box = bar().querySelector(".unsent-compare");
  box.hidden = !box.hidden;
  if (box.hidden) return;
  const [now, then] = [flat(editor.read()), flat(record.letter)];
  fillColumn(box.querySelector("[data-now]"), now, new Set(then.map(String)), true);
  fillColumn(box.querySelector("[data-then]"), then, new Set(now.map(String)), true);
}
