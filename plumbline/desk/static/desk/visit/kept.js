// What is kept on this device of a visit: what was written here, and what stands as the server last told it.
//
// Every change is a piece with a number of its own, made here, so that sending it twice does no harm. A piece that
// has never left the device may still be reworded; one that may have left is followed by another.

import { answered, keeping, looking } from "./storage.js";

export const placeOf = (kind, key) => `${kind}/${key}`;

export async function visitKept(drawers, pk) {
  const [pack, pieces, photographs] = await Promise.all([
    looking(drawers, "visits", (store) => store.get(pk)),
    looking(drawers, "pieces", (store) => store.index("visit").getAll(pk)),
    looking(drawers, "photographs", (store) => store.index("visit").getAll(pk)),
  ]);
  return { pack, pieces, photographs };
}

export const visitsKept = (drawers) => looking(drawers, "visits", (store) => store.getAll());

// What stands at a place: what was written here last and is not settled yet, or else what the server told.
export function standing({ pack, pieces }, place) {
  const mine = pieces.findLast((piece) => piece.place === place && piece.state === "waiting");
  const theirs = pack.stands[place];
  if (!mine) return theirs || null;
  return { ...mine, by: "you", is_mine: true, is_waiting: true, clash: theirs?.clash || null };
}

// Every place of a kind at which something stands that was not taken back, oldest first.
export function standingOf(kept, kind) {
  const here = kept.pieces.filter((piece) => piece.kind === kind && piece.state === "waiting");
  const told = Object.keys(kept.pack.stands).filter((place) => place.startsWith(`${kind}/`));
  return [...new Set([...told, ...here.map((piece) => piece.place)])]
    .map((place) => standing(kept, place))
    .filter((one) => one && !one.value.withdrawn);
}

// Writes a change down. Comes back when the device has it, with the piece.
export function write(drawers, pk, kind, key, value) {
  const place = placeOf(kind, key);
  return keeping(drawers, ["visits", "pieces"], async ({ visits, pieces }) => {
    const pack = await answered(visits.get(pk));
    const waiting = (await answered(pieces.index("place").getAll([pk, place]))).filter(
      (piece) => piece.state === "waiting",
    );
    const last = waiting.at(-1);
    const written_at = new Date().toISOString();
    if (last && !last.tried) {
      await answered(pieces.put({ ...last, value, written_at }));
      return { ...last, value, written_at };
    }
    const saw = last?.client_id || pack.stands[place]?.client_id || null;
    const client_id = crypto.randomUUID();
    const piece = { visit: pk, place, kind, key, value, client_id, saw, written_at, state: "waiting" };
    return { ...piece, number: await answered(pieces.add(piece)) };
  });
}

// The next few pieces to send. From here on they may have left, and are not reworded any more.
export function take(drawers, pk, most) {
  return keeping(drawers, ["pieces"], async ({ pieces }) => {
    const waiting = (await answered(pieces.index("visit").getAll(pk))).filter(
      (piece) => piece.state === "waiting",
    );
    const next = waiting.slice(0, most);
    for (const piece of next) pieces.put({ ...piece, tried: true });
    return next;
  });
}

// The server has answered for these pieces: what became of each, and what stands there now.
export function settle(drawers, pk, answers) {
  const outcome = new Map(answers.map((one) => [one.client_id, one]));
  return keeping(drawers, ["visits", "pieces"], async ({ visits, pieces }) => {
    const pack = await answered(visits.get(pk));
    for (const piece of await answered(pieces.index("visit").getAll(pk))) {
      const told = outcome.get(piece.client_id);
      if (!told) continue;
      pieces.put({ ...piece, state: told.outcome === "refused" ? "refused" : "sent", told });
      if (told.stands) pack.stands[piece.place] = told.stands;
    }
    visits.put(pack);
  });
}

// What the server tells replaces what it told before; what was written here is not touched.
export function keepPack(drawers, pack) {
  return keeping(drawers, ["visits"], ({ visits }) => answered(visits.put(pack)));
}

// Takes a visit off this device: what it asks, what was written and the pictures.
export function takeOff(drawers, pk) {
  const names = ["visits", "pieces", "photographs", "pictures"];
  return keeping(drawers, names, async ({ visits, pieces, photographs, pictures }) => {
    visits.delete(pk);
    for (const number of await answered(pieces.index("visit").getAllKeys(pk))) pieces.delete(number);
    for (const client_id of await answered(photographs.index("visit").getAllKeys(pk))) {
      photographs.delete(client_id);
      pictures.delete(client_id);
    }
  });
}

export function unsent({ pieces, photographs }) {
  const waits = (one) => one.state === "waiting";
  return { changes: pieces.filter(waits).length, photographs: photographs.filter(waits).length };
}

// Refused for good, or come too late to count: to be read and, where it matters, written somewhere else.
export const turnedAway = ({ pieces, photographs }) =>
  [...pieces, ...photographs].filter((one) => one.state === "refused" || one.told?.outcome === "late");
