// A second press on the same button while the first is on its way is the same press.
import { onPage } from "./page.js";

const sent = new Map();
document.addEventListener("submit", event => {
  const { target: form, submitter } = event;
  if (form.getAttribute("method") !== "post" || form.matches("[data-live-answer]")) return;
  if (sent.has(form) && sent.get(form) === submitter) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  sent.set(form, submitter);
  // What a script took care of is not on its way, and what brings a file leaves the page as it is.
  setTimeout(() => { if (event.defaultPrevented && !form.hasAttribute("data-enhance")) sent.delete(form); });
  setTimeout(() => sent.delete(form), 3000);
}, true);
onPage(() => sent.clear());

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
  sent.clear();
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    const sign = waiting(form);
    if (sign) sign.hidden = true;
  }
});
