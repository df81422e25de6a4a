// The viewer's page: wires the stream to the history, the history to the scene, and keys and buttons to both.

import { Assembly } from './assembly.js';
import { Boxes } from './boxes.js';
import { History } from './history.js';
import { Hud } from './hud.js';
import { Labels } from './labels.js';
import { classColour, COLOUR_MODES, rgb, setClassColours } from './palette.js';
import { groundHeight, Points } from './points.js';
import { BOX_FLOATS, boxAt } from './protocol.js';
import { Stage, webglWorks } from './stage.js';
import { Stream } from './stream.js';

const PLAY_MS = 100; // a recording plays at 10 Hz
const byId = (id) => document.getElementById(id);

const settings = { colour: 'height', boxes: true, labels: true, truth: false, paint: true, threshold: 0 };
const hiddenClasses = new Set();
const history = new History();
const hud = new Hud((name) => {
  if (!hiddenClasses.delete(name)) {
    hiddenClasses.add(name);
  }
  refresh();
});
let classes = [];
let mode = 'live';
let playback = 'follow'; // or 'hold', 'play'
let playTimer;
let stream;
let shownFrame = null; // in the scene
let shownId = null;
let found = [];
let truth = [];
let problem = null;
let stale = false;
let stage = null;
let assembly = null; // where the stream has that scene
let scene = 'drive'; // or 'assembly'
let webgl = false;
let points;
let boxes;
let labels;

function start() {
  hud.ramp(settings.colour);
  wireControls();
  webgl = webglWorks();
  if (webgl) {
    stage = new Stage(byId('scene'));
    points = new Points(stage.scene);
    boxes = new Boxes(stage.scene);
    labels = new Labels(byId('labels'));
    byId('scene').addEventListener('webglcontextlost', () => hud.fatal('The graphics card was reset; the view comes back by itself.'));
    byId('scene').addEventListener('webglcontextrestored', () => hud.fatal(null));
    resize();
    stage.jumpTo('orbit');
  } else {
    hud.fatal('This browser cannot draw in 3D (WebGL 2 is missing or switched off). The numbers still work.');
  }
  window.addEventListener('resize', resize);
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  stream = new Stream(`${scheme}//${location.host}/stream`, {
    hello: onHello,
    frame: onFrame,
    assembly: (message) => assembly?.take(message),
    problem: (text) => {
      problem = text;
    },
  });
  setInterval(watch, 250);
  requestAnimationFrame(tick);
  window.foresightViewer = { status };
}

function onHello(header) {
  problem = null;
  classes = header.classes;
  setClassColours(header.classes, header.colours);
  mode = header.mode;
  history.limit = header.history;
  if (mode === 'recorded') {
    history.clear(); // the server sends the whole recording again
    setPlayback('follow');
  }
  if (header.scenes.includes('assembly') && assembly === null) {
    assembly = new Assembly(webgl ? byId('bench') : null);
  }
  document.body.classList.toggle('two-scenes', header.scenes.length > 1);
  setScene(header.scenes.includes(scene) ? scene : header.scenes[0]);
  byId('live').textContent = mode === 'recorded' ? 'Last' : 'Live';
  hud.hello(header);
}

function onFrame(frame) {
  if (playback !== 'follow' && history.length === history.limit && mode === 'live') {
    return; // a held timeline stands still instead of losing what is being looked at
  }
  history.add(frame);
  refresh();
}

/** Frames may come faster than the screen draws, and a hidden page draws nothing: the next drawing shows what is newest then. */
function refresh() {
  stale = true;
}

/** Shows the history's current frame, with the settings as they are now. */
function show(frame) {
  shownId = frame.header.id;
  found = foundBoxes(frame);
  truth = settings.truth ? blockBoxes(frame.truth).filter((box) => !hiddenClasses.has(classes[box.classIndex])) : [];
  if (stage) {
    showScene(frame);
  }
  hud.frame(frame.header, history, stream, found);
  hud.timeline(history, playback);
}

