// Whether frames come as fast as they should, and if not, where they are lost.

const WINDOW_MS = 3000;
const SURE_MS = 2000; // from the first frame on, before a stream is called slow
const ENOUGH = 0.9; // share of the target rate

export class RateWatch {
  constructor() {
    this.clear();
  }

  clear() {
    this.arrivals = []; // of the last 3 s
    this.begun = NaN; // when the first frame came
  }

  /** @param {{index: number, dropped: number}} header of a frame @param {number} now milliseconds */
  add({ index, dropped }, now) {
    this.begun = Number.isNaN(this.begun) ? now : this.begun;
    this.arrivals.push({ now, index, dropped });
    while (this.arrivals.length > 2 && now - this.arrivals[0].now > WINDOW_MS) {
      this.arrivals.shift();
    }
  }

  get span() {
    return this.arrivals.length > 1 ? this.arrivals[this.arrivals.length - 1].now - this.arrivals[0].now : 0;
  }

  /** Frames a second that arrived over the last 3 s; NaN before there are two. */
  hz() {
    return this.span > 0 ? (1000 * (this.arrivals.length - 1)) / this.span : NaN;
  }

  /**
   * Null while the target is reached or not known; otherwise the reason that costs most.
   *
   * @param {number|null} target frames a second that the source wants to send
   * @returns {{hz: number, target: number, cause: 'page'|'perception'|'source', text: string}|null}
   */
  shortfall(target) {
    const hz = this.hz();
    const first = this.arrivals[0];
    const last = this.arrivals[this.arrivals.length - 1];
    if (!(target > 0) || !(last?.now - this.begun >= SURE_MS) || !(hz < ENOUGH * target)) {
      return null;
    }
    const perSecond = (count) => (1000 * count) / this.span;
    const missed = perSecond(last.index - first.index - (this.arrivals.length - 1));
    const dropped = perSecond(Math.max(0, last.dropped - first.dropped));
    const late = target - hz - missed - dropped;
    const [cause, , text] = [
      ['page', missed, `this page draws too slowly and misses ${missed.toFixed(1)} frames a second`],
      ['perception', dropped, `perception is too slow and passes over ${dropped.toFixed(1)} sweeps a second`],
      ['source', late, `the source sends only ${(target - late).toFixed(1)}; it or this machine is too slow`],
    ].reduce((most, one) => (one[1] > most[1] ? one : most));
    return { hz, target, cause, text: `${hz.toFixed(1)} instead of ${target} Hz: ${text}` };
  }
}
