// What is typed in <form data-keep="key"> is kept on this device until it has been saved, so that an expired
// sign-in, a closed tab or a lost network loses nothing. Passwords, files and hidden fields are never kept;
// a day later, or at sign-out (<form data-signout>), it is gone.
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

function save(form, sent = false) {
  const values = fields(form).map(field => [field.name, field.value, isToggle(field) ? field.checked : null]);
  write(form.dataset.keep, { at: Date.now(), sent, values });
}

function restore(form) {
  const kept = read(form.dataset.keep);
  if (!kept) return;
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

// After a form was sent: the next page decides. Still asking for sign-in, or an error: keep it. Else it arrived.
function settle() {
  const failed = performance.getEntriesByType("navigation")[0]?.responseStatus >= 400;
  const asking = document.querySelector("form[data-signin]");
  for (const name of Object.keys(localStorage).filter(name => name.startsWith(prefix))) {
    const key = name.slice(prefix.length), kept = read(key);
    if (!kept) { drop(key); continue; }
    if (!kept.sent || asking || failed) continue;
    const form = document.querySelector(`form[data-keep="${CSS.escape(key)}"]`);
    if (!form?.querySelector('[aria-invalid="true"]')) drop(key);
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
  drop(form.dataset.keep);
  form.reset();
  form.querySelectorAll("[data-kept]").forEach(notice => { notice.hidden = true; });
});
