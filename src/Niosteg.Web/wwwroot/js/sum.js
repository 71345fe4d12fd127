// The sum of the numbers in a form, told while one types: <p data-sum="Sum {0}." data-sum-even="Sum 100." data-sum-none="Give points." data-sum-outside="0 to 1000." data-sum-whole="100">.
// While a field holds what it may not, there is no sum to tell: what a field may hold is said instead.
document.addEventListener("input", event => {
  const told = event.target.form?.querySelector("[data-sum]");
  if (!told) return;
  const inputs = [...told.closest("form").querySelectorAll("input[type=number]")];
  const sum = inputs.reduce((all, input) => all + (Number(input.value) || 0), 0);
  const { sum: text, sumEven: even, sumNone: none, sumOutside: outside, sumWhole: whole } = told.dataset;
  const says = outside && inputs.some(input => !input.validity.valid) ? outside : sum === Number(whole) ? even : sum === 0 && none ? none : text.replace("{0}", sum);
  if (told.textContent !== says) told.textContent = says;
});
