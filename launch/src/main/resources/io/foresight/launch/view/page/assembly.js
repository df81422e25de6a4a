// The assembly scene: plays the steps of an episode as they come, smoothly, and keeps its panels in step with what is seen.

import { Bench } from './bench.js';
import { AssemblyPanel } from './assembly-panel.js';
import { speedText } from './playback.js';
import { KIND } from './protocol.js';

const START_MS = 900; // to take in a new board
const BACKLOG = 3; // steps that may wait; more, and the page goes on to the newest
const KEPT = 80; // boards and steps to go back to
const CARD_MS = 45; // between two drawings beside the drive
const byId = (id) => document.getElementById(id);

export class Assembly {
  /** @param {HTMLCanvasElement|null} canvas null without WebGL: the panels work all the same */
  constructor(canvas) {
    this.bench = canvas ? new Bench(canvas) : null;
    this.panel = new AssemblyPanel();
    this.log = []; // {message, episode}: boards and steps, oldest first, each with the message of its board
    this.at = -1; // the one that is shown
    this.state = 'follow'; // or 'hold', 'play': at the user's own speed, behind the newest
    this.speed = 1;
    this.episode = null; // header of the board that is shown
    this.current = null; // what is playing: {message, passed, length} in milliseconds
    this.once = false; // this step, then hold
    this.played = 0; // steps shown to their end
    this.lastTick = 0;
    this.lastDrawn = 0;
    this.large = false;
  }

  /** An episode or a step from the stream. */
  take(message) {
    const last = this.log[this.log.length - 1];
    const episode = message.kind === KIND.episode ? message : last?.episode;
    if (episode?.header.episode !== message.header.episode) {
      return; // a step of a board that was not seen
    }
    this.log.push({ message, episode });
    if (this.log.length > KEPT) {
      this.log.shift();
      this.at = Math.max(-1, this.at - 1);
    }
    if (this.state === 'follow' && this.behind > BACKLOG) {
      this.toNewest();
    }
    this.tell();
  }

  /** Boards and steps after the one that is shown. */
  get behind() {
    return this.log.length - 1 - this.at;
  }

  /** Too far behind, as after a hidden tab: on to the newest step of the newest episode. */
  toNewest() {
    this.current = null;
    this.at = this.log.length - 2;
  }

  /** Takes part of the window, or a card in its corner. */
  resize(width, height, large, margins) {
    this.large = large;
    this.bench?.resize(width, height, margins);
    this.panel.redraw();
  }

  tick(now) {
    const passed = this.speed * Math.min(1000, now - this.lastTick); // a hidden page makes no leap
    this.lastTick = now;
    if (this.state !== 'hold' || this.once) {
      if (this.current === null && this.behind > 0) {
        this.begin(this.at + 1);
      }
      if (this.current !== null) {
        this.advance(passed);
      }
    }
    if (this.bench && (this.large || now - this.lastDrawn > CARD_MS)) {
      this.bench.draw();
      this.lastDrawn = now;
    }
  }

  /** Shows the log's i-th entry from its start. */
  begin(i) {
    this.at = i;
    const { message, episode } = this.log[i];
    if (this.episode !== episode.header || message === episode) {
      this.beginEpisode(episode);
    }
    if (message !== episode) {
      this.current = { message, passed: 0, length: Math.max(1, (message.header.frames - 1) * message.header.intervalMs) };
      this.bench?.pose(message.clip, 0);
      this.bench?.mark(message.header.piece, message.header.verb === 'insert');
      this.panel.begin(message.header, message.clip.pictures, this.stepBefore(i));
    }
    this.tell();
  }

  beginEpisode(message) {
    this.episode = message.header;
    this.bench?.show(message.header);
    this.bench?.pose(message.clip, 0);
    this.panel.episode(message.header, message.clip.pictures);
    this.current = { message, passed: 0, length: START_MS };
  }

