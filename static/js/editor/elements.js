// What rows are made of: an element with its words, and a button that reads like a link.

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

// about: what a screen reader adds, where several buttons bear the same words.
export function button(words, act, className, about) {
  const element = make("button", className || "as-link", words);
  element.type = "button";
  if (about) element.setAttribute("aria-label", words + "：" + about);
  element.addEventListener("click", act);
  return element;
}
