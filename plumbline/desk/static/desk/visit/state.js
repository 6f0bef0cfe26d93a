// The line that always says what has not arrived, in words and with a sign.

import { amount, clock } from "./words.js";

const TROUBLE = {
  "no-connection": "No connection. What you write is kept here and sent later.",
  "signed-out": "You are signed out. Everything is kept here and sent once you have signed in.",
  "other-person": "Somebody else is signed in in this browser. What you wrote is kept here until you sign in.",
};

export function showState(bar, { waiting, sending, lastSent }) {
  const left = amount(waiting);
  const sent = lastSent ? ` · last sent ${clock(lastSent)}` : "";
  const sign = signOf(left, sending);
  for (const one of bar.querySelectorAll("[data-sign]")) one.toggleAttribute("hidden", one.dataset.sign !== sign);
  say(bar.querySelector("[data-left]"), (left ? `${left} not sent yet` : "Everything is sent") + sent);
  const trouble = sending.trouble === "refused" ? sending.says : TROUBLE[sending.trouble] || "";
  say(bar.querySelector("[data-trouble]"), trouble);
  bar.querySelector("[data-sign-in]").hidden = !["signed-out", "other-person"].includes(sending.trouble);
  bar.querySelector("[data-send]").hidden = !left;
}

function signOf(left, sending) {
  if (sending.busy && left) return "sending";
  return left || sending.trouble === "signed-out" ? "waiting" : "sent";
}

// Listeners read a line aloud when it changes, so one that says the same is left alone.
export function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

// What became of what was written at one place.
export function wordsFor(kept, place) {
  const here = kept.pieces.findLast((piece) => piece.place === place);
  const stands = kept.pack.stands[place];
  if (here?.state === "waiting") return ["waiting", "Kept on this device. Not sent yet."];
  if (here?.state === "refused") return ["trouble", `Not taken: ${here.told.says}`];
  if (here?.told?.outcome === "late") return ["trouble", here.told.says];
  if (stands?.clash) return ["trouble", "Two answers differ. Both are kept until one is chosen."];
  if (stands) return ["sent", `Sent ${stands.at_says} by ${stands.is_mine ? "you" : stands.by}.`];
  return ["", ""];
}
