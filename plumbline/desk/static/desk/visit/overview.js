// A visit at a glance: its areas, what else is noted, and taking it off the device.

import { drawn, fill, renew, slot } from "./drawing.js";
import { standing, standingOf, placeOf, takeOff, turnedAway, unsent } from "./kept.js";
import { amount, counted } from "./words.js";

const LISTS = [
  ["met", "met", "People met", "entry", "entries"],
  ["notes", "note", "Observations", "observation", "observations"],
  ["samples", "sample", "Records sampled", "record", "records"],
  ["feedback", "feedback", "Feedback given on the day", "note", "notes"],
];

export function overviewScreen(page) {
  const { visit } = page.kept.pack;
  const { title, when, services, problem } = visit;
  const part = drawn("overview", { title, when, services, problem });
  slot(part, "problem").hidden = !problem;
  slot(part, "online").href = visit.address;
  slot(part, "home").href = page.root;
  const off = slot(part, "off");
  off.querySelector("button").addEventListener("click", () => takeItOff(page, off));
  return { title: visit.title, part, refresh: () => refresh(part, page) };
}

function refresh(part, page) {
  const { kept } = page;
  fill(part, "state", stateOf(kept.pack));
  const areas = kept.pack.areas.map((area) => areaTask(area, kept));
  const lists = [...LISTS.map((list) => listTask(list, kept)), photographsTask(kept)];
  renew(slot(part, "areas"), areas, () => areas.map(task));
  renew(slot(part, "lists"), lists, () => lists.map(task));
  const away = turnedAway(kept);
  slot(part, "away").hidden = !away.length;
  renew(slot(part, "away-list"), away, () => away.map((one) => awayLine(one, kept)));
}

function stateOf({ visit, is_gone, fetched_says }) {
  if (is_gone) return "The service no longer shows you this visit. Ask its lead officer. What is not sent stays here.";
  if (!visit.is_open) return `${visit.status}. What arrives now is kept and shown as late.`;
  return `${visit.status}. As it stood on ${fetched_says}; what others wrote since then comes with the next sending.`;
}

function areaTask(area, kept) {
  const questions = kept.pack.questions.filter((one) => one.area === area.code);
  const stands = questions.map((one) => standing(kept, placeOf("answer", one.ref)));
  const clashes = stands.filter((one) => one?.clash).length;
  const done = stands.filter((one) => one?.value.choice).length;
  const toChoose = clashes && `${clashes} ${clashes === 1 ? "clash" : "clashes"} to settle`;
  const words = [`${done} of ${questions.length} answered`, toChoose];
  const critical = area.is_critical && "Critical: red here makes the whole visit red.";
  const hint = [area.whose && `${area.whose}.`, critical].filter(Boolean).join(" ");
  const href = `#/area/${encodeURIComponent(area.code)}`;
  return { title: area.title, href, status: words.filter(Boolean).join(" · "), hint };
}

function listTask([part, kind, title, one, many], kept) {
  const number = standingOf(kept, kind).length;
  return { title, href: `#/${part}`, status: number ? `${number} ${number === 1 ? one : many}` : "Nothing yet" };
}

function photographsTask(kept) {
  const here = kept.photographs.filter((one) => one.state === "waiting").length;
  const number = here + kept.pack.photographs.length;
  return { title: "Photographs", href: "#/photographs", status: number ? counted(number, "photograph") : "Nothing yet" };
}

function task({ title, href, status, hint = "" }) {
  const line = drawn("task", { status, hint });
  const link = slot(line, "link");
  link.textContent = title;
  link.href = href;
  return line;
}

function awayLine(one, kept) {
  const question = kept.pack.questions.find((each) => each.ref === one.key);
  const about = question ? `${question.ref} ${question.asks}` : one.caption || "";
  const { choice, note, text, count } = one.value || {};
  const wrote = [question?.choices.find((each) => each.code === choice)?.says, note, text, count].filter(Boolean);
  return drawn("away", { about, wrote: wrote.join(" · "), why: one.told.says });
}

async function takeItOff(page, off) {
  await page.flush();
  const left = amount(unsent(page.kept));
  const first = "Send first: what is taken off this device cannot be brought back.";
  fill(off, "refused", left && `${left} not sent yet. ${first}`);
  const confirmed = off.querySelector("[data-read]");
  confirmed.hidden = Boolean(left) || !turnedAway(page.kept).length;
  if (left || (!confirmed.hidden && !confirmed.querySelector("input").checked)) return;
  await takeOff(page.drawers, page.pk);
  await page.changed();
}
