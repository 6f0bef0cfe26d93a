// What pages do beyond plain forms and links. Everything here has a way that works without it.
//
//   <form data-auto-submit>            choosing from a list with the mouse shows the result at once
//   <form data-save="/address">        what has changed is sent as it is typed; see saveAsYouGo
//   <form data-unsaved>                leaving the page with unsent typing asks first
//   <button data-copy="#id">           copies the text of that element
//   <… data-person="7">                who has signed in; what pages keep on this device is shown to that person alone
//   <details id="x"> and "#x"          a link to something folded unfolds it

const QUIET_FOR = 800;
const TRY_AGAIN_AFTER = 10000;

// With the keyboard, a closed list changes at each press of an arrow: whoever chooses so presses the button when done.
function autoSubmit(form) {
  let isByKeys = false;
  form.addEventListener("keydown", () => {
    isByKeys = true;
  });
  form.addEventListener("pointerdown", () => {
    isByKeys = false;
  });
  form.addEventListener("change", (event) => {
    if (!isByKeys && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
  });
}

// Sends the hidden inputs and those controls that changed since they were last saved, by POST, as a form would, with
// the header X-Requested-With: fetch. The answer is JSON, each part optional:
//   message   what the status line says, such as "Saved at 10:42"
//   fields    name → value: hidden inputs to renew, such as a version
//   problems  name → text for the element with data-problem-for="name"; an empty text clears it
// The status line is the form's [data-save-status] (role="status"). Answers from 400 up keep the change unsaved and
// show their message. With no network the change is sent when it is back; pressing the form's own button always works.
function saveAsYouGo(form) {
  const status = form.querySelector("[data-save-status]");
  const changed = new Set();
  let timer = 0;
  let sending = false;

  const say = (text) => {
    if (status) status.textContent = text;
  };

  const package_ = (names) => {
    const whole = new FormData(form);
    const part = new FormData();
    for (const [name, value] of whole) {
      const control = form.elements.namedItem(name);
      const hidden = control instanceof HTMLInputElement && control.type === "hidden";
      if (hidden || names.includes(name)) part.append(name, value);
    }
    return part;
  };

  const show = (answer) => {
    for (const [name, value] of Object.entries(answer.fields || {})) {
      const control = form.elements.namedItem(name);
      if (control instanceof HTMLInputElement) control.value = value;
    }
    for (const [name, text] of Object.entries(answer.problems || {})) {
      const place = form.querySelector(`[data-problem-for="${CSS.escape(name)}"]`);
      if (place) place.textContent = text;
    }
  };

  const wait = (time) => {
    clearTimeout(timer);
    timer = setTimeout(send, time);
  };

  async function send() {
    if (sending) return wait(QUIET_FOR);
    if (!changed.size) return undefined;
    const names = [...changed];
    changed.clear();
    sending = true;
    say("Saving…");
    try {
      const response = await fetch(form.dataset.save, {
        method: "POST",
        body: package_(names),
        headers: { "X-Requested-With": "fetch", Accept: "application/json" },
      });
      const answer = await response.json();
      show(answer);
      if (response.ok) {
        say(answer.message || "Saved");
        form.dataset.typed = changed.size ? "yes" : "";
      } else {
        names.forEach((name) => changed.add(name));
        say(answer.message || "Not saved. Press the button below to save what you typed.");
      }
    } catch {
      names.forEach((name) => changed.add(name));
      say("Not saved yet: there is no connection. What you typed is kept here and sent when it is back.");
      wait(TRY_AGAIN_AFTER);
    } finally {
      sending = false;
    }
    return undefined;
  }

  form.addEventListener("input", (event) => {
    if (!event.target.name || event.target.type === "file") return;
    changed.add(event.target.name);
    wait(QUIET_FOR);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    changed.clear();
  });
  window.addEventListener("online", () => wait(0));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed.size) wait(0);
  });
}

function guardTyping(form) {
  form.addEventListener("input", () => {
    form.dataset.typed = "yes";
  });
  form.addEventListener("submit", () => {
    form.dataset.typed = "";
  });
  window.addEventListener("beforeunload", (event) => {
    if (form.dataset.typed === "yes") event.preventDefault();
  });
}

function copies(button) {
  const words = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    if (!source) return;
    await navigator.clipboard.writeText(source.textContent.trim());
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = words;
    }, 2000);
  });
}

// The pages that work without a network cannot ask who is there. Signing out makes them forget, which leaves what they
// keep where it is, out of sight, until the same person has signed in again.
function remembersPerson(place) {
  localStorage.setItem("plumbline-person", place.dataset.person);
  place.querySelector("form")?.addEventListener("submit", () => localStorage.removeItem("plumbline-person"));
}

function unfoldTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const folded = target.closest("details") || target.querySelector("details");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}

document.querySelectorAll("form[data-auto-submit]").forEach(autoSubmit);
document.querySelectorAll("form[data-save]").forEach(saveAsYouGo);
document.querySelectorAll("form[data-unsaved]").forEach(guardTyping);
document.querySelectorAll("button[data-copy]").forEach(copies);
document.querySelectorAll("[data-person]").forEach(remembersPerson);
window.addEventListener("hashchange", unfoldTarget);
unfoldTarget();
