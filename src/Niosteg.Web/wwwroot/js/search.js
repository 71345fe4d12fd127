// Searching as one types: <form method="get" data-live="found"> asks again when something changed, and swaps only the
// element with that id. Without scripts the form's own button does the same.
let waiting, asked = 0;

async function ask(form) {
  const url = new URL(form.action);
  url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  const mine = ++asked;
  const answer = await fetch(url, { headers: { accept: "text/html" } });
  if (!answer.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [there, here] = [page, document].map(place => place.getElementById(form.dataset.live));
  if (!there || !here) return;
  here.replaceChildren(...there.childNodes);
  history.replaceState(history.state, "", url);
}

function later(event, wait) {
  const form = event.target.closest?.("form[data-live]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(ask, wait, form);
}

document.addEventListener("input", event => later(event, 200));
document.addEventListener("change", event => later(event, 0));