function showScene(frame) {
  if (frame !== shownFrame) {
    points.show(frame.points);
    const ground = groundHeight(frame.points);
    if (Number.isFinite(ground)) {
      const jump = shownFrame === null || Math.abs(ground - stage.groundZ) > 0.3; // another scene
      const settled = jump ? ground : 0.85 * stage.groundZ + 0.15 * ground;
      stage.setGround(settled);
      points.setGround(settled);
    }
    stage.setEgo(frame.header.ego);
    shownFrame = frame;
  }
  points.paint(settings.paint && settings.boxes ? found : []);
  boxes.show(settings.boxes ? found : [], truth);
  stage.invalidate();
}

function blockBoxes(block) {
  return Array.from({ length: block.length / BOX_FLOATS }, (_, i) => boxAt(block, i));
}

/** Boxes over the threshold of the classes not switched off, nearest first. */
function foundBoxes(frame) {
  return blockBoxes(frame.detections)
    .map((box) => ({ box, name: classes[box.classIndex] }))
    .filter(({ box, name }) => box.score >= settings.threshold && !hiddenClasses.has(name))
    .map(({ box, name }) => ({ box, name, css: classColour(name), colour: rgb(classColour(name)), text: `${name} ${box.score.toFixed(2)}` }))
    .sort((a, b) => Math.hypot(a.box.x, a.box.y) - Math.hypot(b.box.x, b.box.y));
}

function tick(now) {
  if (stale && history.shown) {
    stale = false;
    show(history.shown);
  }
  assembly?.tick(now);
  if (scene === 'drive' && stage?.draw(now)) {
    labels.draw(stage.camera, settings.labels && settings.boxes ? found : [], stage.groundZ);
  }
  requestAnimationFrame(tick);
}

function watch() {
  hud.banner(problem === null ? stream.trouble() : { level: 'bad', text: problem });
  hud.rate(stream.rate(), mode === 'recorded' ? history.newest?.header.rateHz : NaN);
}

/** The drive or the assembly scene in the whole window; the other goes on. */
function setScene(name) {
  scene = name;
  document.body.dataset.scene = name;
  press('scene-switch', name);
  resize();
}

function resize() {
  if (stage) {
    resizeDrive();
  }
  if (assembly) {
    const canvas = byId('bench');
    assembly.resize(canvas.clientWidth, canvas.clientHeight, scene === 'assembly', margins());
  }
}

/** Pixels of the window that panels cover while the assembly scene fills it. */
function margins() {
  if (scene !== 'assembly' || document.body.classList.contains('bare')) {
    return { left: 0, right: 0, top: 0, bottom: 0 };
  }
  const head = byId('a-head').getBoundingClientRect();
  const side = byId('a-side').getBoundingClientRect();
  return side.left > head.right
    ? { left: head.right, right: window.innerWidth - side.left, top: 0, bottom: 0 }
    : { left: 0, right: 0, top: head.bottom, bottom: window.innerHeight - side.top };
}

function resizeDrive() {
  stage.resize(window.innerWidth, window.innerHeight);
  labels.resize(window.innerWidth, window.innerHeight);
  points.setPixelSize(Math.min(window.devicePixelRatio, 2));
  hud.timeline(history, playback);
}

function setCamera(name) {
  stage?.goTo(name);
  press('camera', name);
}

function setColour(name) {
  settings.colour = name;
  points?.setMode(name);
  stage?.invalidate();
  hud.ramp(name);
  press('colour', name);
}

function toggle(name) {
  settings[name] = !settings[name];
  byId(`toggle-${name}`).setAttribute('aria-pressed', String(settings[name]));
  stage?.invalidate();
  refresh();
}

function setThreshold(value) {
  settings.threshold = value;
  byId('threshold-value').textContent = value.toFixed(2);
  refresh();
}

/** Follows the newest frame, holds one, or plays from one to the newest. */
function setPlayback(next) {
  clearInterval(playTimer);
  playback = next;
  history.following = next === 'follow';
  if (next === 'follow') {
    history.seek(history.length - 1);
  } else if (next === 'play') {
    playTimer = setInterval(step, PLAY_MS);
  }
  refresh();
}

function step() {
  history.seek(history.cursor + 1);
  if (history.atEnd) {
    setPlayback(mode === 'recorded' && stream.ended ? 'hold' : 'follow');
  } else {
    refresh();
  }
}

