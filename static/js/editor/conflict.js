// Two saved at once: both texts side by side, who and when; nothing is thrown away before a choice.

import { flat } from "./flat.js";

export function showConflict(panel, answer, mine, choose) {
  panel.querySelector("[data-who]").textContent = answer.saved_by + "于" + answer.saved_at + "保存了第" + answer.version + "版";
  const theirs = flat(answer.letter);
  const own = flat(mine);
  fillColumn(panel.querySelector("[data-theirs]"), theirs, new Set(own.map(String)));
  fillColumn(panel.querySelector("[data-mine]"), own, new Set(theirs.map(String)));
  panel.hidden = false;
  panel.querySelector("h2").focus();
  panel.querySelector("[data-keep-mine]").onclick = () => choose("mine", panel);
  panel.querySelector("[data-take-theirs]").onclick = () => choose("theirs", panel);
}

// With onlyDifferent, what both say is left out.
export function fillColumn(column, rows, other, onlyDifferent) {
  column.textContent = "";
  for (const row of rows) {
    if (onlyDifferent && other.has(String(row))) continue;
    const line = document.createElement("p");
    if (!other.has(String(row))) {
      line.className = "differs";
      const mark = document.createElement("span");
      mark.className = "mark";
      mark.textContent = "不同 ";
      line.appendChild(mark);
    }
    const label = document.createElement("span");
    label.className = "soft";
    label.textContent = row[0] + "：";
    line.appendChild(label);
    line.appendChild(document.createTextNode(row[1] || "（空）"));
    column.appendChild(line);
  }
}
