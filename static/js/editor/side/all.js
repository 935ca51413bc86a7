// The panels beside the text, each in a file of its own. A panel's start(editor) is called once, when the letter is shown.
// editor: {form, read(), show(letter), changed(), saver, preview, ask(url, data)}; what happens is told on the form:
// "letter:saved" (detail: the save's answer), "letter:at" (detail: the place that has the focus), "letter:shown".

import { start as startAsks } from "./asks.js";
import { start as startComments } from "./comments.js";
import { start as startProof } from "./proof.js";
import { startTabs } from "./tabs.js";
import { start as startWording } from "./wording.js";

const PANELS = [startProof, startAsks, startComments, startWording];

export function startSide(editor) {
  startTabs();
  for (const start of PANELS) start(editor);
}