function playOrPause() {
  if (playback !== 'hold' && !(mode === 'recorded' && stream.ended && playback === 'follow')) {
    setPlayback('hold');
  } else if (!history.atEnd) {
    setPlayback('play');
  } else if (mode === 'recorded') {
    history.seek(0);
    setPlayback('play');
  } else {
    setPlayback('follow');
  }
}

function seek(position) {
  history.seek(position);
  setPlayback('hold');
}

function press(group, value) {
  byId(group).querySelectorAll('button').forEach((button) => {
    button.setAttribute('aria-pressed', String(button.dataset.value === value));
  });
}

function togglePanels() {
  document.body.classList.toggle('bare');
  resize();
}

function resetCamera() {
  if (scene === 'assembly') {
    assembly.resetCamera();
  } else {
    setCamera(stage?.view ?? 'orbit');
  }
}

function wireControls() {
  byId('camera').addEventListener('click', (event) => event.target.closest('button') && setCamera(event.target.closest('button').dataset.value));
  byId('colour').addEventListener('click', (event) => event.target.closest('button') && setColour(event.target.closest('button').dataset.value));
  for (const name of ['boxes', 'labels', 'truth', 'paint']) {
    byId(`toggle-${name}`).addEventListener('click', () => toggle(name));
  }
  byId('threshold').addEventListener('input', (event) => setThreshold(Number(event.target.value)));
  byId('scrub').addEventListener('input', (event) => seek(Number(event.target.value)));
  byId('pause').addEventListener('click', playOrPause);
  byId('live').addEventListener('click', () => setPlayback('follow'));
  byId('help-open').addEventListener('click', () => byId('help').showModal());
  byId('scene-switch').addEventListener('click', (event) => event.target.closest('button') && setScene(event.target.closest('button').dataset.value));
  byId('a-card').addEventListener('click', () => setScene('assembly'));
  byId('menu').addEventListener('click', () => {
    const open = document.body.classList.toggle('menu-open');
    byId('menu').setAttribute('aria-expanded', String(open));
  });
  window.addEventListener('keydown', onKey);
}

const KEYS = {
  1: () => setCamera('orbit'),
  2: () => setCamera('top'),
  3: () => setCamera('chase'),
  d: () => assembly && stream.scenes.includes('drive') && setScene('drive'),
  a: () => assembly && setScene('assembly'),
  r: resetCamera,
  c: () => setColour(COLOUR_MODES[(COLOUR_MODES.indexOf(settings.colour) + 1) % COLOUR_MODES.length]),
  g: () => toggle('truth'),
  b: () => toggle('boxes'),
  l: () => toggle('labels'),
  p: () => toggle('paint'),
  h: togglePanels,
  ' ': playOrPause,
  arrowleft: () => seek(history.cursor - 1),
  arrowright: () => seek(history.cursor + 1),
  end: () => setPlayback('follow'),
  '?': () => byId('help').showModal(),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open) {
    return;
  }
  const key = event.key.toLowerCase();
  const onRange = event.target.matches?.('input[type=range]') && key.startsWith('arrow');
  const onButton = event.target.matches?.('button') && key === ' ';
  if (KEYS[key] && !onRange && !onButton) {
    event.preventDefault();
    KEYS[key]();
  }
}

/** What tests ask for. */
function status() {
  return {
    scene,
    connected: stream.connected,
    ended: stream.ended,
    received: stream.received,
    shown: shownId,
    missed: stream.missed,
    kept: history.length,
    cursor: history.cursor,
    playback,
    mode,
    points: history.shown?.header.points ?? 0,
    boxes: found.length,
    truth: truth.length,
    truthVisible: settings.truth,
    colour: settings.colour,
    camera: stage?.view ?? null,
    rendered: stage?.rendered ?? 0,
    groundZ: stage?.groundZ ?? null,
    banner: byId('banner').hidden ? null : byId('banner').textContent,
    fatal: byId('fatal').hidden ? null : byId('fatal').textContent,
    ...(assembly?.status() ?? {}),
  };
}

start();
