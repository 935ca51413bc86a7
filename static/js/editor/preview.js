// The pages of the very PDF as pictures, beside the text; the picture shows what changed and follows the field in use.

export class Preview {
  constructor(panel) {
    this.panel = panel;
    this.image = panel.querySelector("img");
    this.note = panel.querySelector(".preview-note");
    this.place = panel.querySelector(".preview-place");
    this.page = 1;
    this.answer = null;
    this.turn = 0;
    this.misses = 0;
    panel.querySelector("[data-previous]").addEventListener("click", () => this.go(this.page - 1));
    panel.querySelector("[data-next]").addEventListener("click", () => this.go(this.page + 1));
  }

  async refresh() {
    const turn = ++this.turn;
    this.panel.classList.add("is-waiting");
    let answer = null;
    // With what is known here of the pages, the answer holds the picture of the first that changed.
    const known = "?known=" + (this.answer ? this.answer.known : "");
    try {
      const response = await fetch(this.panel.dataset.url + known, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if ((response.headers.get("Content-Type") || "").indexOf("application/json") === 0) answer = await response.json();
    } catch (error) {
      answer = null;
    }
    if (turn !== this.turn) return;
    this.panel.classList.remove("is-waiting");
    if (!answer || answer.sentence) {
      this.say(answer ? answer.sentence : "预览暂时不可用，文字已照常保存。");
      return;
    }
    this.answer = answer;
    const uncovered = answer.uncovered ? "字库中没有这些字：“" + Array.from(answer.uncovered).join("”“") + "”，印作“〓”，请改用其他写法。" : "";
    this.say([uncovered].concat(answer.findings || []).join(""));
    this.go(answer.first || this.page);
    this.panel.dispatchEvent(new CustomEvent("pages", { detail: answer }));
  }

  say(sentence) {
    this.note.textContent = sentence;
    this.note.hidden = !sentence;
  }

  go(page) {
    if (!this.answer) return;
    this.page = Math.min(Math.max(page, 1), this.answer.pages.length);
    this.draw(this.answer.pages[this.page - 1], "第 " + this.page + " 页的版面");
    this.place.textContent = "第 " + this.page + " 页 / 共 " + this.answer.pages.length + " 页";
    this.panel.querySelector("[data-previous]").disabled = this.page === 1;
    this.panel.querySelector("[data-next]").disabled = this.page === this.answer.pages.length;
  }

  // The page shown stays until the next one is there.
  draw(url, words) {
    const source = this.page === this.answer.first && this.answer.picture ? this.answer.picture : url;
    const picture = new Image();
    const isWanted = () => this.answer && this.answer.pages[this.page - 1] === url;
    picture.addEventListener("load", () => {
      if (!isWanted()) return;
      this.misses = 0;
      this.image.src = source;
      this.image.alt = words;
      this.image.hidden = false;
    });
    // A save between the answer and its picture makes the address an old one: ask again before saying anything.
    picture.addEventListener("error", () => {
      if (!isWanted()) return;
      this.misses += 1;
      if (this.misses < 3) this.refresh();
      else this.say("页面图片暂时取不到，请稍后再看。");
    });
    picture.src = source;
  }

  follow(key) {
    const page = this.answer && this.answer.places && this.answer.places[key];
    if (page && page !== this.page) this.go(page);
  }
}
