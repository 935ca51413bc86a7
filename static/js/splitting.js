// 导入旧稿: takes each form once, and says of a text that is too long before it is sent: what was pasted stays.
"use strict";

(function () {
  var split = document.getElementById("split-form");
  var take = document.getElementById("take-form");
  var note = document.getElementById("split-note");

  function once(form, check) {
    if (!form) return;
    form.addEventListener("submit", function (event) {
      if (form.dataset.sent || (check && !check())) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
    });
    // Back from the next page the form can be sent again.
    window.addEventListener("pageshow", function () { delete form.dataset.sent; });
  }

  once(split, function () {
    var box = split.querySelector("textarea[data-most]");
    var most = Number(box.dataset.most);
    var size = new Blob([box.value]).size;
    if (size > most) {
      note.textContent = "粘贴的文字有" + (size / 1048576).toFixed(1) + "兆字节，超过" + Math.round(most / 1048576) + "兆，没有提交。请只留这一件答复函的文字。";
      box.focus();
      return false;
    }
    note.textContent = "正在拆分……";
    return true;
  });
  once(take);
})();
