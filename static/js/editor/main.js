// The editor: joins fields, passages, saving, preview and outline. One page, one letter.

import { ask } from "./asking.js";
import { hideClashes, showClashes, startClashes } from "./clashes.js";
import { showConflict } from "./conflict.js";
import { addAttachment, addIssuer, numberLabels, readFields, writeFields } from "./fields.js";
import { applyLetter, sayMerged } from "./merging.js";
import { drawOutline } from "./outline.js";
import { startKeys } from "./keys.js";
import * as passages from "./passages.js";
import { goTo, placeOf } from "./places.js";
import { startPresence } from "./presence.js";
import { Preview } from "./preview.js";
import { Saver } from "./saving.js";
import { startSide } from "./side/all.js";
import { sortable } from "./sorting.js";
import { showProblems, showState } from "./status.js";
import { startUnsent } from "./unsent.js";

const form = document.getElementById("letter");
const preview = new Preview(document.getElementById("preview"));
const outline = document.getElementById("outline");
let isComposing = false;

const tell = (name, detail) => form.dispatchEvent(new CustomEvent("letter:" + name, { detail }));
const read = () => Object.assign(readFields(), { passages: passages.read() });

function show(letter) {
  writeFields(letter);
  passages.show(letter.passages);
  arranged();
  tell("shown", letter);
}

function arranged() {
  for (const list of document.querySelectorAll(".passages")) sortable(list, changed);
  drawOutline(outline);
}

const saver = new Saver(form, {
  read,
  onState: showState,
  onTouch: () => tell("touched"),
  onSaved: (answer) => {
    showProblems(answer.notices || [], "notice");
    preview.refresh();
    resumePresence();
    tell("saved", answer);
  },
  onProblems: (problems) => showProblems(problems, "error"),
  onConflict: (answer) => {
    if (answer.places.length) showClashes(answer, chosen);
    else showConflict(document.getElementById("conflict"), answer, read(), (choice, panel) => settle(choice, panel, answer));
  },
  onMerged: (answer, sent) => {
    hideClashes();
    if (isComposing || JSON.stringify(read()) !== JSON.stringify(sent)) return false;
    applyLetter(answer.merged.letter);
    arranged();
    sayMerged(answer.merged);
    tell("shown", answer.merged.letter);
    return true;
  },
});

async function chosen(choices, place) {
  if (!(await saver.choose(choices)) && saver.isStopped) return;
  goTo({ place, field: "" });
}

function settle(choice, panel, answer) {
  panel.hidden = true;
  form.elements.title.focus();
  if (choice === "mine") {
    saver.goOn(answer);
    return;
  }
  show(answer.letter);
  saver.adopt(answer);
  preview.refresh();
}

function changed() {
  passages.settle();
  drawOutline(outline);
  saver.touch();
}

function cardOf(element) {
  return element.closest(".passage");
}

function actOn(button) {
  const card = cardOf(button);
  if (button.dataset.add) {
    const list = card ? card.querySelector(":scope > .passages") : document.getElementById("passages");
    passages.add(list, button.dataset.add);
    if (button.dataset.add === "section") sortable(list.lastElementChild.querySelector(".passages"), changed);
  } else if (button.dataset.step) {
    if (!passages.step(card, button.dataset.step === "down")) return;
    button.focus();
  } else if (button.dataset.act === "remove") {
    const count = passages.characterCount(card);
    if (count && !window.confirm("删除“" + card.querySelector(".number").textContent + "”及其下共 " + count + " 字？")) return;
    const next = card.nextElementSibling || card.previousElementSibling;
    card.remove();
    if (next) next.querySelector("[data-field]").focus();
  } else if (button.dataset.act === "list-copies") {
    const area = form.elements.copies;
    area.value = button.dataset.lines;
    passages.grow(area);
    area.focus();
  } else if (button.dataset.act === "add-attachment") {
    addAttachment().querySelector("[data-field]").focus();
  } else if (button.dataset.act === "add-issuer") {
    addIssuer().querySelector("select").focus();
  } else if (button.dataset.act === "remove-block") {
    button.closest(".block").remove();
    numberLabels("#attachments > .attachment", "附件");
    numberLabels("#issuers > .issuer", "署名机关");
  } else {
    return;
  }
  changed();
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[type=button]");
  if (button) actOn(button);
});
form.addEventListener("compositionstart", () => (isComposing = true));
form.addEventListener("compositionend", () => (isComposing = false));
form.addEventListener("input", (event) => {
  if (event.target.closest("#side, #clashes")) return; // no text of the letter
  if (event.target.classList.contains("grows")) passages.grow(event.target);
  if (!event.target.closest("#side, .notes-under")) saver.touch(); // what is said about the letter is not the letter
});
form.addEventListener("focusin", (event) => {
  const place = placeOf(event.target);
  if (!place) return;
  preview.follow(place.place);
  tell("at", place);
});
form.addEventListener("focusout", (event) => {
  const card = cardOf(event.target);
  if (card && event.target.dataset.field === "text" && passages.divide(card)) changed();
  drawOutline(outline);
});
// Enter belongs to the text: a one-line field must not send the form, least of all while words are composed.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
  if (event.target.dataset.oneLine !== undefined || event.target.tagName === "INPUT") event.preventDefault();
});
form.addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    saver.save(true);
  }
});
document.getElementById("save").addEventListener("click", () => saver.save(true));
// What leads on (送核) goes only from a saved letter.
for (const link of document.querySelectorAll("[data-after-saving]")) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    if (await saver.save()) location.assign(link.href);
  });
}
let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth !== width) passages.growAll();
  width = window.innerWidth;
});
window.addEventListener("beforeunload", (event) => {
  if (!saver.isDirty) return;
  event.preventDefault();
  event.returnValue = "";
});

preview.panel.addEventListener("pages", (event) => {
  document.getElementById("measure").textContent = "约" + event.detail.characters + "字 " + event.detail.pages.length + "页";
});

const editor = { form, read, show, changed, arrange: arranged, saver, preview, ask };
startSide(editor);
startKeys(editor);
const resumePresence = startPresence(form);
startClashes();
show(JSON.parse(document.getElementById("letter-data").textContent));
saver.begin();
startUnsent(editor);
preview.refresh();
document.body.classList.add("is-ready");
