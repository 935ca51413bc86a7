// One line that says whether the letter is saved, and the list of what was refused or cleaned.

const WORDS = {
  dirty: "有改动，稍后自动保存",
  saving: "正在保存……",
  offline: "未能保存：连不上服务器，文字仍在本页，正在重试",
  conflict: "他人已保存较新版本，请先选择",
  refused: "未保存，请看下面的说明",
  signed_out: "登录已过期：请在新窗口重新登录，文字仍在本页，登录后自动保存",
};

export function showState(state, detail) {
  const line = document.getElementById("state");
  line.dataset.state = state;
  line.textContent = state === "saved" ? "第" + detail.version + "版 已保存 " + detail.saved_at : WORDS[state];
  if (state === "conflict" && detail.places.length) line.textContent = "有" + detail.places.length + "处两人都改了，尚未保存";
  const signIn = document.getElementById("sign-in-again");
  if (state === "signed_out") signIn.hidden = false; // stays under the pointer until a save went through
  if (state === "saved") signIn.hidden = document.getElementById("problems").hidden = true;
}

export function showProblems(problems, level) {
  const box = document.getElementById("problems");
  const list = box.querySelector("ul");
  list.textContent = "";
  for (const problem of problems) {
    const row = document.createElement("li");
    const field = fieldOf(problem.place);
    if (field) {
      const link = document.createElement("button");
      link.type = "button";
      link.className = "as-link";
      link.textContent = problem.sentence;
      link.addEventListener("click", () => field.focus());
      row.appendChild(link);
    } else {
      row.textContent = problem.sentence || String(problem);
    }
    list.appendChild(row);
  }
  box.dataset.level = level;
  box.querySelector("h2").textContent = level === "error" ? "没有保存，请改正" : "保存时作了整理";
  box.hidden = !problems.length;
}

// A place is the name of a field, or the key of a passage.
function fieldOf(place) {
  if (!place) return null;
  const named = document.getElementById("letter").elements[place];
  if (named && named.focus) return named;
  const card = document.querySelector('.passage[data-key="' + String(place).replace(/[^\w.-]/g, "") + '"]');
  return card ? card.querySelector("[data-field]") : null;
}
