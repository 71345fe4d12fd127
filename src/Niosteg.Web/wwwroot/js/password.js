// Says how far a password has come while it is typed. Length is what counts; the server decides.
function tell(input) {
  const field = input.closest?.("[data-password]");
  const said = field?.querySelector("[data-password-said]");
  if (!said || input.type === "text" && !input.dataset.shown) return;
  const { value } = input, missing = Number(field.dataset.shortest) - [...value].length;
  const words = missing > 0 ? field.dataset.short.replace("{0}", missing)
    : new Set(value).size < 9 || value.length < 17 ? field.dataset.enough : field.dataset.strong;
  said.hidden = value === "";
  // What was wrong with the password before says nothing about the one being typed.
  const fault = field.querySelector("[data-field=validation]");
  if (fault) {
    input.removeAttribute("aria-invalid");
    input.setAttribute("aria-describedby", input.getAttribute("aria-describedby").split(" ").filter(id => id !== fault.id).join(" "));
    fault.remove();
  }
  if (said.textContent !== words) said.textContent = words;
}

document.addEventListener("input", event => tell(event.target));
// Whoever types faster than the scripts come is told too: the server never writes a password back, so what is there was typed.
document.querySelectorAll("[data-password] input").forEach(input => { if (input.value !== "") tell(input); });
