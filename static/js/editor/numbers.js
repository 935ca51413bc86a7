// The numbers a letter prints, from the order of its passages: 一、（一）1. 一是. Nobody types them.

export const DEPTH_MAX = 3;
const DIGITS = "零一二三四五六七八九";

export function chineseNumeral(n) {
  if (n < 10) return DIGITS[n];
  if (n < 20) return "十" + (n % 10 ? DIGITS[n % 10] : "");
  if (n < 100) return DIGITS[Math.floor(n / 10)] + "十" + (n % 10 ? DIGITS[n % 10] : "");
  const rest = n % 100;
  return DIGITS[Math.floor(n / 100)] + "百" + (rest ? (rest < 10 ? "零" : "") + (rest < 20 && rest > 9 ? "一" : "") + chineseNumeral(rest) : "");
}

function sectionNumber(n, depth) {
  if (depth === 1) return chineseNumeral(n) + "、";
  if (depth === 2) return "（" + chineseNumeral(n) + "）";
  return n + ".";
}

// Writes the number of every card of a list, and the label its fields carry for a screen reader.
// A list that was moved learns its new depth; under the third level no heading can be added.
export function renumber(list, depth) {
  list.dataset.depth = depth;
  const heading = list.parentElement.querySelector(':scope > .adds [data-add="section"]');
  if (heading) heading.hidden = depth > DEPTH_MAX;
  const several = list.querySelectorAll(':scope > [data-type="item"]').length > 1; // a single item bears no number
  let sections = 0;
  let items = 0;
  for (const card of list.children) {
    let number = "";
    if (card.dataset.type === "section") {
      sections += 1;
      number = sectionNumber(sections, depth);
    } else if (card.dataset.type === "item") {
      items += 1;
      if (several) number = chineseNumeral(items) + "是";
    }
    const shown = number || (card.dataset.type === "item" ? "条" : "段");
    card.querySelector(".number").textContent = shown;
    for (const field of card.querySelectorAll(":scope > .passage-row [data-field]")) {
      field.setAttribute("aria-label", shown + " " + field.dataset.label);
    }
    const inner = card.querySelector(":scope > .passages");
    if (inner) renumber(inner, depth + 1);
    for (const button of card.querySelectorAll(":scope > .passage-row button")) {
      button.setAttribute("aria-label", button.textContent.trim() + " " + shown);
    }
  }
}
