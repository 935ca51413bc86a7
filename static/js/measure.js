// Says that measuring takes a few seconds, and takes the form once.
"use strict";

(function () {
  var form = document.getElementById("measure-form");
  if (!form) return;
  form.addEventListener("submit", function (event) {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    document.getElementById("measure-note").textContent = "正在测量，PDF 约需两三秒，DOCX 要先排成页面，约需十秒……";
  });
  // Back from the result the form can be sent again.
  window.addEventListener("pageshow", function () { delete form.dataset.sent; });
})();
