// A call display fetches itself again; when the line is down, the last state stays.
const main = document.querySelector("main[data-refresh]");
async function again() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main[data-refresh]");
    if (answer.ok && page && page.innerHTML !== main.innerHTML) main.replaceChildren(...page.childNodes);
  } catch {
    // tried again in a moment
  }
  setTimeout(again, main.dataset.refresh * 1000);
}
if (main) setTimeout(again, main.dataset.refresh * 1000);
