// Papers go up in pieces (tus 1.0.0): a photo is shrunk on the phone, what waits is kept sealed in the browser, and after
// a broken line, a reload or a full stop it goes on where it was. Without script the form sends the file whole.
const box = document.querySelector("[data-uploads]");
const words = box.dataset;
const token = box.querySelector("[name=csrfmiddlewaretoken]")?.value;
const LONG = 2000, SHORT = 1600, AIM = 250_000, SILENCE = 3000, LONGEST = 12_000;
const sleep = (ms) => new Promise((done) => { setTimeout(done, ms); addEventListener("online", done, { once: true }); });
const ask = (request) => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = no; });
const tell = (text, facts = {}) => text.replace(/\{(\w+)\}/g, (_all, name) => facts[name]);

// --- What waits, sealed with a key that cannot be taken out of this browser -------------------------------------------
const store = await opened().catch(() => null);
async function opened() {
  const request = indexedDB.open("unggah", 1);
  request.onupgradeneeded = () => { request.result.createObjectStore("waiting"); request.result.createObjectStore("key"); };
  const base = await ask(request);
  const table = (name) => base.transaction(name, "readwrite").objectStore(name);
  let key = await ask(table("key").get(1));
  if (!key) {
    key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await ask(table("key").put(key, 1));
  }
  return { table, key };
}
async function keep(item) {
  if (!store) return;
  const { blob, form, ...facts } = item, iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = item.sealed ? null : await blob.arrayBuffer();
  item.sealed ??= { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, store.key, plain) };
  await ask(store.table("waiting").put({ ...facts, sealed: item.sealed, type: blob.type }, item.at));
}
const forget = (item) => store && ask(store.table("waiting").delete(item.at));
async function left() {
  const found = [];
  for (const item of store ? await ask(store.table("waiting").getAll()) : []) {
    const { iv, data } = item.sealed;
    if (item.account !== words.account) await forget(item);
    else found.push({ ...item, blob: new Blob([await crypto.subtle.decrypt({ name: "AES-GCM", iv }, store.key, data)], { type: item.type }) });
  }
  return found;
}

// --- Shrink: at most about 250 kB, never below 1,600 px ------------------------------------------------------------------
async function shrunk(file) {
  const picture = file.type !== "application/pdf" && file.size > AIM && await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  let best = file;
  for (const [side, quality] of [[LONG, .82], [LONG, .7], [LONG, .6], [SHORT, .6], [SHORT, .45]]) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width * scale, height: picture.height * scale });
    const brush = canvas.getContext("2d");
    brush.imageSmoothingQuality = "high";
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (blob && blob.size < best.size) best = blob;
    if (best.size <= AIM) break;
  }
  picture.close();
  return best;
}

// --- Send ------------------------------------------------------------------------------------------------------------
// The browser counts what its own socket took; the office tells what has arrived. By that a dead line shows in seconds.
function call(method, url, headers, body, told) {
  return new Promise((done) => {
    const line = new XMLHttpRequest(), ear = told && body.size > 1e5 && new EventSource(url);
    let moved = Date.now(), patience = LONGEST;
    const watch = setInterval(() => Date.now() - moved > patience && line.abort(), 250);
    const alive = () => { moved = Date.now(); };
    if (ear) ear.onmessage = ({ data }) => { alive(); patience = SILENCE; told(Number(data)); };
    line.upload.onprogress = alive;
    line.onloadend = () => { clearInterval(watch); if (ear) ear.close(); done(line); };
    line.open(method, url);
    for (const [name, value] of Object.entries({ "Tus-Resumable": "1.0.0", "X-CSRFToken": token, ...headers })) line.setRequestHeader(name, value);
    line.send(body);
  });
}
const name64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

