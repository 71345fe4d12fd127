// Rooms. A <live-part> is fetched anew when its room moves on; counts follow by themselves; an answer that cannot be sent
// is kept on the phone, says so, and is sent when the network is back. Without scripts pages and forms do the same by hand.
import { onPage } from "./page.js";

const streams = new Map();
const parts = code => [...document.querySelectorAll("live-part")].filter(part => part.dataset.code === code);
const wait = ms => new Promise(done => setTimeout(done, ms));

function listen(code) {
  if (streams.has(code)) return;
  const stream = { heard: performance.now() };
  streams.set(code, stream);
  stream.source = new EventSource(`/api/v1/r/${encodeURIComponent(code)}/events`);
  for (const kind of ["changed", "counted", "alive"])
    stream.source.addEventListener(kind, event => { stream.heard = performance.now(); show(code, JSON.parse(event.data)); offline(false); sendKept(code); });
  stream.source.onerror = () => {
    setTimeout(() => { if (streams.get(code) === stream && performance.now() - stream.heard > 2500) offline(true); }, 3000);
    // The browser tries again by itself unless the server said no.
    if (stream.source.readyState === EventSource.CLOSED) setTimeout(listenAgain, 2000 + 2000 * Math.random(), code);
  };
}

function listenAgain(code) {
  streams.get(code)?.source.close();
  streams.delete(code);
  if (parts(code).length > 0) listen(code);
}

const offline = gone => document.querySelectorAll("[data-live-offline]").forEach(sign => { sign.hidden = !gone; });

function show(code, state) {
  for (const part of parts(code)) {
    for (const count of part.querySelectorAll("[data-live-count]"))
      count.textContent = counted(count.dataset, state);
    if (part.dataset.key !== state.key) fetchAnew(part, state);
  }
}

// One is ready, two are ready; and how many seats the one who leads has taken away.
function counted({ liveCount: many, liveCountOne: one, liveRemoved: gone, liveRemovedOne: goneOne }, { ready, seats, removed }) {
  const says = (ready === 1 && one || many).replace("{0}", ready).replace("{1}", seats);
  return removed > 0 && gone ? says + (removed === 1 ? goneOne : gone).replace("{0}", removed) : says;
}

async function fetchAnew(part, state) {
  if (part.fetching === state.key) return;
  part.fetching = state.key;
  for (let pause = 200; part.isConnected && part.fetching === state.key; pause = Math.min(2 * pause, 5000)) {
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const there = answer.ok && page.getElementById(part.id);
      if (answer.ok && !there) { location.reload(); return; }
      if (there) {
        // A parser without scripts takes what is meant for pages without scripts for contents: the wall would load itself anew.
        there.querySelectorAll("noscript").forEach(without => without.remove());
        const revealing = part.dataset.phase === "answering" && there.dataset.phase === "revealed";
        part.replaceChildren(...there.childNodes);
        part.dataset.key = there.dataset.key;
        part.dataset.phase = there.dataset.phase;
        part.toggleAttribute("data-revealing", revealing);
        part.fetching = null;
        attend();
        return;
      }
    } catch { /* The network is gone for a while. */ }
    await wait(pause + pause * Math.random());
  }
}

// One answer a room and round: the last. It is kept until the server has said what became of it.
const prefix = "live:";
const keyOf = (code, round) => `${prefix}${code}:${round}`;
const kept = code => Object.keys(localStorage).filter(key => key.startsWith(`${prefix}${code}:`));
const formOf = (code, round) => document.querySelector(`form[data-live-answer="${CSS.escape(code)}"][data-round="${round}"]`);
const say = (form, text) => { const said = form?.querySelector("[data-live-said]"); if (said) said.textContent = text; };
// What became of an answer whose form is gone: everyone has been shown the answers meanwhile.
function tell(form, text) {
  say(form, text);
  document.querySelectorAll("[data-live-told]").forEach(told => { told.textContent = text; told.hidden = false; });
}
const sending = new Set();

function valueOf(form) {
  const value = {};
  for (const [name, text] of new FormData(form)) if (name.startsWith("answer.")) value[name.slice(7)] = text;
  const whole = new FormData(form).get("answer");
  return whole === null ? value : whole;
}

// An answer that was given here and is still on its way is what the form shows: the page was written before it arrived.
function fill(form) {
  const text = localStorage.getItem(keyOf(form.dataset.liveAnswer, form.dataset.round));
  if (!text) return;
  const { value } = JSON.parse(text);
  for (const input of form.elements) {
    const given = input.name === "answer" ? value : input.name?.startsWith("answer.") ? value[input.name.slice(7)] : undefined;
    if (given === undefined || input.type === "hidden") continue;
    if (input.type === "radio" || input.type === "checkbox") input.checked = input.value === given;
    else input.value = given;
  }
  // Those who listen to what is typed may not have come yet.
  setTimeout(() => form.querySelector("[type=number]")?.dispatchEvent(new Event("input", { bubbles: true })));
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches("form[data-live-answer]") || event.defaultPrevented) return;
  const { liveAnswer: code, round, now } = form.dataset;
  // By the server's clock: two phones of one person need not agree on the time.
  const sequence = Math.max(Math.round(Number(now) + performance.now() - (form.since ?? 0)), (form.sequence ?? 0) + 1);
  form.sequence = sequence;
  try {
    localStorage.setItem(keyOf(code, round), JSON.stringify({ round: Number(round), sequence, value: valueOf(form) }));
  } catch { return; /* Nothing can be kept here: let the form go as it is. */ }
  event.preventDefault();
  sendKept(code);
});

async function sendKept(code) {
  for (const key of kept(code)) {
    const text = localStorage.getItem(key), round = key.split(":")[2];
    if (!text || sending.has(key)) continue;
    sending.add(key);
    let failed = false;
    try {
      const answer = await fetch(`/api/v1/r/${encodeURIComponent(code)}/answer`, { method: "PUT", headers: { "content-type": "application/json" }, body: text });
      if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
      const form = formOf(code, round);
      if (answer.ok) say(form, form?.dataset.kept);
      else tell(form, (await answer.json()).title);
      // A newer one may have been given meanwhile.
      if (localStorage.getItem(key) === text) localStorage.removeItem(key);
    } catch {
      failed = true;
      const form = formOf(code, round);
      say(form, form?.dataset.waiting);
      setTimeout(sendKept, 3000 + 2000 * Math.random(), code);
    } finally { sending.delete(key); }
    if (!failed && localStorage.getItem(key)) setTimeout(sendKept, 100, code);
  }
}

// The next of several sets has come: into view, where it did not fit.
document.addEventListener("change", event => {
  const next = event.target.closest?.(".live-set")?.nextElementSibling;
  if (next?.matches(".live-set") && next.checkVisibility?.() && !next.querySelector(":checked"))
    next.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
});

const codes = () => new Set([...document.querySelectorAll("live-part")].map(part => part.dataset.code));

function attend() {
  const here = codes();
  for (const [code, stream] of streams) if (!here.has(code)) { stream.source.close(); streams.delete(code); }
  for (const form of document.querySelectorAll("form[data-live-answer]")) {
    if (form.since !== undefined) continue;
    form.since = performance.now();
    fill(form);
  }
  for (const code of here) { listen(code); sendKept(code); }
}

onPage(attend);
window.addEventListener("online", () => codes().forEach(listenAgain));
// A phone that slept has missed the line breaking.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  for (const [code, stream] of streams) if (performance.now() - stream.heard > 20_000) listenAgain(code);
});
