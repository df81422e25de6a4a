// The last frames, bounded in number and in bytes, and which of them is shown.

const BYTE_LIMIT = 600 * 1024 * 1024;

export class History {
  constructor() {
    this.limit = 150;
    this.frames = [];
    this.bytes = 0;
    this.cursor = -1;
    this.following = true; // live: the newest frame is shown as it comes
  }

  clear() {
    this.frames = [];
    this.bytes = 0;
    this.cursor = -1;
  }

  add(frame) {
    this.frames.push(frame);
    this.bytes += frame.bytes;
    while (this.frames.length > this.limit || (this.bytes > BYTE_LIMIT && this.frames.length > 1)) {
      this.bytes -= this.frames.shift().bytes;
      this.cursor = Math.max(0, this.cursor - 1);
    }
    if (this.following || this.cursor < 0) {
      this.cursor = this.frames.length - 1;
    }
  }

  get length() {
    return this.frames.length;
  }

  get shown() {
    return this.frames[this.cursor];
  }

  get newest() {
    return this.frames[this.frames.length - 1];
  }

  get atEnd() {
    return this.cursor === this.frames.length - 1;
  }

  seek(position) {
    this.cursor = Math.max(0, Math.min(this.frames.length - 1, position));
  }

  /** Ages in milliseconds of the frames that carry one, oldest first. */
  ages() {
    return this.frames.map((frame) => frame.header.ageMs).filter((age) => age !== null);
  }
}

/** The value below which a share `q` of the values lies (nearest rank). */
export function quantile(values, q) {
  if (values.length === 0) {
    return NaN;
  }
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
}
