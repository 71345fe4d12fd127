// A form's own fields as the JSON that the API takes.
// "Input.Tasks[2].Sv" becomes { tasks: [,, { sv }] }; empty is null.
// Only a field that nobody types in says true or false: a text that reads so stays a text.
const isFlag = (form, name, value) => (value === "true" || value === "false") && form.elements[name]?.type === "hidden";

export function asJson(form) {
  const all = {};
  for (const [name, value] of new FormData(form)) {
    if (!name.startsWith("Input.") || name === "Input.Act" || name === "Input.Fix") continue;
    const path = name.slice(6).match(/[^.[\]]+/g).map(step => /^\d+$/.test(step) ? Number(step) : step[0].toLowerCase() + step.slice(1));
    let at = all;
    path.forEach((step, i) => {
      if (i === path.length - 1) at[step] = value === "" ? null : isFlag(form, name, value) ? value === "true" : value;
      else at = at[step] ??= typeof path[i + 1] === "number" ? [] : {};
    });
  }
  return all;
}
