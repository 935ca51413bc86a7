// The column beside the text: one panel at a time, its tab says how much waits in it. Arrow keys move between tabs.

const tabs = () => Array.from(document.querySelectorAll(".side-tabs [role=tab]"));

export function openPanel(name) {
  for (const tab of tabs()) {
    const isOpen = tab.dataset.panel === name;
    tab.setAttribute("aria-selected", String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    document.getElementById("side-" + tab.dataset.panel).hidden = !isOpen;
  }
  document.getElementById("side").dispatchEvent(new CustomEvent("panel", { detail: name }));
}

// What stands behind the word: a number, or words such as “2必错 5疑似”; nothing for none.
export function sayCount(name, words) {
  const tab = document.querySelector('.side-tabs [data-panel="' + name + '"]');
  if (tab) tab.querySelector(".count").textContent = words ? " " + words : "";
}

export function startTabs() {
  for (const tab of tabs()) tab.addEventListener("click", () => openPanel(tab.dataset.panel));
  document.querySelector(".side-tabs").addEventListener("keydown", (event) => {
    const list = tabs();
    const at = list.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !step) return;
    const next = list[(at + step + list.length) % list.length];
    openPanel(next.dataset.panel);
    next.focus();
    event.preventDefault();
  });
  // On a wide screen the page stands beside the panels anyway.
  openPanel(window.matchMedia("(min-width: 1600px)").matches ? "proof" : tabs()[0].dataset.panel);
}
