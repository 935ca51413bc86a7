// Who else writes on this letter: asked quietly, said in one line that moves nothing.

import { ask } from "./asking.js";
import { newKey } from "./passages.js";
import { fieldAt, placeOf } from "./places.js";

const EVERY_MS = 15000;
const page = newKey();
let place = "";

// Returns what begins the asking anew, once a save has shown that the person may write here again.
export function startPresence(form) {
  const line = document.getElementById("others");
  let isAsking = false;
  form.addEventListener("focusin", (event) => {
    const at = placeOf(event.target);
    if (at) place = at.place;
  });
  const tick = async () => {
    const answer = await ask(line.dataset.url, { page, place });
    if (answer.others) line.textContent = answer.others.map(said).join("；");
    isAsking = Boolean(answer.others || answer.isLost);
    if (isAsking) setTimeout(tick, EVERY_MS);
    else refused(line, answer);
  };
  const resume = () => {
    if (isAsking) return;
    isAsking = true;
    tick();
  };
  resume();
  return resume;
}

// Signed out, or the letter has moved on: asking again would change nothing.
function refused(line, answer) {
  line.textContent = answer.sentence || "";
  if (answer.link) document.getElementById("sign-in-again").hidden = false;
}

function said(one) {
  const field = one.place && fieldAt({ place: one.place, field: "" });
  const card = field && field.closest(".passage");
  const label = card ? card.querySelector(".number").textContent : field && field.id ? (document.querySelector('label[for="' + field.id + '"]') || {}).textContent : "";
  return one.name + one.since + "起也在写" + (label ? "（" + label.trim() + "）" : "");
}
