// Sends what waits, a few pieces at a time, so that a link which drops every few seconds still carries everything.
// Only what the server has answered for counts as sent; what it may have missed is sent again under its own number.

import { keepPack, settle, take, takeOff, turnedAway, unsent, visitKept, visitsKept } from "./kept.js";
import { pictureOf, settlePicture } from "./pictures.js";
import { NoConnection, NotAnswering, NotNow, NotThere, OtherPerson, Refused, SignedOut } from "./server.js";

const FEW = 10;
const LARGEST_PART = 4 * 1024 * 1024;
const SMALLEST_PART = 32 * 1024;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60000;

export class Sending {
  constructor(drawers, server, device, changed) {
    Object.assign(this, { drawers, server, device, changed });
    this.timer = 0;
    this.failures = 0;
    this.trouble = "";
    this.busy = false;
    this.part = LARGEST_PART;
    this.have = new Map();
    window.addEventListener("online", () => this.now());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.now();
    });
    window.addEventListener("focus", () => this.now());
  }

  soon(wait = FIRST_WAIT) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), wait);
  }

  // One tab sends at a time. Without locks two tabs might send the same piece twice, which does no harm.
  async now() {
    clearTimeout(this.timer);
    if (this.busy) return;
    this.busy = true;
    this.changed();
    const once = (lock) => lock && this.everything();
    try {
      const name = `plumbline-${this.server.person}`;
      if (navigator.locks) await navigator.locks.request(name, { ifAvailable: true }, once);
      else await once(true);
      this.failures = 0;
      this.trouble = "";
    } catch (problem) {
      this.notes(problem);
    } finally {
      this.busy = false;
      await this.changed();
    }
  }

  notes(problem) {
    const known = [
      [NoConnection, "no-connection"],
      [SignedOut, "signed-out"],
      [OtherPerson, "other-person"],
      [NotNow, "refused"],
      [Refused, "refused"],
      [NotThere, "refused"],
    ];
    this.trouble = known.find(([kind]) => problem instanceof kind)?.[1] || "";
    if (!this.trouble) throw problem;
    this.says = problem.message;
    // A link that drops after the server had answered is tried again at once.
    const dropped = this.reached && problem instanceof NoConnection && !(problem instanceof NotAnswering);
    this.failures = dropped ? 1 : this.failures + 1;
    // Each failure waits twice as long as the last, and not all devices ask in the same moment.
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.failures - 1));
    this.soon(wait * (0.75 + Math.random() / 2));
  }

  async everything() {
    this.reached = false;
    const told = await this.server.asks();
    this.reached = true;
    if (told.person !== this.server.person) throw new OtherPerson("Somebody else is signed in.");
    let first = null;
    for (const { pk } of await visitsKept(this.drawers)) {
      try {
        await this.pieces(pk);
        await this.photographs(pk);
        await this.refresh(pk);
      } catch (problem) {
        if (problem instanceof NotThere) await this.closed(pk);
        // What one visit cannot send now does not keep the others back.
        else if (problem instanceof NotNow || problem instanceof Refused) first ||= problem;
        else throw problem;
      }
    }
    if (first) throw first;
  }

  async pieces(pk) {
    for (;;) {
      const few = await take(this.drawers, pk, FEW);
      if (!few.length) return;
      const told = await this.server.sends(pk, this.device, few.map(asSent));
      await settle(this.drawers, pk, told.pieces);
      await this.arrived(told);
      if (told.pieces.length < few.length) return;
    }
  }

  async photographs(pk) {
    const { photographs } = await visitKept(this.drawers, pk);
    for (const photograph of photographs.filter((one) => one.state === "waiting")) {
      const picture = await pictureOf(this.drawers, photograph.client_id);
      const told = await this.sent(pk, photograph, picture.bytes);
      await settlePicture(this.drawers, photograph.client_id, told);
      await this.arrived(told);
    }
  }

  // A picture goes whole while the link holds, and in ever smaller parts while it does not.
  async sent(pk, photograph, bytes) {
    const { client_id } = photograph;
    for (;;) {
      const told = await this.sentPart(pk, photograph, bytes, this.have.get(client_id) || 0);
      if (told.outcome !== "part") {
        this.part = Math.min(LARGEST_PART, this.part * 2);
        return told;
      }
      this.have.set(client_id, told.have);
      // A part that arrived says that the link carries more again.
      this.part = Math.min(LARGEST_PART, this.part + Math.ceil(this.part / 2));
      await this.arrived(told);
    }
  }

  async sentPart(pk, photograph, bytes, offset) {
    try {
      const part = bytes.slice(offset, offset + this.part);
      return await this.server.sendsPicture(pk, photograph, part, { offset, total: bytes.byteLength });
    } catch (problem) {
      const tried = Math.min(this.part, bytes.byteLength);
      if (problem instanceof NoConnection) this.part = Math.max(SMALLEST_PART, Math.ceil(tried / 4));
      if (!(problem instanceof Refused)) throw problem;
      return { outcome: "refused", says: problem.message };
    }
  }

  // Each answer counts as a success: a link that drops in between starts again without a long wait.
  async arrived(told) {
    this.failures = 0;
    localStorage.setItem(`plumbline-sent-${this.server.person}`, told.at);
    await this.changed();
  }

  // What stands by now, others' answers among it. A visit that is over and wholly sent leaves the device.
  async refresh(pk) {
    await keepPack(this.drawers, await this.server.pack(pk));
    const kept = await visitKept(this.drawers, pk);
    const left = unsent(kept);
    const isOver = kept.pack.visit.is_over && !left.changes && !left.photographs && !turnedAway(kept).length;
    if (isOver) await takeOff(this.drawers, pk);
  }

  async closed(pk) {
    const { pack } = await visitKept(this.drawers, pk);
    await keepPack(this.drawers, { ...pack, is_gone: true });
  }
}

function asSent({ client_id, kind, key, value, saw, written_at }) {
  return { client_id, kind, key, value, saw, written_at };
}
