// Who else writes on this letter: asked quietly, said in one line that moves nothing.

import { ask } from "./asking.js";
import { newKey } from "./passages.js";
import { fieldAt, placeOf } from "./places.js";

const EVERY_MS = 15000;
const page = newKey();
let place = "";

export function startPresence(form) {
  const line = document.getElementById("others");
  form.addEventListener("focusin", (event) => {
    const at = placeOf(event.target);
    if (at) place = at.place;
  });
  const tick = async () => {
    const answer = await ask(line.dataset.url, { page, place });
    if (answer.others) line.textContent = answer.others.map(said).join("；");
  };
  tick();
  setInterval(tick, EVERY_MS);
}

function said(one) {
  const field = one.place && fieldAt({ place: one.place, field: "" });
  const card = field && field.closest(".passage");
  const label = card ? card.querySelector(".number").textContent : field && field.id ? (document.querySelector('label[for="' + field.id + '"]') || {}).textContent : "";
  return one.name + one.since + "起也在写" + (label ? "（" + label.trim() + "）" : "");
}
