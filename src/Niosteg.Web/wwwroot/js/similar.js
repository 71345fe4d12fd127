// While one names a competency: <form data-similar="/competencies/similar?but=…"> asks what is called nearly the same and shows
// it in #similar. Without scripts the same is said when one saves.
let waiting, asked = 0;

async function ask(form) {
  const [sv, en] = ["Input.NameSv", "Input.NameEn"].map(name => form.elements[name]?.value.trim() ?? "");
  const place = document.getElementById("similar");
  if (!place || sv.length + en.length < 3) return;
  const url = new URL(form.dataset.similar, location.origin);
  url.searchParams.set("sv", sv);
  url.searchParams.set("en", en);
  const mine = ++asked;
  const answer = await fetch(url, { headers: { accept: "text/html" } });
  if (!answer.ok || mine !== asked) return;
  const part = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  if (place.textContent.trim() !== part.textContent.trim()) place.replaceChildren(...part.childNodes);
}

document.addEventListener("input", event => {
  const form = event.target.closest?.("form[data-similar]");
  if (!form || !/^Input\.Name/.test(event.target.name)) return;
  clearTimeout(waiting);
  waiting = setTimeout(ask, 300, form);
});
