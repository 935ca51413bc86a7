// 建议点: what the proposal asks for, which passages answer it, and why one is left out. Marks go by the passage's key.

import { button, make } from "../elements.js";
import { goTo } from "../places.js";
import { openPanel, sayCount } from "./tabs.js";
import { holdTyping } from "./typing.js";

const box = () => document.getElementById("asks");
let asks = [];
let kinds = [];
let turn = 0;

export function start(editor) {
  const url = box().dataset.url;
  const act = async (data) => {
    if (data.key) await editor.saver.save(); // a card that is not saved yet has no passage that could answer
    const answer = await editor.ask(url, data);
    turn += 1; // what was asked before this was done is old news
    return take(answer, act);
  };
  const refresh = async () => {
    const mine = ++turn;
    const answer = await editor.ask(url);
    if (mine === turn) take(answer, act);
  };
  editor.form.addEventListener("letter:shown", refresh);
  editor.form.addEventListener("letter:saved", refresh);
  // A card that is added gets its row of marks as well.
  new MutationObserver(() => drawRows(act)).observe(document.getElementById("passages"), { childList: true, subtree: true });
  if (new URLSearchParams(location.search).get("panel") === "asks") openPanel("asks");
}

function take(answer, act) {
  const summary = box().querySelector(".asks-summary");
  if (!answer.asks) {
    summary.textContent = answer.sentence;
    return answer.sentence;
  }
  asks = answer.asks;
  kinds = answer.kinds;
  sayCount("asks", answer.forgotten ? answer.forgotten + "未答" : "");
  if (!asks.length) summary.textContent = "登记的提案没有列出建议点。";
  else summary.textContent = answer.forgotten ? "还有" + answer.forgotten + "个建议点没有答复，也没有写明理由。" : "建议点都已答复，或已写明理由。";
  const list = box().querySelector("ol");
  const putBack = holdTyping(".ask-reason");
  list.textContent = "";
  for (const ask of asks) list.appendChild(drawAsk(ask, act));
  putBack();
  drawRows(act);
  return "";
}

function drawAsk(ask, act) {
  const row = make("li", "ask");
  row.dataset.row = "ask " + ask.id;
  row.appendChild(make("p", "ask-text", ask.mark + (ask.number ? "（" + ask.number + "）" : "") + ask.text));
  const where = make("p", "ask-where", "");
  ask.keys.forEach((key, place) => {
    where.appendChild(button("答复于" + ask.said[place], () => goTo({ place: key, field: "text", line: 0 })));
  });
  if (ask.reason) {
    where.appendChild(make("span", "", "不答复：" + ask.reason.said + "（" + ask.reason.by + "）"));
    where.appendChild(button("撤销理由", () => act({ ask: ask.id, kind: "" })));
  } else if (!ask.keys.length) {
    where.appendChild(make("strong", "ask-open", "未答复"));
    where.appendChild(button("写明不答复的理由", () => openReason(row, ask, act)));
  }
  row.appendChild(where);
  return row;
}

function openReason(row, ask, act) {
  if (row.querySelector(".ask-reason")) return;
  const form = make("div", "ask-reason");
  const choose = document.createElement("select");
  choose.className = "form-select";
  choose.setAttribute("aria-label", ask.mark + "不答复的理由");
  for (const one of kinds) choose.appendChild(new Option(one.label, one.kind));
  const text = document.createElement("input");
  text.className = "form-control";
  text.maxLength = 300;
  text.placeholder = "说明（选“其他”须写）";
  text.setAttribute("aria-label", ask.mark + "不答复的说明");
  form.appendChild(choose);
  form.appendChild(text);
  form.appendChild(button("记下理由", async () => {
    if (choose.value === "other" && !text.value.trim()) text.focus();
    else if (!(await act({ ask: ask.id, kind: choose.value, text: text.value }))) form.remove();
  }, "btn btn-sm btn-outline-primary"));
  row.appendChild(form);
  choose.focus();
}

// Under each item and paragraph the numbers of the asks; those it answers are pressed.
function drawRows(act) {
  for (const card of document.querySelectorAll('.passage[data-type="item"], .passage[data-type="paragraph"]')) {
    const fields = card.querySelector(":scope > .passage-row > .passage-fields");
    let row = fields.querySelector(":scope > .ask-row");
    const said = JSON.stringify(asks.map((ask) => [ask.id, ask.keys.indexOf(card.dataset.key) >= 0]));
    if (!asks.length || (row && row.dataset.said === said)) {
      if (row && !asks.length) row.remove();
      continue;
    }
    if (!row) {
      row = make("div", "ask-row");
      row.setAttribute("role", "group");
      row.setAttribute("aria-label", "答复的建议点");
      fields.insertBefore(row, fields.querySelector(":scope > .notes-under"));
    }
    redraw(row, card.dataset.key, act);
    row.dataset.said = said;
  }
}

function redraw(row, key, act) {
  const focused = row.contains(document.activeElement) ? document.activeElement.dataset.ask : "";
  row.textContent = "答复建议点";
  for (const ask of asks) {
    const tied = ask.keys.indexOf(key) >= 0;
    const mark = button(ask.mark, () => act({ ask: ask.id, key, tied: mark.getAttribute("aria-pressed") !== "true" }), "ask-mark");
    mark.dataset.ask = ask.id;
    mark.title = ask.text;
    mark.setAttribute("aria-label", ask.mark + ask.text);
    mark.setAttribute("aria-pressed", String(tied));
    row.appendChild(mark);
    if (String(ask.id) === focused) mark.focus();
  }
}
