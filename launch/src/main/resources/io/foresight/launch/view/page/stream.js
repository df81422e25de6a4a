// The connection: one WebSocket that opens itself again, and a clear word on whether frames still come.

import { decode, KIND } from './protocol.js';
import { RateWatch } from './rate.js';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;
const STALL_MS = { drive: 2000, assembly: 15_000 }; // steps come every few seconds

export class Stream {
  /** @param {{hello, frame, assembly, end, problem}} handlers */
  constructor(url, handlers) {
    this.url = url;
    this.handlers = handlers;
    this.attempt = 0;
    this.connected = false;
    this.ended = false;
    this.lastAt = { drive: NaN, assembly: NaN }; // performance.now() of the last frame, and of the last board or step
    this.retryAt = NaN;
    this.lastIndex = NaN; // of this connection
    this.missed = 0;
    this.received = 0;
    this.rate = new RateWatch();
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
      this.rate.clear();
      this.scenes = message.header.scenes;
      this.handlers.hello(message.header);
    } else if (message.kind === KIND.frame) {
      socket.send('ack'); // lets the server send the next one
      this.count(message.frame.header);
      this.handlers.frame(message.frame);
    } else if (message.kind === KIND.episode || message.kind === KIND.step) {
      socket.send('ack');
      this.lastAt.assembly = performance.now();
      this.handlers.assembly(message);
    } else if (message.kind === KIND.end) {
      this.ended = true;
      this.handlers.end();
    }
  }

  count({ index, dropped }) {
    const now = performance.now();
    if (index > this.lastIndex + 1) {
      this.missed += index - this.lastIndex - 1;
    }
    this.lastIndex = index;
    this.lastAt.drive = now;
    this.received++;
    this.rate.add({ index, dropped }, now);
  }

  /** Frames a second that arrive here; NaN when none come. */
  hz() {
    return this.stalled('drive') ? NaN : this.rate.hz();
  }

  stalled(scene) {
    return performance.now() - this.lastAt[scene] > STALL_MS[scene];
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

  /** What to tell a user who sees this scene, or null when all is well. */
  trouble(scene) {
    const now = performance.now();
    const what = scene === 'drive' ? 'frame' : 'step';
    const since = Number.isNaN(this.lastAt[scene]) ? '' : ` · last ${what} ${((now - this.lastAt[scene]) / 1000).toFixed(1)} s ago`;
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
      return { level: 'calm', text: `Connected · waiting for the first ${what}` };
    }
    return this.stalled(scene) ? { level: 'bad', text: `No ${what}s are coming${since}` } : null;
  }
}
