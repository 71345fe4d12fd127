// What is typed in <form data-keep="key"> is kept on this device until it has been saved, so that an expired
// sign-in, a closed tab or a lost network loses nothing. It belongs to the address it was typed at and to whoever typed it.
// Passwords, files and hidden fields are never kept; a day later, or at sign-out (<form data-signout>), it is gone.
import { onPage } from "./page.js";

const prefix = "keep:", day = 86_400_000;
const fields = form => [...form.elements].filter(field =>
  field.name && !field.disabled && !["hidden", "password", "file", "submit", "button"].includes(field.type));
const isToggle = field => field.type === "checkbox" || field.type === "radio";

const read = key => {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + key));
    return kept && Date.now() - kept.at < day ? kept : null;
  } catch { return null; }
};
const write = (key, kept) => {
  try { localStorage.setItem(prefix + key, JSON.stringify(kept)); } catch { /* full or forbidden: nothing to do */ }
};
const drop = key => localStorage.removeItem(prefix + key);
// The address may be a secret link: only what it comes to is kept.
const place = () => [...location.pathname].reduce((sum, sign) => Math.imul(sum ^ sign.codePointAt(0), 16777619) >>> 0, 2166136261).toString(16);
const keyOf = form => `${form.dataset.keep}@${place()}`;
const me = () => document.querySelector("[data-me]")?.dataset.me ?? "";

function save(form, sent = false) {
  const values = fields(form).map(field => [field.name, field.value, isToggle(field) ? field.checked : null]);
  write(keyOf(form), { at: Date.now(), by: me(), sent, values });
}

function restore(form) {
  const key = keyOf(form), kept = read(key);
  if (!kept) return;
  if (kept.by !== me()) { drop(key); return; }
  let changed = false;
  const left = [...kept.values];
  for (const field of fields(form)) {
    const at = left.findIndex(([name, value, on]) =>
      name === field.name && (isToggle(field) ? on !== null && value === field.value : on === null));
    if (at < 0) continue;
    const [[, value, on]] = left.splice(at, 1);
    if (isToggle(field) ? field.checked === on : field.value === value) continue;
    if (isToggle(field)) field.checked = on;
    else field.value = value;
    changed = true;
  }
  form.querySelectorAll("[data-kept]").forEach(notice => { notice.hidden = !changed; });
}

// After a form was sent: the next page decides. It arrived, unless that page asks for sign-in, is a failure or shows the form with
// a fault: then it is as if it had not been sent, and is put back when the form is there again.
function settle() {
  const loaded = performance.getEntriesByType("navigation")[0];
  const failed = loaded?.responseStatus >= 400 && loaded.name.split("#")[0] === location.href.split("#")[0];
  const asking = document.querySelector("form[data-signin]");
  for (const name of Object.keys(localStorage).filter(name => name.startsWith(prefix))) {
    const key = name.slice(prefix.length), kept = read(key);
    if (!kept) { drop(key); continue; }
    if (!kept.sent) continue;
    const form = [...document.querySelectorAll("form[data-keep]")].find(one => keyOf(one) === key);
    if (asking || failed || form?.querySelector('[aria-invalid="true"]')) write(key, { ...kept, sent: false });
    else drop(key);
  }
}

onPage(() => {
  settle();
  document.querySelectorAll("form[data-keep]").forEach(restore);
});

let waiting;
document.addEventListener("input", event => {
  const form = event.target.closest?.("form[data-keep]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(save, 300, form);
});

document.addEventListener("submit", event => {
  clearTimeout(waiting);
  if (event.target.matches("form[data-signout]"))
    Object.keys(localStorage).filter(name => name.startsWith(prefix)).forEach(name => localStorage.removeItem(name));
  if (event.target.matches("form[data-keep]")) save(event.target, true);
}, true);

document.addEventListener("click", event => {
  const form = event.target.closest?.("[data-kept-drop]")?.closest("form[data-keep]");
  if (!form) return;
  drop(keyOf(form));
  form.reset();
  form.querySelectorAll("[data-kept]").forEach(notice => { notice.hidden = true; });
});
