// The single fields of the letter: read from the page, written to it.

const form = () => document.getElementById("letter");
const named = (name) => form().elements[name];
const lines = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line);

const PLAIN = ["title", "opening", "outcome", "disclosure", "disclosure_reason", "urgency", "contact_name", "contact_phone", "print_run"];
const LISTS = ["addressees", "copies", "closing", "copied_to"];
const TICKS = ["with_feedback", "is_wet_stamped"];

export function readFields() {
  const letter = {};
  for (const name of PLAIN) letter[name] = named(name).value.trim();
  for (const name of LISTS) letter[name] = lines(named(name).value);
  for (const name of TICKS) letter[name] = named(name).checked;
  letter.title = lines(named("title").value).join("\n");
  letter.opening = lines(named("opening").value).join("");
  letter.issuers = Array.from(document.querySelectorAll("#issuers select")).map((s) => Number(s.value)).filter((n) => n);
  letter.attachments = Array.from(document.querySelectorAll("#attachments > .attachment"), readAttachment).filter((a) => a.name || a.paragraphs.length || a.rows.length);
  return letter;
}

function readAttachment(block) {
  const value = (name) => block.querySelector('[data-field="' + name + '"]').value;
  const rows = value("rows").split("\n").filter((row) => row.trim()).map((row) => row.split(row.indexOf("\t") >= 0 ? "\t" : "|").map((cell) => cell.trim()));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    name: lines(value("name")).join(""),
    paragraphs: lines(value("paragraphs")),
    rows: rows.map((row) => row.concat(new Array(width - row.length).fill(""))),
  };
}

export const SINGLE = PLAIN.concat(LISTS, TICKS);

export function setField(name, value) {
  const field = named(name);
  if (TICKS.indexOf(name) >= 0) field.checked = Boolean(value);
  else field.value = LISTS.indexOf(name) >= 0 ? (value || []).join("\n") : value || "";
}

export function writeFields(letter) {
  for (const name of SINGLE) setField(name, letter[name]);
  document.getElementById("attachments").textContent = "";
  for (const attachment of letter.attachments || []) addAttachment(attachment);
  const issuers = document.getElementById("issuers");
  issuers.textContent = "";
  for (const unit of letter.issuers || []) addIssuer(unit);
}

// A cell that holds the dividing stroke itself is kept apart by tabs.
const rowText = (row) => row.join(row.some((cell) => cell.indexOf("|") >= 0) ? "\t" : " | ");

export function addAttachment(attachment) {
  const block = document.getElementById("card-attachment").content.firstElementChild.cloneNode(true);
  if (attachment) {
    block.querySelector('[data-field="name"]').value = attachment.name;
    block.querySelector('[data-field="paragraphs"]').value = (attachment.paragraphs || []).join("\n");
    block.querySelector('[data-field="rows"]').value = (attachment.rows || []).map(rowText).join("\n");
  }
  document.getElementById("attachments").appendChild(block);
  numberLabels("#attachments > .attachment", "附件");
  return block;
}

export function addIssuer(unit) {
  const block = document.getElementById("card-issuer").content.firstElementChild.cloneNode(true);
  if (unit) block.querySelector("select").value = String(unit);
  document.getElementById("issuers").appendChild(block);
  numberLabels("#issuers > .issuer", "署名机关");
  return block;
}

// Labels count along, so that a screen reader tells the second attachment from the first.
export function numberLabels(selector, word) {
  document.querySelectorAll(selector).forEach((block, i) => {
    for (const field of block.querySelectorAll("[data-label]")) field.setAttribute("aria-label", word + (i + 1) + " " + field.dataset.label);
  });
}
