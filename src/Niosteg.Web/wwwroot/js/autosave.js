// Saves <form data-autosave="address"> by itself when the writer pauses, as JSON made of the form's own fields. What has not
// arrived is kept on this device: a lost network, an expired sign-in or a closed tab loses nothing. The button still works.
import { asJson } from "./form-json.js";
import { onPage } from "./page.js";

const pause = 1500, mostKept = 15000, prefix = "keep:autosave:";
let waiting, sending = null, dirty = false;

const formHere = () => document.querySelector("form[data-autosave]");
const part = (form, name) => form.querySelector(`[data-autosave-${name}]`);

const remember = (form, input) => {
  try { localStorage.setItem(prefix + form.dataset.autosave, JSON.stringify({ at: Date.now(), values: [], input })); } catch { /* full or forbidden: nothing to do */ }
};
const forget = form => localStorage.removeItem(prefix + form.dataset.autosave);
const left = form => {
  try { return JSON.parse(localStorage.getItem(prefix + form.dataset.autosave)); } catch { return null; }
};

function say(form, what, time = "") {
  const status = part(form, "status");
  if (status) status.textContent = status.dataset[what].replace("{0}", time);
}
function offer(form, ...acts) {
  const row = part(form, "acts");
  if (!row) return;
  row.hidden = acts.length === 0;
  for (const act of ["sign-in", "put-back", "drop"]) part(form, act).hidden = !acts.includes(act);
}
const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })
  .replace(":", document.documentElement.lang === "sv" ? "." : ":");

async function send(address, input) {
  const body = JSON.stringify(input);
  // What is to outlive the page may not be long; a browser refuses more, and that is no lost network.
  const response = await fetch(address, { method: "PUT", headers: { "Content-Type": "application/json" }, body, keepalive: body.length < mostKept });
  return { status: response.status, answer: await response.json().catch(() => null) };
}

async function save(form) {
  if (sending) return;
  dirty = false;
  const input = asJson(form);
  remember(form, input);
  say(form, "saving");
  try {
    sending = send(form.dataset.autosave, input);
    settle(form, await sending);
  } catch {
    say(form, "offline");
    offer(form);
  } finally {
    sending = null;
  }
  if (dirty) plan(form);
}

function settle(form, { status, answer }) {
  offer(form);
  if (status === 200) {
    form.elements["Input.Version"].value = answer.version;
    forget(form);
    say(form, "saved", clock());
    form.dispatchEvent(new Event("autosaved", { bubbles: true }));
  } else if (status === 401) {
    say(form, "signedOut");
    offer(form, "sign-in");
  } else if (status === 409) say(form, "changed");
  else {
    say(form, "refused");
    if (answer?.title) part(form, "status").append(" ", answer.title);
  }
}

function plan(form) {
  clearTimeout(waiting);
  waiting = setTimeout(save, pause, form);
}

document.addEventListener("input", event => {
  const form = event.target.closest?.("form[data-autosave]");
  if (!form || ["Input.Search", "Input.OwnerSearch", "Input.OccupationSearch", "Input.Show"].includes(event.target.name)) return;
  dirty = true;
  remember(form, asJson(form));
  plan(form);
});

// A pressed button sends the whole form itself; it waits for a save on its way, so that the two never collide.
document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches?.("form[data-autosave]")) return;
  clearTimeout(waiting);
  if (!sending) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const button = event.submitter;
  sending.catch(() => {}).then(() => setTimeout(() => form.requestSubmit(button)));
}, true);

window.addEventListener("online", () => formHere() && left(formHere()) && save(formHere()));

// What a closed tab or an expired sign-in left behind is offered, not forced.
onPage(() => {
  const form = formHere();
  // A small button changed the text without saving it: that is saved by itself too.
  if (form?.hasAttribute("data-unsaved")) {
    form.removeAttribute("data-unsaved");
    return save(form);
  }
  const kept = form && left(form);
  if (!kept?.input) return;
  const address = new URLSearchParams(location.search);
  if (address.has("done") || address.has("add") || JSON.stringify(asJson(form)) === JSON.stringify(kept.input)) return forget(form);
  say(form, "left");
  offer(form, "put-back", "drop");
});

document.addEventListener("click", async event => {
  const form = event.target.closest?.("form[data-autosave]");
  if (!form) return;
  if (event.target.closest("[data-autosave-drop]")) {
    forget(form);
    part(form, "status").textContent = "";
    offer(form);
  }
  if (event.target.closest("[data-autosave-put-back]")) {
    const { status, answer } = await send(form.dataset.autosave.replace("?alone=true", ""), left(form).input).catch(() => ({ status: 0 }));
    if (status === 200) {
      forget(form);
      location.assign(location.pathname + "?done=saved");
    } else settle(form, { status, answer });
  }
});
