// A reply's page: the pages of the PDF as pictures, stock opinions, and questions before what cannot be undone.
(function () {
  "use strict";

  function showPages(panel) {
    var note = document.getElementById("pages-note");
    fetch(panel.dataset.url, { credentials: "same-origin", headers: { Accept: "application/json" } })
      .then(function (response) { return response.json(); })
      .then(function (answer) {
        if (answer.sentence) throw new Error(answer.sentence);
        note.textContent = "共 " + answer.pages.length + " 页，约" + answer.characters + "字";
        var list = document.getElementById("page-list");
        answer.pages.forEach(function (url, i) {
          var picture = document.createElement("img");
          picture.className = "paper";
          picture.alt = "第 " + (i + 1) + " 页的版面" + (panel.dataset.mark || "");
          picture.width = 794;
          picture.height = 1123;
          if (i > 1) picture.loading = "lazy";
          picture.addEventListener("error", function () { warn(note, "此件刚有改动，请刷新本页看最新的版面。"); });
          picture.src = url;
          list.appendChild(picture);
        });
      })
      .catch(function (error) {
        warn(note, error.message && /[\u4e00-\u9fff]/.test(error.message) ? error.message : "版面暂时排不出来，请刷新再试。");
      });
  }

  function warn(note, sentence) {
    note.className = "notice notice-warning";
    note.textContent = sentence;
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-phrase-for]");
    if (!button) return;
    var area = document.getElementById(button.dataset.phraseFor);
    area.value = area.value.trim() ? area.value.trim() + "\n" + button.textContent : button.textContent;
    area.focus();
  });

  document.addEventListener("submit", function (event) {
    var button = event.target.querySelector("[data-confirm]");
    if (button && !window.confirm(button.dataset.confirm)) {
      event.preventDefault();
      return;
    }
    // A second click sends nothing: the first is on its way.
    if (event.target.dataset.isSent) event.preventDefault();
    event.target.dataset.isSent = "yes";
  });

  // Come back to by the browser's own button, the page may send again.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-is-sent]").forEach(function (form) { delete form.dataset.isSent; });
  });

  var panel = document.getElementById("pages");
  if (panel) showPages(panel);
})();
