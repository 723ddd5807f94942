// Saves the draft of a period: on leaving a field, every 20 seconds with changes, before the language changes.
// Without this script the page has its Save button, which posts to the same address.
(function () {
  "use strict";
  var form = document.querySelector("form[data-autosave]");
  if (!form) { return; }
  var status = form.querySelector("[data-saved]");
  var running = null;
  var sent = typed();
  var tried = sent;
  var saved = !form.hasAttribute("data-unsaved");

  function typed() {
    var data = new FormData(form);
    ["csrfmiddlewaretoken", "version", "rows"].forEach(function (name) { data.delete(name); });
    return new URLSearchParams(data).toString();
  }

  // A new employee who was saved is from now on an employee with a number.
  function number(place, given) {
    form.querySelectorAll("[name^='" + place + "-']").forEach(function (cell) {
      cell.name = cell.name.replace(place + "-", "r" + given + "-");
    });
    var rows = form.elements.rows;
    rows.value = rows.value ? rows.value + "," + given : String(given);
  }

  // What another window has changed stands here too, so that the next save starts from it.
  function show(name, text) {
    var cell = form.elements[name];
    if (!cell) { return; }
    if (cell.type === "checkbox") { cell.checked = Boolean(text); } else { cell.value = text; }
  }

  function say(text) {
    if (status.textContent !== text) { status.textContent = text; }
  }

  function read(answer) {
    if (answer.status === 403 || answer.type === "opaqueredirect") { say(status.dataset.refused); return false; }
    return answer.json().then(function (body) {
      if (body.result !== "saved") { say(status.dataset[body.result]); return false; }
      form.elements.version.value = body.version;
      Object.keys(body.numbers).forEach(function (place) { number(place, body.numbers[place]); });
      Object.keys(body.cells).forEach(function (name) { show(name, body.cells[name]); });
      document.querySelector("[data-result]").innerHTML = body.figures;
      say(body.text);
      return true;
    });
  }

  // Answers a promise of whether everything typed is saved. One save at a time.
  function save() {
    if (running) { return running.then(save); }
    var now = typed();
    if (saved && now === sent) { return Promise.resolve(true); }
    var data = new FormData(form);
    data.set("act", "save");
    running = fetch(form.action, { method: "POST", body: data, redirect: "manual", headers: { Accept: "application/json" } })
      .then(function (answer) { tried = now; return read(answer); })
      .catch(function () { tried = null; say(status.dataset.offline); return false; })
      .then(function (done) { running = null; if (done) { saved = true; sent = now; } return done; });
    return running;
  }

  // In the background nothing is sent twice: what the server has refused waits for the next change.
  function saveChanges() {
    if (typed() !== tried) { save(); }
  }

  form.addEventListener("focusout", function (event) {
    if (!event.relatedTarget || event.relatedTarget.type !== "submit") { saveChanges(); }
  });
  setInterval(saveChanges, 20000);

  // A save on its way ends first, so that the button does not meet its own draft as another version.
  form.addEventListener("submit", function (event) {
    if (!running) { return; }
    event.preventDefault();
    running.then(function () { form.requestSubmit(event.submitter); });
  });

  document.querySelectorAll(".langs a").forEach(function (link) {
    link.addEventListener("click", function (event) {
      if (saved && typed() === sent && !running) { return; }
      event.preventDefault();
      save().then(function (done) { if (done) { window.location.href = link.href; } });
    });
  });
})();
