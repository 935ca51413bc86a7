// What is being typed in a list survives the list's being drawn anew, and the focus stays where it was. A row says by
// data-row which it is; the same thing may stand twice, as li in the list and as div under its field.

const rowOf = (element) => element.closest("[data-row]");

function findAgain(row) {
  const same = Array.from(document.querySelectorAll("[data-row]"));
  return same.find((one) => one.dataset.row === row.dataset.row && one.tagName === row.tagName);
}

// boxes: selector of what is opened in a row to type in. Returns what puts everything back once the list is drawn.
export function holdTyping(boxes) {
  const focused = document.activeElement;
  const row = focused && rowOf(focused);
  const panel = row && focused.closest("[role=tabpanel]");
  const held = Array.from(document.querySelectorAll(boxes)).filter(rowOf).map((box) => ({ box, row: rowOf(box) }));
  return () => {
    for (const one of held) {
      const again = findAgain(one.row);
      if (again && again !== one.row) again.appendChild(one.box);
    }
    if (!row || document.activeElement === focused) return;
    const again = document.contains(focused) ? null : findAgain(row);
    const next = document.contains(focused) ? focused : again && again.querySelector("button, a, input");
    if (next) next.focus({ preventScroll: true });
    else if (panel) document.getElementById(panel.getAttribute("aria-labelledby")).focus({ preventScroll: true });
  };
}
