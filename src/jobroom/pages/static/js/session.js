// Warns two minutes before the session ends. Without this script the page says the end time in words.
(function () {
  "use strict";
  var box = document.querySelector("[data-session-ends]");
  if (!box || !window.HTMLDialogElement) { return; }
  var dialog = box.querySelector("dialog");
  var left = box.querySelector("[data-session-left]");
  var form = box.querySelector("form");
  var minutes = Number(box.dataset.sessionMinutes);
  var ends = Date.now() + minutes * 60000;
  var opener = null;

  function stay() {
    fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "text/plain" } })
      .then(function (answer) {
        if (!answer.ok) { throw new Error("not signed in"); }
        ends = Date.now() + minutes * 60000;
        dialog.close();
        if (opener) { opener.focus(); }
      })
      .catch(function () { window.location.reload(); });
  }

  function tick() {
    var seconds = Math.max(0, Math.round((ends - Date.now()) / 1000));
    if (seconds <= 120 && !dialog.open) { opener = document.activeElement; dialog.showModal(); }
    left.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  }

  dialog.addEventListener("cancel", function (event) { event.preventDefault(); stay(); });
  box.querySelector("[data-session-stay]").addEventListener("click", stay);
  setInterval(tick, 1000);
})();
