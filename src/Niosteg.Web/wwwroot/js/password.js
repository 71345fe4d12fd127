// Says how far a password has come while it is typed. Length is what counts; the server decides.
document.addEventListener("input", event => {
  const field = event.target.closest?.("[data-password]");
  const said = field?.querySelector("[data-password-said]");
  if (!said || event.target.type === "text" && !event.target.dataset.shown) return;
  const { value } = event.target, missing = Number(field.dataset.shortest) - [...value].length;
  const words = missing > 0 ? field.dataset.short.replace("{0}", missing)
    : new Set(value).size < 9 || value.length < 17 ? field.dataset.enough : field.dataset.strong;
  said.hidden = value === "";
  // What was wrong with the password before says nothing about the one being typed.
  const fault = field.querySelector("[data-field=validation]");
  if (fault) {
    event.target.removeAttribute("aria-invalid");
    event.target.setAttribute("aria-describedby", event.target.getAttribute("aria-describedby").split(" ").filter(id => id !== fault.id).join(" "));
    fault.remove();
  }
  if (said.textContent !== words) said.textContent = words;
});
