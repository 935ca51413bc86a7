// Rows of a form: adds, removes and moves them in the page; without this script the same buttons ask the server.
(function () {
  "use strict";

  // Field names carry the row's number (asks-0-text): after each change every row is counted again.
  function renumber(section) {
    var prefix = section.getAttribute("data-rows");
    var lines = section.querySelectorAll("[data-line]");
    var pattern = new RegExp("^(id_)?" + prefix + "-(\\d+|__prefix__)-");
    var attributes = ["name", "id", "for"];
    lines.forEach(function (line, index) {
      line.querySelectorAll("*").forEach(function (element) {
        attributes.forEach(function (attribute) {
          var value = element.getAttribute(attribute);
          if (value && pattern.test(value)) {
            element.setAttribute(attribute, value.replace(pattern, "$1" + prefix + "-" + index + "-"));
          }
        });
      });
      line.querySelector(".row-number").textContent = index + 1 + ".";
      line.querySelectorAll("button[data-row]").forEach(function (button) {
        button.value = prefix + "-" + button.getAttribute("data-row") + "-" + index;
        button.setAttribute("aria-label", "第" + (index + 1) + "行" + button.textContent);
      });
    });
    section.querySelector("[name='" + prefix + "-TOTAL_FORMS']").value = lines.length;
  }

  function firstField(line) {
    return line && line.querySelector("input:not([type=hidden]), select");
  }

  function add(section) {
    var blank = section.querySelector("template[data-blank]").content.cloneNode(true);
    section.querySelector("[data-lines]").appendChild(blank);
    renumber(section);
    firstField(section.querySelector("[data-line]:last-child")).focus();
  }

  function remove(section, line) {
    var next = line.nextElementSibling || line.previousElementSibling;
    line.remove();
    renumber(section);
    (firstField(next) || section.querySelector("button[data-row=add]")).focus();
  }

  function move(section, line, act, button) {
    var other = act === "up" ? line.previousElementSibling : line.nextElementSibling;
    if (!other) { return; }
    line.parentNode.insertBefore(line, act === "up" ? other : other.nextElementSibling);
    renumber(section);
    button.focus();
  }

  document.querySelectorAll("[data-rows]").forEach(function (section) {
    section.addEventListener("click", function (event) {
      var button = event.target.closest("button[data-row]");
      if (!button) { return; }
      event.preventDefault();
      var act = button.getAttribute("data-row");
      var line = button.closest("[data-line]");
      if (act === "add") { add(section); } else if (act === "remove") { remove(section, line); } else { move(section, line, act, button); }
    });
  });
})();
