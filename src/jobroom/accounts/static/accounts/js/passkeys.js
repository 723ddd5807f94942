// Asks the browser for a passkey when a form with data-passkey is sent, and sends what it answers.
// `add` and `use` carry their options in the page; `sign-in` fetches them from the form's own address.
(function () {
  "use strict";
  var json = window.webauthnJSON;

  function optionsOf(form) {
    if (form.dataset.options) { return Promise.resolve(JSON.parse(form.dataset.options)); }
    return fetch(form.action, { headers: { Accept: "application/json" } }).then(function (answer) {
      if (!answer.ok) { throw new Error("no options"); }
      return answer.json();
    });
  }

  function create(options, alone) {
    var wanted = options.creation_options;
    var choice = wanted.publicKey.authenticatorSelection = wanted.publicKey.authenticatorSelection || {};
    choice.residentKey = alone ? "required" : "discouraged";
    choice.requireResidentKey = alone;
    if (alone) { choice.userVerification = "required"; }
    return json.create(wanted);
  }

  function ask(form, options) {
    if (form.dataset.passkey !== "add") { return json.get(options.request_options); }
    var alone = form.querySelector("[name=passwordless]");
    return create(options, Boolean(alone && alone.checked));
  }

  Array.prototype.forEach.call(document.querySelectorAll("form[data-passkey]"), function (form) {
    var fault = form.querySelector("[data-passkey-fault]");
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      fault.hidden = true;
      optionsOf(form)
        .then(function (options) { return ask(form, options); })
        .then(function (answer) {
          form.querySelector("[data-credential]").value = JSON.stringify(answer);
          form.submit();
        })
        .catch(function () { fault.hidden = false; });
    });
  });
})();
