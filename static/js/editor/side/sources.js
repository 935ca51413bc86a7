// 取自: under a field the letter its words were taken from, and what in them may be old. Beside the text, never in it.

import { button, make } from "../elements.js";
import { fieldAt, notesUnder } from "../places.js";

export class Sources {
  constructor(editor, url) {
    this.editor = editor;
    this.url = url;
    const refresh = async () => this.show(await editor.ask(url));
    editor.form.addEventListener("letter:shown", refresh);
    editor.form.addEventListener("letter:saved", refresh);
  }

  // Saved first: a warning speaks of what the saved passage says. Returns the sentence of a refusal, or "".
  async note(place, reply, key) {
    const answer = await this.editor.ask(this.url, { place, source: reply, key });
    await this.editor.saver.save();
    return this.show(answer.sources ? await this.editor.ask(this.url) : answer);
  }

  show(answer) {
    if (!answer.sources) return answer.sentence || "";
    for (const old of document.querySelectorAll('.notes-under[data-kind="source"]')) old.textContent = "";
    for (const one of answer.sources) {
      const field = fieldAt({ place: one.place, field: "text" });
      if (field) notesUnder(field, "source").appendChild(this.draw(one));
    }
    return "";
  }

  draw(one) {
    const row = make("p", "source-note", "取自");
    const link = make(one.href ? "a" : "span", "", one.number);
    if (one.href) {
      link.href = one.href;
      link.target = "_blank";
      link.rel = "noopener";
    }
    link.title = one.said;
    row.appendChild(link);
    row.appendChild(document.createTextNode("（不打印）"));
    row.appendChild(button("去掉来源", async () => this.show(await this.editor.ask(this.url, { drop: one.id })), "", one.number));
    if (one.warning) row.appendChild(make("span", "hit-warning", one.warning));
    return row;
  }
}
