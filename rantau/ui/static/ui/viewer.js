// Turn and enlarge a paper beside the answers.
for (const stage of document.querySelectorAll("[data-viewer]")) {
  const tools = stage.parentElement.querySelector("[data-viewer-tools]");
  tools.hidden = false;
  tools.querySelector("[data-turn]").addEventListener("click", () => {
    stage.dataset.quarter = (Number(stage.dataset.quarter || 0) + 1) % 4;
  });
  tools.querySelector("[data-zoom]").addEventListener("click", () => stage.toggleAttribute("data-near"));
}
