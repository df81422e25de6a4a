// The assembly scene: plays the steps of an episode as they come, smoothly, and keeps its panels in step with what is seen.

import { Bench } from './bench.js';
import { AssemblyPanel } from './assembly-panel.js';
import { KIND } from './protocol.js';

const START_MS = 900; // to take in a new board
const BACKLOG = 3; // steps that may wait; more, and the page goes on to the newest
const CARD_MS = 45; // between two drawings beside the drive

export class Assembly {
  /** @param {HTMLCanvasElement|null} canvas null without WebGL: the panels work all the same */
  constructor(canvas) {
    this.bench = canvas ? new Bench(canvas) : null;
    this.panel = new AssemblyPanel();
    this.queue = [];
    this.episode = null; // header of the one that is shown
    this.current = null; // what is playing
    this.played = 0; // steps shown to their end
    this.progress = 0;
    this.lastDrawn = 0;
    this.large = false;
  }

  /** An episode or a step from the stream. */
  take(message) {
    this.queue.push(message);
    if (this.queue.length > BACKLOG) {
      this.catchUp();
    }
  }

  /** Too far behind, as after a hidden tab: on to the newest step of the newest episode. */
  catchUp() {
    const last = this.queue[this.queue.length - 1];
    const episode = this.queue.filter((message) => message.kind === KIND.episode).pop();
    this.queue = [];
    this.current = null;
    if (episode) {
      this.beginEpisode(episode, 0);
      this.current = null;
    }
    if (last.kind === KIND.step) {
      this.queue.push(last);
    }
  }

  /** Takes part of the window, or a card in its corner. */
  resize(width, height, large, margins) {
    this.large = large;
    this.bench?.resize(width, height, margins);
    this.panel.redraw();
  }

  tick(now) {
    if (this.current === null && this.queue.length > 0) {
      this.begin(this.queue.shift(), now);
    }
    if (this.current !== null) {
      this.advance(now);
    }
    if (this.bench && (this.large || now - this.lastDrawn > CARD_MS)) {
      this.bench.draw();
      this.lastDrawn = now;
    }
  }

  begin(message, now) {
    if (message.kind === KIND.episode) {
      this.beginEpisode(message, now);
    } else if (this.episode?.episode === message.header.episode) {
      this.current = { message, start: now, length: Math.max(1, (message.header.frames - 1) * message.header.intervalMs) };
      this.bench?.mark(message.header.piece, message.header.verb === 'insert');
      this.panel.begin(message.header, message.clip.pictures);
    }
  }

  beginEpisode(message, now) {
    this.episode = message.header;
    this.bench?.show(message.header);
    this.bench?.pose(message.clip, 0);
    this.panel.episode(message.header, message.clip.pictures);
    this.current = { message, start: now, length: START_MS };
  }

  advance(now) {
    const { message, start, length } = this.current;
    this.progress = Math.min(1, (now - start) / length);
    if (message.kind === KIND.step) {
      this.bench?.pose(message.clip, this.progress * (message.header.frames - 1));
      this.panel.progress(this.progress);
    }
    if (this.progress === 1) {
      this.current = null;
      if (message.kind === KIND.step) {
        this.played++;
        this.bench?.mark(-1, false);
        this.panel.end(message.header, message.clip.pictures);
      }
    }
  }

  resetCamera() {
    this.bench?.reset();
  }

  /** What tests ask for. */
  status() {
    return {
      assemblyEpisode: this.episode?.episode ?? 0,
      assemblyTask: this.episode?.id ?? null,
      assemblyPlayed: this.played,
      assemblyRendered: this.bench?.rendered ?? 0,
      assemblyPieces: this.bench?.pieces.length ?? 0,
    };
  }
}
