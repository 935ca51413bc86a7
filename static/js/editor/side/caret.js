// Where the person was writing: the field of the letter used last, and putting words in at its caret so that Ctrl+Z
// takes them out again.

let last = null;

const isText = (element) => element.tagName === "TEXTAREA" || (element.tagName === "INPUT" && element.type === "text");

export function watchCaret(form) {
  form.addEventListener("focusin", (event) => {
    const field = event.target;
    if (isText(field) && !field.closest("#side")) last = field;
  });
}

export const fieldInUse = () => (last && document.contains(last) ? last : null);

export function insertAtCaret(words) {
  const field = fieldInUse();
  if (!field) return null;
  const at = [field.selectionStart, field.selectionEnd];
  field.focus();
  field.setSelectionRange(at[0], at[1]);
  if (!document.execCommand("insertText", false, words)) {
    field.setRangeText(words, at[0], at[1], "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return field;
}