async function arrive(item) {
  for (let pause = 250; ; pause = Math.min(pause * 2, 15_000)) {
    let line;
    if (!item.url) {
      line = await call("POST", words.to, { "Upload-Length": item.blob.size, "Upload-Metadata": `filename ${name64(item.name)}` });
      if (line.status === 201) { item.url = line.getResponseHeader("Location"); await keep(item); pause = 250; }
    }
    if (item.url) {
      line = await call("HEAD", item.url);
      let offset = Number(line.getResponseHeader("Upload-Offset"));
      if (line.status === 200 && offset < item.blob.size) {
        pause = 50;
        const from = offset, began = Date.now();
        show(item, from, words.begun);
        line = await call("PATCH", item.url, { "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" }, item.blob.slice(offset), (done) => {
          const rate = (done - from) / (Date.now() - began);
          if (rate > 0) show(item, done, tell(words.sending, { done: kb(done), all: kb(item.blob.size), rate: Math.ceil(rate), left: Math.ceil((item.blob.size - done) / rate / 1000) || 1 }));
        });
        offset = line.status === 204 ? Number(line.getResponseHeader("Upload-Offset")) : offset;
      }
      if (offset === item.blob.size) return "";
      if (line.status === 404) { item.url = ""; continue; }
    }
    if (item.over) return " ";
    if (line.status === 401 || line.status === 403) return words.signedout;
    if (line.status >= 400 && line.status < 500 && ![408, 409, 460].includes(line.status)) return line.responseText;
    if (line.status !== 204 && line.status !== 201) show(item, null, words.broken);
    await sleep(pause);
  }
}
async function handIn(item) {
  const sheet = new FormData();
  for (const [name, value] of Object.entries({ ...item.fields, csrfmiddlewaretoken: token, upload: item.url.split("/")[2] })) sheet.append(name, value);
  for (let pause = 500; ; pause = Math.min(pause * 2, 15_000)) {
    show(item, item.blob.size, words.checking);
    const answer = await fetch(item.action, { method: "POST", body: sheet, redirect: "manual", headers: { "X-Requested-With": "send.js" } }).catch(() => null);
    if (answer?.status === 201) { item.page = answer.headers.get("Location"); return ""; }
    if (answer?.type === "opaqueredirect") return words.signedout;
    if (answer?.status === 422) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return page.getElementById(`salah-${item.slot}`)?.textContent || words.failed;
    }
    show(item, null, words.broken);
    await sleep(pause);
  }
}

// --- Show ------------------------------------------------------------------------------------------------------------
const kb = (bytes) => Math.ceil(bytes / 1000);
function show(item, done, text) {
  const form = box.querySelector(`form[data-slot="${item.slot}"]`), bar = form?.querySelector("progress");
  if (!form) return;
  const [state, stop] = [form.querySelector("[data-state]"), form.querySelector("[data-stop]")];
  form.querySelector("[data-by-hand]").hidden = true;
  stop.hidden = false;
  stop.onclick = async () => { item.over = true; item.url && call("DELETE", item.url); await forget(item); location.reload(); };
  bar.hidden = false;
  if (done !== null) bar.value = done / item.blob.size;
  if (state.textContent !== text) state.textContent = text;
}
function refused(item, text) {
  const form = box.querySelector(`form[data-slot="${item.slot}"]`);
  for (const part of form.querySelectorAll("progress, [data-stop]")) part.hidden = true;
  form.querySelector("[data-by-hand]").hidden = false;
  Object.assign(form.querySelector("[data-state]"), { className: "error", textContent: text });
  form.querySelector("[type=file]").value = "";
}

const queue = [];
let now = null;
async function run() {
  let page = "";
  while (!now && (now = queue.shift())) {
    const item = now, problem = item.over ? "" : await arrive(item) || await handIn(item);
    now = null;
    if (item.over) continue;
    if (problem !== words.signedout) await forget(item);
    if (problem) { refused(item, problem); page = ""; } else page = item.page;
    if (problem) for (const next of queue) if (next.slot === item.slot) { next.over = true; await forget(next); }
  }
  if (page && !now) location.href.endsWith(page) ? location.reload() : location.assign(page);
}
async function add(form, files) {
  for (const other of [...queue, now]) if (other?.slot === form.dataset.slot) other.over = true;
  for (const [number, file] of [...files].entries()) {
    const fields = Object.fromEntries([...form.querySelectorAll("[type=hidden]")].map((field) => [field.name, field.value]));
    if (number) fields.joins = "ya"; // the next page of the same paper
    const item = { at: `${form.action}/${number}`, action: form.action, account: words.account, slot: form.dataset.slot, name: file.name, fields, blob: file };
    show(item, 0, words.preparing);
    item.blob = await shrunk(file);
    await keep(item).catch(() => {});
    queue.push(item);
  }
  run();
}
for (const form of box.querySelectorAll("form[data-slot]")) {
  const input = form.querySelector("[type=file]");
  input.multiple = true;
  input.addEventListener("change", () => input.files.length && add(form, input.files));
}
queue.push(...await left());
for (const item of queue) show(item, 0, words.broken);
run();
