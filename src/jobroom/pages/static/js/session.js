// Warns two minutes before the session ends. Without this script the page says the end time in words.
// The server decides when a session has ended: before anything is given up here, it is asked.
(function () {
  "use strict";
  var box = document.querySelector("[data-session-ends]");
  if (!box || !window.HTMLDialogElement) { return; }
  var dialog = box.querySelector("dialog");
  var form = box.querySelector("form");
  var left = box.querySelector("[data-session-left]");
  var said = box.querySelector("[data-session-said]");
  var minutes = Number(box.dataset.sessionMinutes);
  var ends = Date.now() + minutes * 60000;
  var opener = null;
  var over = false;

  function close() {
    dialog.close();
    if (opener && opener.focus) { opener.focus(); }
  }

  // Asks the server to prolong the session; `ended` is called when there is nothing to prolong any more.
  function ask(ended) {
    fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "text/plain" } })
      .then(function (answer) {
        if (answer.status !== 204) { ended(); return; }
        ends = Date.now() + minutes * 60000;
        show(false);
        close();
      })
      .catch(function () { said.textContent = ""; });
  }

  function show(ended) {
    over = ended;
    box.querySelector("[data-session-soon]").hidden = ended;
    box.querySelector("[data-session-over]").hidden = !ended;
    dialog.setAttribute("aria-labelledby", ended ? "session-over" : "session-dialog");
  }

  function end() {
    show(true);
    if (!dialog.open) { opener = document.activeElement; dialog.showModal(); }
    box.querySelector("[data-session-again]").focus();
  }

  // What was typed goes to the server, which keeps it for the person and leads to the sign-in.
  function leave() {
    var typed = Array.prototype.filter.call(document.querySelectorAll("main form[method=post]"), changed)[0];
    if (typed) { HTMLFormElement.prototype.submit.call(typed); } else { window.location.reload(); }
  }

  function changed(candidate) {
    return Array.prototype.some.call(candidate.elements, function (field) {
      if (field.type === "checkbox" || field.type === "radio") { return field.checked !== field.defaultChecked; }
      if (field.tagName === "SELECT") {
        return Array.prototype.some.call(field.options, function (o) { return o.selected !== o.defaultSelected; });
      }
      return field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue;
    });
  }

  function tell(seconds) {
    left.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    var text = seconds > 60 ? said.dataset.two : said.dataset.one;
    if (said.textContent !== text) { said.textContent = text; }
  }

  function tick() {
    if (over) { return; }
    var seconds = Math.max(0, Math.round((ends - Date.now()) / 1000));
    if (seconds > 120) { return; }
    if (!dialog.open) { opener = document.activeElement; dialog.showModal(); }
    tell(seconds);
    // A little after the time, so that asking does not itself prolong the session.
    if (Date.now() > ends + 2000) { end(); }
  }

  dialog.addEventListener("cancel", function (event) {
    if (!over) { event.preventDefault(); ask(end); }
  });
  box.querySelector("[data-session-stay]").addEventListener("click", function () { ask(end); });
  box.querySelector("[data-session-again]").addEventListener("click", function () { ask(leave); });
  setInterval(tick, 1000);
})();
