// 批注 on the letter's page and on the page to sign: for who reads the letter without writing on it.

import { ask } from "./editor/asking.js";
import { drawComment, writeBox } from "./editor/side/comment-row.js";
import { holdTyping } from "./editor/side/typing.js";

const box = document.getElementById("comments");

function choice(places) {
  const select = document.createElement("select");
  select.className = "form-select";
  select.setAttribute("aria-label", "批在哪里");
  select.appendChild(new Option("全文", ""));
  for (const one of places) select.appendChild(new Option(one.said, one.place));
  return select;
}

// The words of the passage that are meant: the pages are pictures, nothing can be marked in them.
function quote() {
  const input = document.createElement("input");
  input.className = "form-control";
  input.maxLength = 200;
  input.autocomplete = "off";
  input.placeholder = "所批的原文字句（可不填）";
  input.setAttribute("aria-label", input.placeholder);
  return input;
}

function show(answer) {
  if (!answer.comments) return answer.sentence;
  box.querySelector(".comments-summary").textContent = answer.comments.length ? (answer.open ? answer.open + "条没有处理，处理完才能签发。" : "都已处理。") : "还没有批注。";
  const list = box.querySelector("ol");
  const putBack = holdTyping(".comment .comment-write");
  list.textContent = "";
  const acts = { go: null, send: async (data) => show(await ask(box.dataset.url, data)) };
  for (const one of answer.comments) list.appendChild(drawComment(one, acts));
  putBack();
  if (!box.querySelector("select")) {
    const where = choice(answer.places);
    const words = quote();
    const write = writeBox("写批注", "写批注", async (text) => {
      const refused = await acts.send({ text, place: where.value, words: words.value });
      if (!refused) words.value = "";
      return refused;
    });
    write.insertBefore(words, write.firstChild);
    write.insertBefore(where, words);
    where.addEventListener("change", () => (words.disabled = !where.value));
    words.disabled = true;
    box.querySelector("details").appendChild(write);
  }
  return "";
}

ask(box.dataset.url).then((answer) => {
  const refused = show(answer);
  if (refused) box.querySelector(".comments-summary").textContent = refused;
});
