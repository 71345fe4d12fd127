// The sum of the numbers in a form, told while one types: <p data-sum="Sum {0}." data-sum-even="Sum 100." data-sum-none="Give points." data-sum-whole="100">.
document.addEventListener("input", event => {
  const told = event.target.form?.querySelector("[data-sum]");
  if (!told) return;
  const sum = [...told.closest("form").querySelectorAll("input[type=number]")].reduce((all, input) => all + (Number(input.value) || 0), 0);
  const { sum: text, sumEven: even, sumNone: none, sumWhole: whole } = told.dataset;
  const says = sum === Number(whole) ? even : sum === 0 && none ? none : text.replace("{0}", sum);
  if (told.textContent !== says) told.textContent = says;
});
