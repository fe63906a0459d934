// Turn and enlarge a paper beside the answers; what is larger than its frame is moved by dragging.
for (const stage of document.querySelectorAll("[data-viewer]")) {
  const tools = stage.parentElement.querySelector("[data-viewer-tools]");
  tools.hidden = false;
  tools.querySelector("[data-turn]").addEventListener("click", () => {
    stage.dataset.quarter = (Number(stage.dataset.quarter || 0) + 1) % 4;
  });
  for (const button of tools.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const step = Number(button.dataset.zoom);
      const near = step ? Math.min(3, Math.max(0, Number(stage.dataset.near || 0) + step)) : 0;
      if (near) stage.dataset.near = near;
      else delete stage.dataset.near;
    });
  }
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && event.buttons === 1) stage.scrollBy(-event.movementX, -event.movementY);
  });
  stage.addEventListener("dragstart", (event) => event.preventDefault());
}
