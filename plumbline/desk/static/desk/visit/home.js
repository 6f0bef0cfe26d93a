// The visits that are kept on this device.

import { drawn, renew, slot } from "./drawing.js";
import { turnedAway, unsent } from "./kept.js";
import { amount, counted } from "./words.js";

export function homeScreen(page) {
  const part = drawn("home");
  return { title: "Visits on this device", part, refresh: () => list(part, page) };
}

function list(part, page) {
  const lines = page.visits.map(told);
  renew(slot(part, "visits"), lines, () => lines.map((one) => line(one, page)));
  slot(part, "none").hidden = page.visits.length > 0;
}

function told(kept) {
  const { visit, pk } = kept.pack;
  const away = turnedAway(kept).length;
  const left = amount(unsent(kept));
  const words = [left ? `${left} not sent yet` : "Everything is sent"];
  if (away) words.push(`${counted(away, "change")} not counted`);
  return { pk, title: visit.title, when: visit.when, left: words.join(" · ") };
}

function line({ pk, title, when, left }, page) {
  const one = drawn("home-visit", { when, left });
  const link = slot(one, "link");
  link.href = `${page.root}visits/${pk}/`;
  link.textContent = title;
  return one;
}
