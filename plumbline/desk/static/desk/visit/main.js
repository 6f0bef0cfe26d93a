// The pages that work without a network: what is kept of a visit on this device, and one page for each part of it.
//
// Addresses behind the # name the part that is shown: #/area/safeguarding, #/met, #/photographs. Nothing on this page
// is fetched to be shown; the server is only asked in the background.

import { areaScreen } from "./area.js";
import { homeScreen } from "./home.js";
import { keepPack, unsent, visitKept, visitsKept, write } from "./kept.js";
import { listScreen } from "./listing.js";
import { metScreen } from "./met.js";
import { overviewScreen } from "./overview.js";
import { photographsScreen } from "./photographs.js";
import { Sending } from "./sending.js";
import { NotThere, Server, SignedOut } from "./server.js";
import { showState } from "./state.js";
import { askToStay, openFor } from "./storage.js";
import { absent } from "./absent.js";

const frame = document.querySelector("[data-offline]");
const root = frame.dataset.offline;
const place = document.querySelector("[data-screen]");
const bar = document.querySelector("[data-bar]");

export const page = {
  root,
  pk: Number(location.pathname.slice(root.length).match(/^visits\/(\d+)\//)?.[1]) || 0,
  pending: new Set(),
  kept: null,
  screen: null,

  // Writes a change down on the device, and then sends it when it can.
  async write(kind, key, value) {
    const piece = await write(this.drawers, this.pk, kind, key, value);
    this.sending.soon();
    await this.changed();
    return piece;
  },

  async changed() {
    const visits = await visitsKept(this.drawers);
    const all = await Promise.all(visits.map((pack) => visitKept(this.drawers, pack.pk)));
    this.visits = all;
    const before = this.kept;
    this.kept = all.find((kept) => kept.pack.pk === this.pk) || null;
    const left = all.map(unsent);
    const sum = (name) => left.reduce((total, one) => total + one[name], 0);
    showState(bar, {
      waiting: { changes: sum("changes"), photographs: sum("photographs") },
      sending: this.sending,
      lastSent: localStorage.getItem(`plumbline-sent-${this.person}`),
    });
    bar.hidden = false;
    if (before && !this.kept) this.show(absent("done", this));
    else this.screen?.refresh?.();
  },

  // Waits until what is being typed is written down too.
  async flush() {
    await Promise.all([...this.pending].map((save) => save()));
  },

  show(screen, { isFirst = false } = {}) {
    this.screen = screen;
    place.replaceChildren(screen.part);
    document.title = `${screen.title} – Plumbline`;
    screen.refresh?.();
    if (isFirst) return;
    const head = place.querySelector("h1");
    head.tabIndex = -1;
    head.focus();
    window.scrollTo(0, 0);
  },
};

const PARTS = { met: metScreen, samples: listScreen, notes: listScreen, feedback: listScreen };

function screenFor(hash) {
  const [part, code] = hash.slice(2).split("/").map(decodeURIComponent);
  if (!page.pk) return homeScreen(page);
  if (part === "area") return areaScreen(page, code) || overviewScreen(page);
  if (part === "photographs") return photographsScreen(page);
  return (PARTS[part] || overviewScreen)(page, part);
}

// Who is at this device: as any page with somebody signed in has noted, or as the server says now.
async function personHere() {
  const noted = Number(localStorage.getItem("plumbline-person"));
  if (noted) return noted;
  const { person } = await new Server(root, 0).asks();
  localStorage.setItem("plumbline-person", person);
  return person;
}

function deviceHere() {
  const known = localStorage.getItem("plumbline-device") || crypto.randomUUID();
  localStorage.setItem("plumbline-device", known);
  return known;
}

// A visit that is opened for the first time is fetched; one that is here is shown at once.
async function fetchOnce() {
  if (!page.pk || page.kept) return;
  await keepPack(page.drawers, await page.server.pack(page.pk));
  await askToStay();
  await page.changed();
}

async function begin() {
  navigator.serviceWorker?.register(`${root}worker.js`, { scope: root, updateViaCache: "none" });
  page.person = await personHere();
  page.drawers = await openFor(page.person);
  page.server = new Server(root, page.person);
  page.sending = new Sending(page.drawers, page.server, deviceHere(), () => page.changed());
  await page.changed();
  await fetchOnce();
  page.show(screenFor(location.hash), { isFirst: true });
  listen();
  await page.sending.now();
}

function listen() {
  window.addEventListener("hashchange", async () => {
    if (location.hash && !location.hash.startsWith("#/")) return;
    await page.flush();
    if (page.kept || !page.pk) page.show(screenFor(location.hash));
  });
  bar.querySelector("[data-send]").addEventListener("click", async () => {
    await page.flush();
    await page.sending.now();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && page.flush());
  window.addEventListener("pagehide", () => page.flush());
  window.addEventListener("beforeunload", (event) => page.pending.size && event.preventDefault());
  // Somebody else has signed in, or this person has signed out, in another tab.
  window.addEventListener("storage", (event) => event.key === "plumbline-person" && location.reload());
}

begin().catch((problem) => {
  if (problem instanceof SignedOut) page.show(absent("signed-out", page));
  else if (problem instanceof NotThere) page.show(absent("not-there", page));
  else page.show(absent(navigator.onLine && page.drawers ? "not-fetched" : "nobody", page));
});
