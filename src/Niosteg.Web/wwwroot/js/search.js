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
  // The catalogue is being put in order: nobody should have to search a second time for that.
  if (here.querySelector("[data-refresh]")) waiting = setTimeout(ask, 2000, form);
}

// A search field inside a larger form: <input data-choices="here" data-choices-from="/address"> fetches the choices for what
// stands in it into the element with that id. Without scripts the button beside it does the same.
async function offer(field) {
  const url = new URL(field.dataset.choicesFrom, location.origin);
  url.searchParams.set("q", field.value);
  const mine = ++asked;
  const answer = await fetch(url, { headers: { accept: "text/html" } });
  if (!answer.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById(field.dataset.choices)?.replaceChildren(...page.body.childNodes);
}

function later(event, wait) {
  const field = event.target.closest?.("input[data-choices-from]");
  if (field && event.type === "input") {
    clearTimeout(waiting);
    waiting = setTimeout(offer, wait, field);
  }
  const form = event.target.closest?.("form[data-live]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(ask, wait, form);
}

document.addEventListener("input", event => later(event, 200));
document.addEventListener("change", event => later(event, 0));
