// Two minutes before the session ends: say so, and stay signed in at a click. By the clock: timers sleep with the phone.
const form = document.querySelector("[data-stay]");
let end;
const begin = (seconds) => { end = Date.now() + seconds * 1000; form.hidden = true; };
begin(form.dataset.stay);
setInterval(() => { form.hidden = Date.now() < end - 12e4; }, 2000);
form.onsubmit = async (event) => {
  event.preventDefault();
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (answer.ok) begin(await answer.text());
};
