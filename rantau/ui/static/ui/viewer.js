// Turn and enlarge a paper beside the answers; what is larger than its frame is moved by dragging.
const STEPS = [1, 1.5, 2.2, 3.5, 5];
const PART = 0.7; // of the window, as in the style of the frame
for (const stage of document.querySelectorAll("[data-viewer]")) {
  const tools = stage.parentElement.querySelector("[data-viewer-tools]");
  const picture = stage.querySelector("img");
  let near = 0;
  let quarter = 0;
  // Room is made for the turned picture: what a mere rotation pushes above or left of the frame cannot be scrolled to.
  const draw = () => {
    const ratio = picture.naturalWidth / picture.naturalHeight || 1;
    const seen = quarter % 2 ? 1 / ratio : ratio;
    const middle = [stage.scrollLeft + stage.clientWidth / 2, stage.scrollTop + stage.clientHeight / 2];
    const before = [stage.scrollWidth, stage.scrollHeight];
    const across = Math.min(stage.clientWidth, innerHeight * PART * seen) * STEPS[near];
    const width = quarter % 2 ? across * ratio : across;
    const turned = quarter % 2 ? (width - width / ratio) / 2 : 0;
    const centred = Math.max(0, (stage.clientWidth - across) / 2);
    picture.style.width = `${width}px`;
    picture.style.margin = `${turned}px ${-turned}px ${turned}px ${centred - turned}px`;
    stage.dataset.quarter = quarter;
    stage.toggleAttribute("data-near", near > 0);
    stage.scrollLeft = (middle[0] / before[0]) * stage.scrollWidth - stage.clientWidth / 2;
    stage.scrollTop = (middle[1] / before[1]) * stage.scrollHeight - stage.clientHeight / 2;
  };
  tools.hidden = false;
  tools.querySelector("[data-turn]").addEventListener("click", () => {
    quarter = (quarter + 1) % 4;
    draw();
  });
  for (const button of tools.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const step = Number(button.dataset.zoom);
      near = step ? Math.min(STEPS.length - 1, Math.max(0, near + step)) : 0;
      draw();
    });
  }
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && event.buttons === 1) stage.scrollBy(-event.movementX, -event.movementY);
  });
  stage.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener("load", draw);
  addEventListener("resize", draw);
  if (picture.complete) draw();
}
