// The visits that are kept on this device.

import { drawn, slot } from "./drawing.js";
import { turnedAway, unsent } from "./kept.js";
import { amount, counted } from "./words.js";

export function homeScreen(page) {
  const part = drawn("home");
  return { title: "Visits on this device", part, refresh: () => list(part, page) };
}

function list(part, page) {
  slot(part, "visits").replaceChildren(...page.visits.map((kept) => line(kept, page)));
  slot(part, "none").hidden = page.visits.length > 0;
}

function line(kept, page) {
  const { visit } = kept.pack;
  const away = turnedAway(kept).length;
  const left = amount(unsent(kept));
  const notCounted = away && `${counted(away, "change")} not counted`;
  const words = [left ? `${left} not sent yet` : "Everything is sent", notCounted];
  const one = drawn("home-visit", { when: visit.when, left: words.filter(Boolean).join(" · ") });
  const link = slot(one, "link");
  link.href = `${page.root}visits/${kept.pack.pk}/`;
  link.textContent = visit.title;
  return one;
}