  /** The message from just before a step, which shows how things stood then; null where it was passed over. */
  stepBefore(i) {
    const before = this.log[i - 1]?.message;
    const { header } = this.log[i].message;
    return before?.header.episode === header.episode && (before.header.step ?? 0) === header.step - 1 ? before : null;
  }

  advance(passed) {
    const { message, length } = this.current;
    this.current.passed = Math.min(length, this.current.passed + passed);
    const progress = this.current.passed / length;
    if (message.kind === KIND.step) {
      this.bench?.pose(message.clip, progress * (message.header.frames - 1));
      this.panel.progress(progress);
    }
    if (progress === 1) {
      this.finish(message);
    }
  }

  finish(message) {
    this.current = null;
    if (message.kind === KIND.step) {
      this.played++;
      this.bench?.mark(-1, false);
      this.panel.end(message.header, message.clip.pictures);
    }
    this.once = false;
    if (this.state === 'play' && this.behind === 0 && this.speed >= 1) {
      this.state = 'follow';
    }
    this.tell();
  }

  toggle() {
    this.set(this.state === 'hold' ? (this.behind > BACKLOG || this.speed < 1 ? 'play' : 'follow') : 'hold');
  }

  /** On with the newest step. */
  follow() {
    if (this.behind > BACKLOG) {
      this.toNewest();
    }
    if (this.speed < 1) {
      this.speed = 1; // slower than it happens, one cannot follow
    }
    this.set('follow');
  }

  set(state) {
    this.state = state;
    this.once = false;
    this.tell();
  }

  /** Holds, and plays one step to its end; asked again while it plays, goes to the end at once. */
  forward() {
    const again = this.state === 'hold' && this.once;
    this.set('hold');
    if (again && this.current) {
      this.advance(this.current.length);
    } else {
      this.once = this.current !== null || this.behind > 0;
    }
  }

  /** Holds at the start of this step, or if it is there, of the step before. */
  back() {
    this.set('hold');
    const atStart = this.current !== null && this.current.passed === 0;
    let i = atStart ? this.at - 1 : this.at;
    while (i > 0 && this.log[i].message.kind === KIND.episode) {
      i--; // a new board looks like the start of its first step
    }
    if (i >= 0) {
      this.begin(i);
    }
  }

  setSpeed(speed) {
    this.speed = speed;
    if (this.state === 'follow' && speed < 1) {
      this.state = 'play'; // falls behind, and leaves nothing out
    }
    this.tell();
  }

  resetCamera() {
    this.bench?.reset();
  }

  /** The transport bar. */
  tell() {
    const paused = this.state === 'hold';
    byId('a-pause').setAttribute('aria-pressed', String(paused));
    byId('a-pause-sign').textContent = paused ? '▶' : '❚❚';
    byId('a-pause-text').textContent = paused ? 'Play' : 'Pause';
    byId('a-speed').textContent = speedText(this.speed);
    byId('a-live').setAttribute('aria-pressed', String(this.state === 'follow'));
    byId('a-back').disabled = this.at < 0;
    byId('a-on').disabled = this.behind === 0 && this.current === null;
    const step = this.log[this.at]?.message.header.step ?? 0;
    const waiting = this.behind > 0 && this.state !== 'follow' ? ` · ${this.behind} behind` : '';
    byId('a-where').textContent = this.episode === null ? 'waiting' : `board ${this.episode.episode} · step ${step}${waiting}`;
  }

  /** What tests ask for. */
  status() {
    return {
      assemblyEpisode: this.episode?.episode ?? 0,
      assemblyTask: this.episode?.id ?? null,
      assemblyStep: this.log[this.at]?.message.header.step ?? 0,
      assemblyPlayback: this.state,
      assemblyIdle: this.current === null,
      assemblySpeed: this.speed,
      assemblyPlayed: this.played,
      assemblyRendered: this.bench?.rendered ?? 0,
      assemblyPieces: this.bench?.pieces.length ?? 0,
    };
  }
}
