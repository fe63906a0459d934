// Passkeys: an improvement only. Forms marked data-passkey stay hidden where the browser knows none.
const Key = window.PublicKeyCredential;
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!Key?.parseRequestOptionsFromJSON || !Key.parseCreationOptionsFromJSON) break;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    try {
      form.elements.credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch (problem) {
      if (problem.name !== "NotAllowedError" && problem.name !== "AbortError") throw problem;
    }
  });
}

async function ask(form) {
  const options = await optionsOf(form);
  if (form.dataset.passkey === "create") {
    const publicKey = Key.parseCreationOptionsFromJSON(options.creation_options.publicKey);
    return (await navigator.credentials.create({ publicKey })).toJSON();
  }
  const publicKey = Key.parseRequestOptionsFromJSON(options.request_options.publicKey);
  return (await navigator.credentials.get({ publicKey })).toJSON();
}

async function optionsOf(form) {
  if (!form.dataset.options) return JSON.parse(document.getElementById("passkey-options").textContent);
  const answer = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
  return answer.json();
}
