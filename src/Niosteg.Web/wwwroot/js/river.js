// The river by hand: each stop that may move becomes a slider in days. While it moves, the page for moving a step is asked with the
// day and its river is shown; letting go sends that page's own form. Without scripts the same page does the same.
import { onPage } from "./page.js";

const perDay = 5;
let held = null, asked = 0, waiting;

const place = handle => handle.closest("[data-river]");
const dayOf = (begins, days) => {
  const day = new Date(begins + "T00:00:00Z");
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

function ready() {
  for (const handle of document.querySelectorAll("[data-river] [data-move]")) {
    handle.setAttribute("role", "slider");
    handle.setAttribute("tabindex", "0");
    handle.setAttribute("aria-label", handle.dataset.label);
    handle.setAttribute("aria-valuemin", "-365");
    handle.setAttribute("aria-valuemax", "365");
    handle.setAttribute("aria-valuenow", "0");
    handle.setAttribute("aria-valuetext", handle.dataset.begins);
    // A slider inside a link would be two things at once.
    const link = handle.closest("a");
    if (link) link.before(handle);
  }
  for (const hint of document.querySelectorAll("[data-river-hint]")) hint.hidden = false;
}

function show() {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 50, held);
}

async function ask(move) {
  if (!move || move !== held) return;
  const mine = ++asked, river = move.river;
  const url = new URL(river.dataset.river, location.href);
  url.search = new URLSearchParams({ step: move.step, from: dayOf(move.begins, move.days) }).toString();
  try {
    const answer = await fetch(url, { headers: { accept: "text/html" } });
    if (!answer.ok || mine !== asked || move !== held) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const there = page.getElementById("move-answer");
    if (!there) return;
    move.form = there.querySelector("form");
    move.shown = move.days;
    river.querySelector("[data-river-said]").textContent = there.querySelector("[data-move-said]").textContent;
    for (const name of ["picture-lying", "picture-upright"]) {
      const drawn = there.querySelector("." + name);
      if (drawn) river.querySelector("." + name).replaceChildren(...drawn.childNodes);
    }
    ready();
    mark(move);
    if (move.letGo) send(move);
  } catch { /* The network is gone for a while: nothing has been changed. */ }
}

// The drawing is new, the hand is the same: it holds the same stop, in the same of the two drawings.
function mark(move) {
  const handle = move.river.querySelector(`.${move.drawing} [data-move="${move.step}"]`);
  if (!handle) return;
  handle.dataset.held = "";
  handle.setAttribute("aria-valuenow", String(move.days));
  handle.setAttribute("aria-valuetext", dayOf(move.begins, move.days));
  if (move.keys) handle.focus();
}

function take(handle, more) {
  const drawing = handle.closest(".picture-upright") ? "picture-upright" : "picture-lying";
  held = { river: place(handle), step: handle.dataset.move, begins: handle.dataset.begins, drawing, days: 0, shown: null, form: null, ...more };
  held.before = ["picture-lying", "picture-upright"].map(name => [name, held.river.querySelector("." + name).innerHTML]);
  handle.dataset.held = "";
}

function back() {
  if (!held) return;
  const move = held;
  held = null;
  for (const [name, drawn] of move.before) move.river.querySelector("." + name).innerHTML = drawn;
  move.river.querySelector("[data-river-said]").textContent = "";
  ready();
  for (const handle of move.river.querySelectorAll("[data-held]")) delete handle.dataset.held;
  if (move.keys) move.river.querySelector(`.${move.drawing} [data-move="${move.step}"]`)?.focus();
}

function send(move) {
  if (move.shown !== move.days || !move.form) { move.letGo = true; show(); return; }
  held = null;
  move.form.hidden = true;
  move.river.append(move.form);
  move.form.requestSubmit();
}

document.addEventListener("pointerdown", event => {
  const handle = event.target.closest?.("[data-river] [data-move]");
  if (!handle || event.button !== 0) return;
  event.preventDefault();
  take(handle, { x: event.clientX, y: event.clientY, pointer: event.pointerId });
});

document.addEventListener("pointermove", event => {
  if (!held || held.pointer !== event.pointerId) return;
  const way = held.drawing === "picture-upright" ? event.clientY - held.y : event.clientX - held.x;
  const days = Math.round(way / perDay);
  if (days === held.days) return;
  held.days = days;
  show();
});

document.addEventListener("pointerup", event => {
  if (!held || held.pointer !== event.pointerId) return;
  if (held.days === 0) back(); else send(held);
});

document.addEventListener("pointercancel", () => { if (held?.pointer !== undefined) back(); });

const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 7, PageUp: -7 };

document.addEventListener("keydown", event => {
  const handle = event.target.closest?.("[data-river] [data-move]");
  if (!handle) return;
  if (event.key in steps) {
    event.preventDefault();
    if (!held || held.step !== handle.dataset.move) { back(); take(handle, { keys: true }); }
    held.days += steps[event.key];
    show();
  } else if (event.key === "Enter" && held?.keys) {
    event.preventDefault();
    if (held.days === 0) back(); else send(held);
  } else if (event.key === "Escape" && held) {
    event.preventDefault();
    back();
  }
});

onPage(ready);
