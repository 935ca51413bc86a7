// One finding as a row: where, what, what should stand there, and what can be done about it.

import { button, make } from "../elements.js";

export function drawFinding(one, acts, tag) {
  const row = make(tag || "li", "finding-row finding-" + one.level);
  row.dataset.rule = one.rule;
  row.dataset.row = ["finding", one.rule, one.place, one.words].join(" ");
  const head = make("p", "finding-said");
  head.appendChild(make("strong", "level-" + one.level, one.level_word));
  head.appendChild(document.createTextNode(" " + one.sentence + "。"));
  if (one.wanted) head.appendChild(document.createTextNode(one.wanted + "。"));
  row.appendChild(head);
  if (!tag && one.words) row.appendChild(quoted(one));
  const line = make("p", "finding-acts");
  if (!tag) line.appendChild(button(one.said, () => acts.go(one), "", one.sentence));
  if (typeof one.fix === "string" && one.span) addFixes(line, one, acts);
  if (one.may_be_ignored) line.appendChild(button("忽略", () => askReason(row, one, acts), "", one.sentence));
  const help = make("a", "soft", one.rule + " " + one.name);
  help.href = acts.helpOf(one.rule);
  help.target = "_blank";
  help.rel = "noopener";
  line.appendChild(help);
  row.appendChild(line);
  return row;
}

function quoted(one) {
  const line = make("p", "finding-words", one.before);
  line.appendChild(make("mark", "", one.words));
  line.appendChild(document.createTextNode(one.behind));
  return line;
}

function addFixes(line, one, acts) {
  line.appendChild(button(one.fix ? "改为“" + shown(one.fix) + "”" : "删去“" + shown(one.words) + "”", () => acts.fix(one), "", one.sentence));
  const count = acts.countOf(one.rule);
  if (count > 1) line.appendChild(button("同类" + count + "处全改", () => acts.fixAll(one), "", one.name));
}

const shown = (text) => (text.trim() ? (text.length > 12 ? text.slice(0, 12) + "…" : text) : "空格");

// A 疑似 is set aside with a reason; for good only where it stands on words of its own.
function askReason(row, one, acts) {
  if (row.querySelector(".finding-reason")) return;
  const form = make("div", "finding-reason");
  const label = make("label", "", one.needs_reason ? "忽略的理由（随版本留存，签发人可见）" : "忽略的理由（可不填）");
  const input = make("input", "form-control");
  input.maxLength = 300;
  input.autocomplete = "off";
  label.appendChild(input);
  form.appendChild(label);
  const send = (always) => {
    if (one.needs_reason && !input.value.trim()) {
      input.setAttribute("aria-invalid", "true");
      input.placeholder = "请写明理由";
      input.focus();
      return;
    }
    acts.ignore(one, { reason: input.value.trim(), always });
  };
  form.appendChild(button("本件忽略", () => send(false), "", one.sentence));
  if (one.may_be_always) form.appendChild(button("以后都忽略", () => send(true), "", one.sentence));
  form.appendChild(button("不忽略了", () => form.remove(), "", one.sentence));
  row.appendChild(form);
  input.focus();
}

export function drawSetAside(one, acts) {
  const row = make("li", "finding-row");
  row.dataset.row = ["set aside", one.answer.id].join(" ");
  row.appendChild(make("p", "finding-said", one.level_word + " " + one.sentence + "。"));
  if (one.words) row.appendChild(quoted(one));
  const answer = one.answer;
  row.appendChild(make("p", "soft", answer.by + " " + answer.at + (answer.always ? "（今后都忽略）" : "") + (answer.reason ? "：" + answer.reason : "")));
  if (!answer.always) row.appendChild(button("重新提示", () => acts.back(one), "", one.sentence));
  return row;
}
