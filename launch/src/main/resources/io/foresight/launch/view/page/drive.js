// The drive: sweeps, what was found in them and what is there, over a timeline.

import { Boxes } from './boxes.js';
import { History } from './history.js';
import { Hud } from './hud.js';
import { Labels } from './labels.js';
import { panelsOf } from './layout.js';
import { Measure, placeUnder } from './measure.js';
import { classColour, COLOUR_MODES, rgb, setClassColours } from './palette.js';
import { Pick, boxUnder } from './pick.js';
import { Playback } from './playback.js';
import { groundHeight, Points } from './points.js';
import { BOX_FLOATS, boxAt } from './protocol.js';
import { Stage } from './stage.js';
import { tally, TruthPanel, VERDICTS, verdicts } from './truth.js';

const byId = (id) => document.getElementById(id);

export class Drive {
  /**
   * @param {import('./stream.js').Stream} stream @param {boolean} webgl without it there are numbers alone
   * @param {() => void} onPanels called when panels come or go
   */
  constructor(stream, webgl, onPanels) {
    this.onPanels = onPanels;
    this.stream = stream;
    this.settings = { colour: 'height', boxes: true, labels: true, truth: false, paint: true, threshold: 0 };
    this.hidden = new Set(); // classes
    this.classes = [];
    this.history = new History();
    this.playback = new Playback(this.history, () => this.refresh());
    this.hud = new Hud((name) => this.toggleClass(name));
    this.truthPanel = new TruthPanel();
    this.pick = new Pick();
    this.measure = new Measure();
    this.following = false; // the camera goes with the box in question
    this.found = [];
    this.truth = [];
    this.shown = null; // frame in the scene
    this.wanted = null; // id of a frame that is to be shown once it is here
    this.stale = false;
    this.stage = null;
    this.visible = true;
    if (webgl) {
      this.stage = new Stage(byId('scene'));
      this.points = new Points(this.stage.scene);
      this.boxes = new Boxes(this.stage.scene);
      this.labels = new Labels(byId('labels'));
      this.stage.onClick((pointer) => this.click(pointer));
    }
    this.hud.ramp(this.settings.colour);
  }

  hello(header) {
    this.classes = header.classes;
    setClassColours(header.classes, header.colours);
    this.history.limit = header.history;
    if (header.mode === 'recorded') {
      this.wanted ??= this.shown?.header.id ?? null; // the server sends the whole recording again
    }
    this.playback.ended = () => this.stream.ended;
    this.playback.begin(header.mode === 'recorded');
    this.hud.hello(header, this.hidden);
  }

  take(frame) {
    const full = this.history.length === this.history.limit && !this.playback.recorded;
    if (full && this.playback.state !== 'follow') {
      return; // a held timeline stands still instead of losing what is being looked at
    }
    this.history.add(frame);
    if (frame.header.id === this.wanted) {
      this.wanted = null;
      this.playback.seek(this.history.length - 1);
    }
    this.refresh();
  }

  /** Frames may come faster than the screen draws, and a hidden page draws nothing: the next drawing shows what is newest then. */
  refresh() {
    this.stale = true;
  }

  tick(now) {
    if (this.stale && this.history.shown) {
      this.stale = false;
      this.show(this.history.shown);
    }
    if (this.visible && this.stage?.draw(now)) {
      this.labels.draw(this.stage.camera, this.labelled(), this.stage.groundZ, panelsOf('drive'));
      if (this.measure.active && this.shown) {
        this.labels.drawMeasure(this.stage.camera, this.measure.seenFrom(this.shown.header.ego), this.measure.metres);
      }
    }
  }

  /** Shows a frame with the settings as they are now. */
  show(frame) {
    const judged = this.settings.truth ? verdicts(frame, (i) => this.isKept(frame, i)) : null;
    this.found = this.foundItems(frame, judged);
    this.truth = this.settings.truth ? this.truthItems(frame, judged) : [];
    if (this.stage) {
      this.showScene(frame);
    }
    this.shown = frame;
    this.hud.frame(frame.header, this.history, this.stream, this.found);
    this.hud.timeline(this.history, this.playback);
    this.showScore(frame);
    if (this.pick.active) {
      this.pick.card(frame, this.following);
    }
  }

