// Shows that a sent form is being worked on, and keeps it from being sent twice. <form data-waits> with a <Waiting> in it.
const waiting = form => form.querySelector("[data-waiting]") ?? document.querySelector(`[data-waiting-for="${form.id}"]`);

document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches("form[data-waits]") || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "true";
  const sign = waiting(form);
  if (sign) sign.hidden = false;
});

// Back from the next page, the form can be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    const sign = waiting(form);
    if (sign) sign.hidden = true;
  }
});
