// The QR code of the form leads here with the code behind the #; no server sees it. It is put into the field.
(function () {
  "use strict";
  var field = document.querySelector("form[data-handle=enter-code] [name=code], form[data-handle=return-letter] [name=code]");
  var code = window.location.hash.slice(1);
  if (field && !field.value && /^[0-9A-Z]{13}$/.test(code)) { field.value = code; }
})();
