// The outline at the side: the parts of the letter and its headings, each leading to its field.

export function drawOutline(list) {
  const entries = [];
  for (const card of document.querySelectorAll("#passages > .passage")) {
    const number = card.querySelector(".number").textContent;
    const field = card.querySelector("[data-field]");
    const words = shortened(field.value.trim(), card.dataset.type === "item" ? 9 : 16) || "（空）";
    if (card.dataset.type === "section") entries.push([number + words, field, countItems(card)]);
    else if (card.dataset.type === "item") entries.push([number + " " + words, field, ""]);
  }
  list.textContent = "";
  for (const [words, field, note] of entries) list.appendChild(entryOf(words, field, note));
}

function shortened(words, most) {
  return words.length > most ? words.slice(0, most) + "…" : words;
}

function countItems(card) {
  const items = card.querySelectorAll('.passage[data-type="item"]').length;
  return items ? items + "条" : "";
}

function entryOf(words, field, note) {
  const entry = document.createElement("li");
  const link = document.createElement("button");
  link.type = "button";
  link.className = "as-link";
  link.textContent = words;
  link.addEventListener("click", () => {
    field.focus();
    field.scrollIntoView({ block: "center" });
  });
  entry.appendChild(link);
  if (note) {
    const count = document.createElement("span");
    count.className = "soft small";
    count.textContent = " " + note;
    link.appendChild(count);
  }
  return entry;
}
