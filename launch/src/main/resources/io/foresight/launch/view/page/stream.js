// The connection: one WebSocket that opens itself again, and a clear word on whether frames still come.

import { decode, KIND } from './protocol.js';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;
export const STALL_MS = 2000;
const STEP_STALL_MS = 15_000; // steps come every few seconds

export class Stream {
  /** @param {{hello, frame, assembly, problem}} handlers */
  constructor(url, handlers) {
    this.url = url;
    this.handlers = handlers;
    this.attempt = 0;
    this.connected = false;
    this.ended = false;
    this.lastFrameAt = NaN; // performance.now()
    this.retryAt = NaN;
    this.lastIndex = NaN; // of this connection
    this.missed = 0;
    this.received = 0;
    this.arrivals = [];
    this.scenes = ['drive'];
    window.addEventListener('online', () => this.retryNow());
    document.addEventListener('visibilitychange', () => document.hidden || this.retryNow());
    this.open();
  }

  open() {
    clearTimeout(this.timer);
    this.retryAt = NaN;
    const socket = new WebSocket(this.url);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.connected = true;
    };
    socket.onmessage = (event) => this.receive(socket, event.data);
    socket.onclose = () => this.closed();
    this.socket = socket;
  }

  receive(socket, data) {
    let message;
    try {
      message = decode(data);
    } catch (problem) {
      this.handlers.problem(problem.message);
      socket.close();
      return;
    }
    if (message.kind === KIND.hello) {
      this.attempt = 0;
      this.ended = false;
      this.lastIndex = NaN;
      this.scenes = message.header.scenes;
      this.handlers.hello(message.header);
    } else if (message.kind === KIND.frame) {
      socket.send('ack'); // lets the server send the next one
      this.count(message.frame.header.index);
      this.handlers.frame(message.frame);
    } else if (message.kind === KIND.episode || message.kind === KIND.step) {
      socket.send('ack');
      if (!this.scenes.includes('drive')) {
        this.lastFrameAt = performance.now(); // nothing else shows that the source lives
      }
      this.handlers.assembly(message);
    } else if (message.kind === KIND.end) {
      this.ended = true;
    }
  }

  count(index) {
    const now = performance.now();
    if (index > this.lastIndex + 1) {
      this.missed += index - this.lastIndex - 1;
    }
    this.lastIndex = index;
    this.lastFrameAt = now;
    this.received++;
    this.arrivals.push(now);
    while (this.arrivals.length > 2 && now - this.arrivals[0] > 3000) {
      this.arrivals.shift();
    }
  }

  /** Frames a second that arrived here over the last 3 s. */
  rate() {
    const span = this.arrivals[this.arrivals.length - 1] - this.arrivals[0];
    return this.arrivals.length > 1 && !this.stalled() ? (1000 * (this.arrivals.length - 1)) / span : NaN;
  }

  stalled() {
    return performance.now() - this.lastFrameAt > (this.scenes.includes('drive') ? STALL_MS : STEP_STALL_MS);
  }

  closed() {
    this.connected = false;
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.attempt) * (0.8 + 0.4 * Math.random());
    this.attempt++;
    this.retryAt = performance.now() + wait;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), wait);
  }

  retryNow() {
    if (!this.connected && this.socket.readyState === WebSocket.CLOSED) {
      this.open();
    }
  }

  /** What to tell the user, or null when all is well. */
  trouble() {
    const now = performance.now();
    const since = Number.isNaN(this.lastFrameAt) ? '' : ` · last frame ${((now - this.lastFrameAt) / 1000).toFixed(1)} s ago`;
    if (!this.connected) {
      if (this.ended) {
        return { level: 'calm', text: 'The stream has ended' + since };
      }
      const retry = Number.isNaN(this.retryAt) ? 'connecting' : `next try in ${Math.max(0, (this.retryAt - now) / 1000).toFixed(0)} s`;
      return this.attempt === 0 && since === '' ? null : { level: 'bad', text: `Connection lost${since} · ${retry}` };
    }
    if (this.ended) {
      return null;
    }
    if (since === '') {
      return { level: 'calm', text: 'Connected · waiting for the first frame' };
    }
    return this.stalled() ? { level: 'bad', text: `No frames are coming${since}` } : null;
  }
}
