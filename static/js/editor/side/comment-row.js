// One comment as a row: where, what was marked, what is said, the answers, and what can be done.
// acts: {go(comment) or null, send(data) → promise}

import { button, make } from "../elements.js";

export function drawComment(one, acts, tag) {
  const row = make(tag || "li", "comment" + (one.settled ? " is-settled" : ""));
  row.dataset.row = "comment " + one.id;
  const head = make("p", "comment-head");
  if (acts.go && one.place) head.appendChild(button(one.said, () => acts.go(one), "", one.text));
  else head.appendChild(make("span", "", one.said));
  head.appendChild(make("span", "soft small", one.who));
  row.appendChild(head);
  if (one.words) row.appendChild(make("p", "comment-words", "“" + one.words + "”" + gone(one)));
  else if (one.homeless) row.appendChild(make("p", "comment-words", "原在“" + one.was + "”，该段已删去"));
  row.appendChild(make("p", "comment-text", one.text));
  for (const answer of one.answers) row.appendChild(make("p", "comment-answer", answer.text + "　——" + answer.who));
  if (one.settled) row.appendChild(make("p", "soft small", "已处理：" + one.settled));
  row.appendChild(actsOf(row, one, acts));
  return row;
}

function gone(one) {
  if (one.homeless) return "（原在“" + one.was + "”，该段已删去）";
  return one.changed ? "（原文已改）" : "";
}

function actsOf(row, one, acts) {
  const line = make("p", "comment-acts");
  line.appendChild(button("答复", () => openAnswer(row, one, acts), "", one.text));
  if (one.settled) line.appendChild(button("重新打开", () => acts.send({ act: "reopen", id: one.id }), "", one.text));
  else line.appendChild(button("已处理", () => acts.send({ act: "settle", id: one.id }), "", one.text));
  return line;
}

function openAnswer(row, one, acts) {
  if (row.querySelector(".comment-write")) return;
  const write = writeBox("答复这条批注", "答复", async (text) => {
    const refused = await acts.send({ act: "answer", id: one.id, text });
    if (!refused) write.remove();
    return refused;
  });
  row.appendChild(write);
  write.querySelector("textarea").focus();
}

// A box to write in; what was typed stays until it has been taken.
export function writeBox(label, word, send) {
  const form = make("div", "comment-write");
  const area = make("textarea", "form-control");
  area.rows = 2;
  area.maxLength = 1000;
  area.setAttribute("aria-label", label);
  area.placeholder = label;
  const note = make("p", "comment-note");
  note.setAttribute("role", "status");
  const act = make("button", "btn btn-sm btn-outline-primary", word);
  act.type = "button";
  act.addEventListener("click", async () => {
    if (!area.value.trim()) {
      area.focus();
      return;
    }
    act.disabled = true;
    const refused = await send(area.value);
    act.disabled = false;
    note.textContent = refused || "";
    if (!refused) area.value = "";
  });
  form.appendChild(area);
  form.appendChild(act);
  form.appendChild(note);
  return form;
}
