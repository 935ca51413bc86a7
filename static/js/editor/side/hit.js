// One past letter as a row: which, its paragraphs with the words marked, and how to take one over.
// acts: {insert(hit, paragraph), add(hit, paragraph)}

import { button, make } from "../elements.js";

// The letter by its number, in a window of its own: the draft stays where it is.
export function letterLine(one) {
  const line = make("p", "");
  const link = make("a", "", one.number);
  link.href = one.href;
  link.target = "_blank";
  link.rel = "noopener";
  link.setAttribute("aria-label", one.number + "（在新窗口打开）");
  line.appendChild(link);
  line.appendChild(document.createTextNode("　" + [one.dated, one.outcome].filter(Boolean).join("　")));
  return line;
}

function pieces(shown) {
  const line = make("p", "");
  for (const [words, isWord] of shown) line.appendChild(isWord ? make("mark", "", words) : document.createTextNode(words));
  return line;
}

export function drawHit(one, acts) {
  const row = make("li", "hit");
  row.appendChild(letterLine(one));
  row.appendChild(make("p", "small", one.title + "　" + one.unit));
  for (const paragraph of one.paragraphs) {
    const box = make("div", "hit-paragraph");
    const start = paragraph.whole.slice(0, 12);
    box.appendChild(pieces(paragraph.shown));
    if (paragraph.warning) box.appendChild(make("p", "hit-warning", paragraph.warning));
    const line = make("p", "hit-acts");
    line.appendChild(button("加在本段之后", () => acts.add(one, paragraph), "", start));
    line.appendChild(button("插到光标处", () => acts.insert(one, paragraph), "", start));
    box.appendChild(line);
    row.appendChild(box);
  }
  if (one.shown.length) row.appendChild(pieces(one.shown));
  return row;
}

export function drawAlike(one) {
  const row = make("li", "hit");
  row.appendChild(make("p", "", one.proposal + "《" + one.proposal_title + "》"));
  row.appendChild(letterLine(one));
  row.appendChild(make("p", "small soft", "共有的词：" + one.shared.join("、")));
  if (one.promises.length) {
    row.appendChild(make("p", "small", "答复时说过要做的："));
    const list = make("ul", "alike-promises");
    for (const words of one.promises) list.appendChild(make("li", "", words));
    row.appendChild(list);
  }
  return row;
}
