// Keeps "sisa 1 jam 12 menit" true while the page stays open. Counts from the server's clock, not the device's.
const words = document.documentElement.lang === "en"
  ? { left: "", over: "over", d: ["day", "days"], h: ["hour", "hours"], m: ["minute", "minutes"], end: " left" }
  : { left: "sisa ", over: "sudah lewat", d: ["hari", "hari"], h: ["jam", "jam"], m: ["menit", "menit"], end: "" };
const opened = performance.now();
function tell() {
  for (const time of document.querySelectorAll("time[data-deadline]")) {
    const tag = time.parentElement.querySelector("[data-left]");
    if (!tag) continue;
    const gone = performance.now() - opened;
    const seconds = (new Date(time.dateTime) - new Date(time.dataset.deadline) - gone) / 1000;
    const all = Math.max(1, Math.floor(seconds / 60));
    const parts = [[Math.floor(all / 1440), words.d], [Math.floor(all / 60) % 24, words.h], [all % 60, words.m]]
      .filter(([n]) => n).slice(0, 2).map(([n, w]) => `${n} ${w[n === 1 ? 0 : 1]}`);
    tag.textContent = seconds > 0 ? words.left + parts.join(" ") + words.end : words.over;
    tag.className = `tag ${seconds > 0 ? "warn" : "stop"}`;
  }
}
setInterval(tell, 15000);
