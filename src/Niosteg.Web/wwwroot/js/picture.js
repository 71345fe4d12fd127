// Saves a picture as PNG or SVG from what is on the page: a copy in the light theme with its colours written in,
// so that it looks the same in a slide or a document. The server sends the buttons hidden.
import { reveal } from "./page.js";

reveal("[data-picture-save]");

const written = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-family", "font-size",
  "font-weight", "font-style", "text-anchor", "letter-spacing", "display"];

function lightCopy(picture) {
  const stage = document.createElement("div");
  stage.className = "picture picture-stage";
  stage.dataset.colorScheme = "light";
  const source = picture.querySelector("svg[data-drawing=wide]") ?? picture.querySelector("svg");
  const copy = source.cloneNode(true);
  stage.append(copy);
  document.body.append(stage);
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    const style = getComputedStyle(element);
    for (const name of written) {
      const value = style.getPropertyValue(name);
      if (value && !(element === copy && name === "display")) element.setAttribute(name, value);
    }
    element.removeAttribute("class");
  }
  stage.remove();
  return copy;
}

async function fontFace() {
  const read = await fetch(new URL("../lib/inter/inter-latin-wght-normal.woff2", import.meta.url));
  const bytes = new Uint8Array(await read.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${btoa(text)}) format("woff2")}`;
}

// The list beneath a picture tells the names of its numbers: written into the file, two columns.
function writeLegend(picture, svg) {
  const { width, height } = svg.viewBox.baseVal;
  const lines = [...picture.querySelectorAll(".picture-legend li")];
  lines.forEach((line, at) => {
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    const look = { x: 34 + (at % 2) * width / 2, y: height + 14 + Math.floor(at / 2) * 20, "font-family": "Inter, Helvetica, Arial, sans-serif", "font-size": 13, fill: "#1f2328" };
    for (const [name, value] of Object.entries(look)) text.setAttribute(name, value);
    const name = `${at + 1}. ${line.textContent.trim()}`;
    text.textContent = name.length > 44 ? `${name.slice(0, 43)}…` : name;
    svg.append(text);
  });
  return lines.length ? Math.ceil(lines.length / 2) * 20 + 12 : 0;
}

async function standalone(picture, withFont) {
  const svg = lightCopy(picture);
  const { width } = svg.viewBox.baseVal;
  const height = svg.viewBox.baseVal.height + writeLegend(picture, svg);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of [["width", "100%"], ["height", "100%"], ["fill", "#fffdf9"]]) ground.setAttribute(name, value);
  svg.prepend(ground);
  if (withFont) {
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = await fontFace();
    svg.prepend(style);
  }
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

async function png({ text, width, height }) {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const scale = Math.min(3, 8000 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise(done => canvas.toBlob(done, "image/png"));
}

function hand(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

document.addEventListener("click", async event => {
  const button = event.target.closest?.("[data-picture-save]");
  if (!button) return;
  const kind = button.dataset.pictureSave, picture = button.closest(".picture");
  const drawing = await standalone(picture, kind === "png");
  const blob = kind === "png" ? await png(drawing) : new Blob([drawing.text], { type: "image/svg+xml" });
  hand(blob, `${picture.dataset.name || "niosteg"}.${kind}`);
});
