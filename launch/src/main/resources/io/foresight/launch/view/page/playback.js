// Which frame of a history is shown: the newest, a held one, or one after another at some speed.

export const SPEEDS = [0.25, 0.5, 1, 2, 4];
const USUAL_MS = 100; // between two frames whose times say nothing
const LONGEST_MS = 2000;

/** The next speed up or down, at most the last one. */
export function otherSpeed(speed, direction) {
  return SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(speed) + direction))];
}

export function speedText(speed) {
  return { 0.25: '¼×', 0.5: '½×' }[speed] ?? `${speed}×`;
}

export class Playback {
  /** @param {import('./history.js').History} history @param {() => void} changed another frame is shown, or in another way */
  constructor(history, changed) {
    this.history = history;
    this.changed = changed;
    this.state = 'follow'; // or 'hold', 'play'
    this.speed = 1;
    this.recorded = false;
    this.ended = () => false; // will no frame follow?
  }

  /** A live stream is followed; a recording waits at its first frame. */
  begin(recorded) {
    this.recorded = recorded;
    if (recorded) {
      this.history.clear();
      this.set('hold');
    }
  }

  set(next) {
    clearTimeout(this.timer);
    this.state = next;
    this.history.following = next === 'follow';
    if (next === 'follow') {
      this.history.seek(this.history.length - 1);
    } else if (next === 'play') {
      this.timer = setTimeout(() => this.step(), this.wait());
    }
    this.changed();
  }

  setSpeed(speed) {
    this.speed = speed;
    this.set(this.state);
  }

  seek(position) {
    this.history.seek(position);
    this.set('hold');
  }

  move(frames) {
    this.seek(this.history.cursor + frames);
  }

  toggle() {
    const over = this.recorded && this.history.atEnd && this.ended();
    if (this.state === 'play' || (this.state === 'follow' && !over)) {
      this.set('hold');
    } else if (over) {
      this.history.seek(0);
      this.set('play');
    } else {
      this.set(this.history.atEnd && !this.recorded ? 'follow' : 'play');
    }
  }

  step() {
    if (!this.history.atEnd) {
      this.history.seek(this.history.cursor + 1);
    }
    if (!this.history.atEnd || (this.recorded && !this.ended())) {
      this.set('play'); // at the end of a recording that still grows, waits for its next frame
    } else {
      this.set(this.recorded ? 'hold' : 'follow');
    }
  }

  /** Milliseconds to the next frame: as long as it took when it was recorded. */
  wait() {
    const next = this.history.frames[this.history.cursor + 1];
    const between = next ? 1000 * (next.header.stampSeconds - this.history.shown.header.stampSeconds) : NaN;
    return (between > 0 && between <= LONGEST_MS ? between : USUAL_MS) / this.speed;
  }
}