  showScene(frame) {
    if (frame !== this.shown) {
      this.points.show(frame.points);
      const ground = groundHeight(frame.points);
      if (Number.isFinite(ground)) {
        const jump = this.shown === null || Math.abs(ground - this.stage.groundZ) > 0.3; // another scene
        const settled = jump ? ground : 0.85 * this.stage.groundZ + 0.15 * ground;
        this.stage.setGround(settled);
        this.points.setGround(settled);
      }
      this.stage.setEgo(frame.header.ego);
    }
    this.findPick(frame);
    this.points.paint(this.settings.paint && this.settings.boxes ? this.found : []);
    this.boxes.show(this.settings.boxes ? this.found : [], this.truth, this.pick.item?.box ?? null);
    this.stage.invalidate();
  }

  /** The box in question, as it is in this frame; the camera goes with it. */
  findPick(frame) {
    if (!this.pick.active) {
      return;
    }
    if (this.pick.isTruth && !this.settings.truth) {
      this.dropPick();
      return;
    }
    const before = this.pick.item?.box;
    this.pick.find([...this.found, ...this.truth], frame.header);
    const now = this.pick.item?.box;
    if (this.following && now) {
      this.stage.follow(before ?? now, now);
    }
  }

  showScore(frame) {
    if (!this.settings.truth || frame.header.truth === 0) {
      this.truthPanel.hide();
      return;
    }
    if (!frame.header.match) {
      this.truthPanel.unknown();
      return;
    }
    const of = (frames) => tally(frames, (some, i) => this.isKept(some, i), (index) => !this.hidden.has(this.classes[index]));
    this.truthPanel.show(frame.header.match.rule, of([frame]), of(this.history.frames));
  }

  /** Is the i-th detection over the threshold, and of a class that is not switched off? */
  isKept(frame, i) {
    const box = boxAt(frame.detections, i);
    return box.score >= this.settings.threshold && !this.hidden.has(this.classes[box.classIndex]);
  }

  /** Detections that are kept, nearest first. */
  foundItems(frame, judged) {
    return blockBoxes(frame.detections)
      .map((box, i) => ({ box, name: this.classes[box.classIndex], verdict: judged?.detections[i], kept: this.isKept(frame, i) }))
      .filter(({ kept }) => kept)
      .map((item) => {
        const css = item.verdict ? VERDICTS[item.verdict].css : classColour(item.name);
        const word = item.verdict ? VERDICTS[item.verdict].word : '';
        return { ...item, isTruth: false, css, colour: rgb(css), text: `${word}${item.name} ${item.box.score.toFixed(2)}` };
      })
      .sort((a, b) => Math.hypot(a.box.x, a.box.y) - Math.hypot(b.box.x, b.box.y));
  }

  truthItems(frame, judged) {
    return blockBoxes(frame.truth)
      .map((box, i) => ({ box, name: this.classes[box.classIndex], verdict: judged?.truth[i] }))
      .filter(({ name }) => !this.hidden.has(name))
      .map((item) => {
        const css = item.verdict && item.verdict !== 'hit' ? VERDICTS[item.verdict].css : '#ffffff';
        return { ...item, isTruth: true, css, colour: rgb(css), text: `missed ${item.name}` };
      });
  }

  /** What has a label: detections, and what was missed. */
  labelled() {
    const missed = this.truth.filter(({ verdict }) => verdict === 'missed');
    return this.settings.labels && this.settings.boxes ? [...this.found, ...missed] : [];
  }

  click(pointer) {
    if (!this.shown) {
      return;
    }
    const ray = this.stage.ray(pointer);
    const project = (x, y, z) => this.labels.project(this.stage.camera, x, y, z);
    if (this.measure.active) {
      const place = placeUnder(this.shown.points, pointer, project, ray, this.stage.groundZ);
      if (place) {
        this.measure.add(place, this.shown.header.ego);
        this.tellMeasure();
      }
      return;
    }
    const items = [...(this.settings.boxes ? this.found : []), ...this.truth.filter(({ verdict }) => verdict !== 'hit')];
    const item = boxUnder(ray, pointer, items, (box) => project(box.x, box.y, box.z));
    item ? this.takePick(item) : this.dropPick();
  }

