// A letter as rows [label, words], for laying two side by side and for copying as plain text.

const HEAD = [
  ["title", "标题"], ["addressees", "主送"], ["copies", "分送"], ["opening", "开头"],
];
const TAIL = [
  ["closing", "结尾"], ["outcome", "分类"], ["disclosure", "公开属性"], ["disclosure_reason", "不公开理由"],
  ["urgency", "紧急程度"], ["contact_name", "联系人"], ["contact_phone", "联系电话"], ["copied_to", "抄送"], ["print_run", "印制份数"],
];
const TICKS = [["with_feedback", "附征询意见表"], ["is_wet_stamped", "手工盖章"]];

const plain = (value) => (Array.isArray(value) ? value.join("；") : String(value === undefined || value === null ? "" : value));

// What a choice is called on the page: 主动公开, not its code.
function named(select, code) {
  const option = select && Array.from(select.options).find((one) => one.value === String(code));
  return option && code ? option.textContent.trim() : plain(code);
}

// One field in a person's words.
export function words(name, value) {
  const field = document.getElementById("letter").elements[name];
  if (name === "issuers") return value.map((unit) => named(document.getElementById("card-issuer").content.querySelector("select"), unit)).join("\n");
  if (name === "attachments") return value.map((one) => [one.name].concat(one.paragraphs, one.rows.map((row) => row.join(" | "))).join("\n")).join("\n");
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.join("\n");
  return field && field.options ? named(field, value) : plain(value);
}

export function flat(letter) {
  const fields = document.getElementById("letter").elements;
  const units = document.getElementById("card-issuer").content.querySelector("select");
  const shown = (name) => (fields[name] && fields[name].options ? named(fields[name], letter[name]) : plain(letter[name]));
  const rows = HEAD.map(([name, label]) => [label, shown(name)]);
  walk(letter.passages || [], rows);
  for (const [name, label] of TAIL) rows.push([label, shown(name)]);
  for (const attachment of letter.attachments || []) {
    rows.push(["附件", [attachment.name].concat(attachment.paragraphs || [], (attachment.rows || []).map((r) => r.join(" | "))).join("\n")]);
  }
  rows.push(["署名", (letter.issuers || []).map((unit) => named(units, unit)).join("；")]);
  for (const [name, label] of TICKS) rows.push([label, letter[name] ? "是" : "否"]);
  return rows;
}

function walk(passages, rows) {
  for (const passage of passages) {
    if (passage.type === "section") {
      rows.push(["小标题", passage.heading]);
      walk(passage.passages, rows);
    } else if (passage.type === "item") {
      rows.push(["条目", [passage.lead_in + passage.text].concat(passage.more || []).join("\n")]);
    } else {
      rows.push(["段落", passage.text]);
    }
  }
}
