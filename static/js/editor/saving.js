// Saving: a version goes out, a version comes back; a refusal never takes away what was typed.

const PAUSE_MS = 1200;
const RETRY_MS = 8000;

export class Saver {
  // hooks: read() → the letter, onState(code, detail), onSaved(answer), onConflict(answer), onProblems(list),
  // onMerged(answer, sent) → whether the page took the joined letter over, onTouch()
  constructor(form, hooks) {
    this.form = form;
    this.hooks = hooks;
    this.version = Number(form.dataset.version);
    this.token = document.querySelector('meta[name="csrf-token"]').content;
    this.timer = 0;
    this.edits = 0;
    this.savedEdits = 0;
    this.isStopped = false;
    this.isHeld = false; // refused as it stands: wait for the next change instead of asking again
    this.running = null;
    this.base = null; // the letter as it stood at this.version, as this page shows it
    this.choices = null; // for the places both touched
  }

  begin() {
    this.base = this.hooks.read();
  }

  get isDirty() {
    return this.edits !== this.savedEdits;
  }

  touch() {
    this.edits += 1;
    this.hooks.onTouch();
    if (this.isStopped) return; // two texts wait for a choice: that is what the page says
    this.isHeld = false;
    this.hooks.onState("dirty");
    this.schedule(PAUSE_MS);
  }

  schedule(ms) {
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => this.save(), ms);
  }

  // One save at a time; what was typed meanwhile goes out with the next one.
  save(force) {
    clearTimeout(this.timer);
    if (this.running) return this.running.then(() => (this.isDirty && !this.isHeld ? this.save(force) : !this.isDirty));
    if (!this.isDirty && !force) return Promise.resolve(true);
    this.running = this.send(Boolean(force)).finally(() => {
      this.running = null;
      if (this.isDirty && !this.isHeld) this.schedule(PAUSE_MS);
    });
    return this.running;
  }

  async send(isAsked) {
    const edits = this.edits;
    const sent = this.hooks.read();
    this.hooks.onState("saving");
    let response;
    let answer;
    try {
      const data = { version: this.version, is_asked: isAsked, merges: true, letter: sent };
      response = await this.post(data);
      answer = await this.readAnswer(response);
      if (answer && answer.base_wanted) {
        response = await this.post(Object.assign(data, { base: this.base, choices: this.choices || {} }));
        answer = await this.readAnswer(response);
      }
    } catch (error) {
      this.hooks.onState("offline");
      this.isHeld = true;
      this.schedule(RETRY_MS);
      return false;
    }
    if (response.ok && answer) return this.taken(answer, sent, edits);
    this.refused(response.status, answer);
    return false;
  }

  // What was typed while a joined save was under way began from what was sent: the next save joins it in its turn.
  taken(answer, sent, edits) {
    this.isStopped = false;
    this.choices = null;
    if (answer.merged && !this.hooks.onMerged(answer, sent)) {
      this.base = sent;
      if (this.edits === edits) this.edits += 1;
      this.hooks.onState("dirty");
      return false;
    }
    this.version = answer.version;
    this.savedEdits = edits;
    this.base = answer.merged ? this.hooks.read() : sent;
    this.hooks.onState("saved", answer);
    this.hooks.onSaved(answer);
    return true;
  }

  // Others have saved: what they wrote comes onto this page, which has nothing of its own to save.
  pull(version) {
    if (version <= this.version || this.isDirty || this.running || this.isStopped) return;
    this.running = this.send(false).finally(() => {
      this.running = null;
      if (this.isDirty && !this.isHeld) this.schedule(PAUSE_MS);
    });
  }

  choose(choices) {
    this.choices = choices;
    this.edits += 1;
    return this.save(true);
  }

  async readAnswer(response) {
    const type = response.headers.get("Content-Type") || "";
    if (type.indexOf("application/json") !== 0 || response.redirected) return null;
    return response.json();
  }

  refused(status, answer) {
    if (status === 401) {
      this.signedOut();
    } else if (answer && answer.conflict) {
      this.isStopped = true;
      this.hooks.onState("conflict", answer);
      this.hooks.onConflict(answer);
    } else if (answer && answer.problems) {
      this.hooks.onState("refused", answer);
      this.hooks.onProblems(answer.problems);
      this.isHeld = true;
    } else if (answer && answer.sentence) {
      this.isHeld = true;
      this.hooks.onState("refused", answer);
      this.hooks.onProblems([answer]);
    } else if (status === 403 || status === 200) {
      this.signedOut();
    } else {
      this.hooks.onState("offline");
      this.isHeld = true;
      this.schedule(RETRY_MS);
    }
  }

  // The text stays; once signed in again, in whatever window, it goes out.
  signedOut() {
    this.hooks.onState("signed_out");
    this.isHeld = true;
    this.schedule(RETRY_MS);
  }

  async post(data) {
    let response = await this.fetchOnce(data);
    if (response.status === 403) {
      // Signed in again in another window: the token of this page is an old one.
      const page = await fetch(location.href, { credentials: "same-origin" });
      const meta = new DOMParser().parseFromString(await page.text(), "text/html").querySelector('meta[name="csrf-token"]');
      if (meta && meta.content && !page.redirected) {
        this.token = meta.content;
        response = await this.fetchOnce(data);
      }
    }
    return response;
  }

  fetchOnce(data) {
    return fetch(this.form.dataset.saveUrl, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token, Accept: "application/json" },
      body: JSON.stringify(data),
    });
  }

  // After a conflict: what stands on the page is the newer version itself, there is nothing to save.
  adopt(answer) {
    this.version = answer.version;
    this.isStopped = false;
    this.savedEdits = this.edits;
    this.begin();
    this.hooks.onState("saved", answer);
  }

  // After a conflict: go on from the newer version with the own text.
  goOn(answer) {
    this.version = answer.version;
    this.base = answer.letter;
    this.isStopped = false;
    this.edits += 1;
    return this.save(true);
  }
}