  takePick(item) {
    this.pick.take(item, this.shown.header);
    this.pick.card(this.shown, this.following);
    this.onPanels();
    this.refresh();
  }

  dropPick() {
    this.following = false;
    this.pick.drop();
    this.onPanels();
    this.refresh();
  }

  /** The next box by distance; the nearest at first. */
  pickNext() {
    const items = [...this.found, ...this.truth.filter(({ verdict }) => verdict === 'missed')];
    if (items.length > 0) {
      this.takePick(items[(items.indexOf(this.pick.item) + 1) % items.length]);
    }
  }

  toggleFollow() {
    if (!this.pick.item) {
      return;
    }
    this.following = !this.following;
    if (this.following) {
      this.stage?.closeUp(this.pick.item.box);
    }
    this.refresh();
  }

  toggleMeasure() {
    this.measure.toggle();
    byId('measure').setAttribute('aria-pressed', String(this.measure.active));
    this.tellMeasure();
  }

  tellMeasure() {
    byId('hint').hidden = !this.measure.active;
    byId('hint').textContent = this.measure.active ? this.measure.hint : '';
    this.stage?.invalidate();
  }

  /** Out of what was begun last: measuring, then the box in question. */
  escape() {
    if (this.measure.active) {
      this.toggleMeasure();
    } else {
      this.dropPick();
    }
  }

  setCamera(name) {
    this.following = false;
    this.stage?.goTo(name);
    press('camera', name);
    this.refresh();
  }

  setColour(name) {
    this.settings.colour = name;
    this.points?.setMode(name);
    this.stage?.invalidate();
    this.hud.ramp(name);
    press('colour', name);
  }

  nextColour() {
    this.setColour(COLOUR_MODES[(COLOUR_MODES.indexOf(this.settings.colour) + 1) % COLOUR_MODES.length]);
  }

  /** @param {'boxes'|'labels'|'truth'|'paint'} name */
  set(name, on) {
    this.settings[name] = on;
    byId(`toggle-${name}`).setAttribute('aria-pressed', String(on));
    this.stage?.invalidate();
    this.refresh();
  }

  toggle(name) {
    this.set(name, !this.settings[name]);
  }

  toggleClass(name) {
    if (!this.hidden.delete(name)) {
      this.hidden.add(name);
    }
    this.refresh();
  }

  /** Switches off these classes and no others. */
  hide(names) {
    this.hidden.clear();
    names.forEach((name) => this.hidden.add(name));
    this.hud.hidden(this.hidden);
    this.refresh();
  }

  /** Holds the frame with this id, now or when it comes. */
  want(id) {
    const position = this.history.frames.findIndex((frame) => frame.header.id === id);
    if (position >= 0) {
      this.playback.seek(position);
    } else {
      this.wanted = id;
    }
  }

  setThreshold(value) {
    this.settings.threshold = value;
    byId('threshold').value = String(value);
    byId('threshold-value').textContent = value.toFixed(2);
    this.refresh();
  }

  /** @param {{left, right, top, bottom}} margins pixels of the window that panels cover */
  resize(margins) {
    if (this.stage) {
      this.stage.resize(window.innerWidth, window.innerHeight, margins);
      this.labels.resize(window.innerWidth, window.innerHeight);
      this.points.setPixelSize(Math.min(window.devicePixelRatio, 2));
      this.hud.timeline(this.history, this.playback);
    }
  }
}

function blockBoxes(block) {
  return Array.from({ length: block.length / BOX_FLOATS }, (_, i) => boxAt(block, i));
}

/** Marks one button of a group. */
export function press(group, value) {
  byId(group).querySelectorAll('button').forEach((button) => {
    button.setAttribute('aria-pressed', String(button.dataset.value === value));
  });
}
