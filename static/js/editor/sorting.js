// Dragging a card by its number, within its list and between lists; the buttons do the same.

export function sortable(list, onChange) {
  if (list.dataset.sortable) return;
  list.dataset.sortable = "yes";
  window.Sortable.create(list, {
    group: { name: "passages", put: (to, from, card) => mayEnter(to.el, card) },
    handle: ".grip",
    animation: 120,
    onEnd: (event) => {
      if (event.from !== event.to || event.oldIndex !== event.newIndex) onChange();
    },
  });
}

// A heading keeps its level when it is dragged: passing over another's items must not make a 一、 into a （一）.
export function mayEnter(list, card) {
  return card.dataset.type !== "section" || list.dataset.depth === card.parentElement.dataset.depth;
}
