// Draw a signature; its strokes travel as the path of an SVG. Without script the paper number is typed instead.
const box = document.querySelector("[data-sign]");
const field = document.querySelector("[name=strokes]");
const canvas = box.querySelector("canvas");
const pen = canvas.getContext("2d");
let down = false;
box.hidden = false;
Object.assign(canvas.style, { touchAction: "none", maxWidth: "100%", background: "#fff" });
const put = (event, letter) => {
  const scale = canvas.width / canvas.clientWidth;
  const [x, y] = [event.offsetX, event.offsetY].map((at) => Math.max(0, Math.round(at * scale)));
  field.value += `${letter}${x} ${y}`;
  pen[letter === "M" ? "moveTo" : "lineTo"](x, y);
  pen.stroke();
};
canvas.onpointerdown = (e) => { down = true; pen.beginPath(); put(e, "M"); };
canvas.onpointermove = (e) => down && put(e, "L");
onpointerup = () => { down = false; };
box.querySelector("button").onclick = () => { field.value = ""; pen.clearRect(0, 0, 600, 200); };
