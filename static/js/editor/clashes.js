// The places both touched: for each the two texts side by side and a choice; everything else is joined by itself.

import { make } from "./elements.js";
import { words } from "./flat.js";

const WORDS = { theirs: "用对方的", mine: "用我的", both: "两段都留" };
const panel = () => document.getElementById("clashes");
let shown = [];

// A place's words as a person reads them.
function said(place, value) {
  if (value === null || value === undefined) return "（删去）";
  if (value.type === "section") return value.heading || "（空）";
  if (value.type) return [(value.lead_in || "") + value.text].concat(value.more || []).join("\n") || "（空）";
  return words(place, value) || "（空）";
}

export function showClashes(answer, choose) {
  const before = new Map(shown.map((one) => [JSON.stringify([one.place, one.theirs, one.mine]), pickOf(one.place)]));
  shown = answer.places;
  panel().querySelector("[data-who]").textContent = answer.saved_by + "于" + answer.saved_at + "保存了第" + answer.version + "版";
  panel().querySelector("[data-count]").textContent = shown.length;
  const list = panel().querySelector("ol");
  list.textContent = "";
  shown.forEach((one, i) => list.appendChild(rowOf(one, i, before.get(JSON.stringify([one.place, one.theirs, one.mine])))));
  panel().querySelector("[data-say]").textContent = "";
  panel().querySelector("[data-choose]").onclick = () => send(choose);
  for (const element of [panel(), document.getElementById("go-clashes")]) element.hidden = false;
  // Whoever is writing goes on writing; the head of the page leads here.
  const field = document.activeElement;
  if (!field || !field.closest(".editor-text")) panel().querySelector("h2").focus();
}

export function hideClashes() {
  for (const element of [panel(), document.getElementById("go-clashes")]) element.hidden = true;
  shown = [];
}

export function startClashes() {
  document.getElementById("go-clashes").addEventListener("click", () => {
    panel().scrollIntoView({ block: "center" });
    panel().querySelector("h2").focus();
  });
}

function rowOf(one, i, picked) {
  const row = make("li", "clash");
  const group = make("fieldset");
  group.appendChild(make("legend", "", one.said));
  const columns = make("div", "conflict-columns");
  for (const [side, title] of [["theirs", "对方的"], ["mine", "我的"]]) {
    const column = make("div");
    column.appendChild(make("p", "clash-side", title));
    const text = make("p", "clash-text", said(one.place, one[side]));
    text.dataset.side = side;
    column.appendChild(text);
    columns.appendChild(column);
  }
  group.appendChild(columns);
  const picks = make("p", "clash-picks");
  for (const pick of one.may_both ? ["theirs", "mine", "both"] : ["theirs", "mine"]) {
    const label = make("label");
    const input = make("input");
    Object.assign(input, { type: "radio", name: "clash-" + i, value: pick, checked: pick === picked });
    input.dataset.pick = one.place;
    label.appendChild(input);
    label.appendChild(document.createTextNode(" " + WORDS[pick]));
    picks.appendChild(label);
  }
  group.appendChild(picks);
  row.appendChild(group);
  return row;
}

function pickOf(place) {
  const input = Array.from(panel().querySelectorAll("input:checked")).find((one) => one.dataset.pick === place);
  return input ? input.value : "";
}

function send(choose) {
  const open = shown.find((one) => !pickOf(one.place));
  if (open) {
    panel().querySelector("[data-say]").textContent = "还有没选的：" + open.said + "。";
    Array.from(panel().querySelectorAll("input")).find((one) => one.dataset.pick === open.place).focus();
    return;
  }
  const choices = {};
  for (const one of shown) choices[one.place] = { pick: pickOf(one.place), theirs: one.theirs, mine: one.mine };
  choose(choices, shown[0].place);
}
