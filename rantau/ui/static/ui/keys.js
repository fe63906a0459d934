// One-key shortcuts of the desk: data-key="n" on links and buttons, J and K along table rows. Can be switched off.
const STORE = "pintasan";
const toggle = document.querySelector("[data-keys]");
let on = localStorage.getItem(STORE) !== "mati";
const show = () => {
  if (!toggle) return;
  toggle.hidden = false;
  toggle.setAttribute("aria-pressed", String(!on));
};
toggle?.addEventListener("click", () => {
  on = !on;
  localStorage.setItem(STORE, on ? "hidup" : "mati");
  show();
});
show();
addEventListener("keydown", (event) => {
  if (!on || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,textarea,select")) return;
  const key = event.key.toLowerCase().replace("=", "+"); // one key with and without Shift
  const links = [...document.querySelectorAll("[data-rows] td:first-child a")];
  if (links.length && (key === "j" || key === "k")) {
    const next = links.indexOf(document.activeElement) + (key === "j" ? 1 : -1);
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
  } else {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!target) return;
    event.preventDefault();
    target.click();
  }
});
