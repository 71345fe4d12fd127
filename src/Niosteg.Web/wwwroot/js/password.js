// Says how far a password has come while it is typed. Length is what counts; the server decides.
document.addEventListener("input", event => {
  const field = event.target.closest?.("[data-password]");
  const said = field?.querySelector("[data-password-said]");
  if (!said || event.target.type === "text" && !event.target.dataset.shown) return;
  const { value } = event.target, missing = Number(field.dataset.shortest) - [...value].length;
  const words = missing > 0 ? field.dataset.short.replace("{0}", missing)
    : new Set(value).size < 9 || value.length < 17 ? field.dataset.enough : field.dataset.strong;
  said.hidden = value === "";
  if (said.textContent !== words) said.textContent = words;
});
