// A form with data-passkey asks the browser for a passkey before it is sent: "get" to sign in, "create" to add one.
// The server makes the question and judges the answer; here it is only carried across.
import { onPage } from "./page.js";

const able = () => typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

onPage(() => {
  if (!able()) return;
  document.querySelectorAll("form[data-passkey][hidden]").forEach(form => { form.hidden = false; });
  document.querySelectorAll("[data-passkey-unable]").forEach(sentence => { sentence.hidden = true; });
});

async function ask(form) {
  const asked = await fetch(form.dataset.options, {
    method: "POST", headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams([...new FormData(form)].filter(([name]) => !name.endsWith("Credential"))),
  });
  // The server's own words, when it has some: a wrong password, a name left out.
  if (!asked.ok) throw Object.assign(new Error(asked.statusText), { words: (await asked.json().catch(() => null))?.title });
  const question = await asked.json();
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
}

document.addEventListener("submit", async event => {
  const form = event.target;
  const answer = form.querySelector?.("[data-credential]");
  if (!form.dataset?.passkey || !answer || answer.value) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const said = form.querySelector("[data-said]");
  said.textContent = "";
  try {
    answer.value = JSON.stringify(await ask(form));
  } catch (refused) {
    said.textContent = refused.words ?? form.dataset.failed;
    return;
  }
  form.submit();
}, true);
