// The viewer's page: wires the stream to the scenes, and keys, buttons and links to the scene that is seen.

import { Assembly } from './assembly.js';
import { Drive, press } from './drive.js';
import { listen } from './keys.js';
import { covered, panelsOf } from './layout.js';
import { copy, linkText, readLink } from './link.js';
import { COLOUR_MODES } from './palette.js';
import { otherSpeed, SPEEDS } from './playback.js';
import { webglWorks } from './stage.js';
import { Stream } from './stream.js';

const NOTICE_MS = 3500;
const TOGGLES = ['boxes', 'labels', 'truth', 'paint'];
const byId = (id) => document.getElementById(id);

let stream;
let drive;
let assembly = null; // where the stream has that scene
let scene = 'drive'; // or 'assembly'
let webgl = false;
let problem = null;
let linkRead = false;

function start() {
  webgl = webglWorks();
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  stream = new Stream(`${scheme}//${location.host}/stream`, {
    hello: onHello,
    frame: (frame) => drive.take(frame),
    assembly: (message) => assembly?.take(message),
    end: onEnd,
    problem: (text) => {
      problem = text;
    },
  });
  drive = new Drive(stream, webgl, resize);
  wireControls();
  if (webgl) {
    byId('scene').addEventListener('webglcontextlost', () => drive.hud.fatal('The graphics card was reset; the view comes back by itself.'));
    byId('scene').addEventListener('webglcontextrestored', () => drive.hud.fatal(null));
    resize();
    drive.stage.jumpTo('orbit');
  } else {
    drive.hud.fatal('This browser cannot draw in 3D (WebGL 2 is missing or switched off). The numbers still work.');
  }
  window.addEventListener('resize', resize);
  window.addEventListener('hashchange', openLink);
  setInterval(watch, 250);
  requestAnimationFrame(tick);
  window.foresightViewer = { status, pixel: (x, y, z) => drive.labels.project(drive.stage.camera, x, y, z) };
}

function onHello(header) {
  problem = null;
  if (header.scenes.includes('assembly') && assembly === null) {
    assembly = new Assembly(webgl ? byId('bench') : null);
  }
  document.body.classList.toggle('two-scenes', header.scenes.length > 1);
  drive.hello(header);
  setScene(header.scenes.includes(scene) ? scene : header.scenes[0]);
  if (!linkRead) {
    linkRead = true;
    openLink();
  }
}

/** No frame follows: one that a link asks for does not come any more. */
function onEnd() {
  if (drive.wanted !== null) {
    notice(`Frame ${drive.wanted} of the link is not here`);
    drive.wanted = null;
  }
}

function tick(now) {
  drive.tick(now);
  assembly?.tick(now);
  requestAnimationFrame(tick);
}

function watch() {
  drive.hud.banner(problem === null ? stream.trouble(scene) : { level: 'bad', text: problem });
  const recorded = drive.playback.recorded;
  const newest = drive.history.newest?.header;
  const hz = stream.hz();
  drive.hud.rate(Number.isFinite(hz) || !recorded ? hz : (newest?.rateHz ?? NaN), recorded ? null : shortfall());
}

/** Why frames come slower than they should; null while they do not, or do not come at all. */
function shortfall() {
  const target = drive.history.newest?.header.rateHz;
  return stream.connected && !stream.stalled('drive') ? stream.rate.shortfall(target) : null;
}

/** The drive or the assembly scene in the whole window; the other goes on. */
function setScene(name) {
  scene = name;
  drive.visible = name === 'drive';
  document.body.dataset.scene = name;
  document.body.classList.remove('menu-open');
  press('scene-switch', name);
  resize();
}

/** The window has another size, or other panels. */
function resize() {
  const margins = covered(panelsOf(scene));
  document.body.style.setProperty('--covered-below', `${margins.bottom}px`);
  if (scene === 'drive') {
    drive.resize(margins);
  }
  if (assembly) {
    const canvas = byId('bench');
    const card = { left: 0, right: 0, top: 0, bottom: 0 };
    assembly.resize(canvas.clientWidth, canvas.clientHeight, scene === 'assembly', scene === 'assembly' ? margins : card);
  }
}

function togglePanels() {
  document.body.classList.toggle('bare');
  resize();
}

function toggleMenu() {
  const open = document.body.classList.toggle('menu-open');
  byId('menu').setAttribute('aria-expanded', String(open));
}

function toggleFullScreen() {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch((refused) => notice(`The browser does not let this page fill the screen: ${refused.message}`));
}

function resetCamera() {
  if (scene === 'assembly') {
    assembly.resetCamera();
  } else {
    drive.setCamera(drive.stage?.view ?? 'orbit');
  }
}

/** A line that goes away by itself. */
function notice(text) {
  byId('notice').textContent = text;
  byId('notice').hidden = false;
  clearTimeout(notice.timer);
  notice.timer = setTimeout(() => {
    byId('notice').hidden = true;
  }, NOTICE_MS);
}

/** What a link tells: the scene, its camera and settings, and in a recording the frame. */
function currentView() {
  const moved = scene === 'assembly' ? assembly.bench : drive.stage;
  const camera = moved?.moved ? moved.viewpoint : {};
  if (scene === 'assembly') {
    return { scene, ...camera };
  }
  const { settings, playback } = drive;
  return {
    scene,
    view: drive.stage?.view,
    ...camera,
    colour: settings.colour,
    off: TOGGLES.filter((name) => name !== 'truth' && !settings[name]),
    truth: settings.truth,
    score: settings.threshold || undefined,
    hide: [...drive.hidden],
    speed: playback.speed === 1 ? undefined : playback.speed,
    frame: playback.recorded ? drive.shown?.header.id : undefined,
  };
}

async function copyLink() {
  const fragment = linkText(currentView());
  window.history.replaceState(null, '', fragment);
  if (await copy(location.href)) {
    notice('Link to this view copied');
  }
}

/** Shows what the address's fragment tells. */
function openLink() {
  if (location.hash.length < 2) {
    return;
  }
  const { view, problems } = readLink(location.hash, {
    scene: { allowed: stream.scenes },
    view: { allowed: ['orbit', 'top', 'chase'] },
    colour: { allowed: COLOUR_MODES },
    off: { allowed: TOGGLES.filter((name) => name !== 'truth'), several: true },
    truth: { allowed: ['1'] },
    score: { allowed: Array.from({ length: 20 }, (_, i) => String(Number((i / 20).toFixed(2)))) },
    hide: { allowed: drive.classes, several: true },
    speed: { allowed: SPEEDS.map(String) },
    frame: { allowed: null },
  });
  apply(view);
  if (problems.length > 0) {
    notice(`Not understood in the link: ${problems.join(', ')}`);
  }
}

function apply(view) {
  setScene(view.scene ?? scene);
  const place = view.eye && view.at ? view : null;
  if (scene === 'assembly') {
    place && assembly.bench?.stand(view.eye, view.at);
    return;
  }
  drive.stage?.jumpTo(view.view ?? 'orbit');
  press('camera', view.view ?? 'orbit');
  place && drive.stage?.stand(view.eye, view.at);
  drive.setColour(view.colour ?? 'height');
  TOGGLES.forEach((name) => drive.set(name, name === 'truth' ? view.truth === '1' : !view.off?.includes(name)));
  drive.setThreshold(Number(view.score ?? 0));
  drive.hide(view.hide ?? []);
  drive.playback.setSpeed(Number(view.speed ?? 1));
  if (view.frame !== undefined) {
    drive.want(view.frame);
    (stream.ended || !drive.playback.recorded) && onEnd();
  }
}

/** A click on a button of a group gives its value. */
function onChoice(group, action) {
  byId(group).addEventListener('click', (event) => event.target.closest('button') && action(event.target.closest('button').dataset.value));
}

function on(id, action) {
  byId(id).addEventListener('click', action);
}

function wireControls() {
  onChoice('camera', (name) => drive.setCamera(name));
  onChoice('colour', (name) => drive.setColour(name));
  onChoice('scene-switch', setScene);
  TOGGLES.forEach((name) => on(`toggle-${name}`, () => drive.toggle(name)));
  byId('threshold').addEventListener('input', (event) => drive.setThreshold(Number(event.target.value)));
  byId('scrub').addEventListener('input', (event) => drive.playback.seek(Number(event.target.value)));
  on('pause', () => drive.playback.toggle());
  on('speed', () => drive.playback.setSpeed(SPEEDS[(SPEEDS.indexOf(drive.playback.speed) + 1) % SPEEDS.length]));
  on('live', () => drive.playback.set('follow'));
  on('measure', () => drive.toggleMeasure());
  on('pick-follow', () => drive.toggleFollow());
  on('pick-next', () => drive.pickNext());
  on('pick-drop', () => drive.dropPick());
  on('a-pause', () => assembly.toggle());
  on('a-back', () => assembly.back());
  on('a-on', () => assembly.forward());
  on('a-speed', () => assembly.setSpeed(SPEEDS[(SPEEDS.indexOf(assembly.speed) + 1) % SPEEDS.length]));
  on('a-live', () => assembly.follow());
  on('a-card', () => setScene('assembly'));
  on('menu', toggleMenu);
  document.querySelectorAll('.help-open').forEach((button) => button.addEventListener('click', showHelp));
  document.querySelectorAll('.copy-link').forEach((button) => button.addEventListener('click', copyLink));
  document.querySelectorAll('.full-screen').forEach((button) => {
    button.hidden = !document.fullscreenEnabled;
    button.addEventListener('click', toggleFullScreen);
  });
  document.addEventListener('fullscreenchange', () => document.body.classList.toggle('is-full', document.fullscreenElement !== null));
  listen(KEYS, () => scene);
}

function showHelp() {
  byId('help').showModal();
}

const KEYS = {
  both: {
    d: () => assembly && stream.scenes.includes('drive') && setScene('drive'),
    a: () => assembly && setScene('assembly'),
    r: resetCamera,
    k: copyLink,
    f: toggleFullScreen,
    h: togglePanels,
    '?': showHelp,
  },
  drive: {
    1: () => drive.setCamera('orbit'),
    2: () => drive.setCamera('top'),
    3: () => drive.setCamera('chase'),
    c: () => drive.nextColour(),
    g: () => drive.toggle('truth'),
    b: () => drive.toggle('boxes'),
    l: () => drive.toggle('labels'),
    p: () => drive.toggle('paint'),
    n: () => drive.pickNext(),
    t: () => drive.toggleFollow(),
    m: () => drive.toggleMeasure(),
    escape: () => drive.escape(),
    ' ': () => drive.playback.toggle(),
    arrowleft: () => drive.playback.move(-1),
    arrowright: () => drive.playback.move(1),
    home: () => drive.playback.seek(0),
    end: () => drive.playback.set('follow'),
    '-': () => drive.playback.setSpeed(otherSpeed(drive.playback.speed, -1)),
    '+': () => drive.playback.setSpeed(otherSpeed(drive.playback.speed, 1)),
  },
  assembly: {
    ' ': () => assembly.toggle(),
    arrowleft: () => assembly.back(),
    arrowright: () => assembly.forward(),
    end: () => assembly.follow(),
    '-': () => assembly.setSpeed(otherSpeed(assembly.speed, -1)),
    '+': () => assembly.setSpeed(otherSpeed(assembly.speed, 1)),
  },
};
KEYS.drive['='] = KEYS.drive['+']; // the same key without Shift
KEYS.assembly['='] = KEYS.assembly['+'];

/** What tests ask for, beside where on the screen a place is. */
function status() {
  const { history, playback, settings, stage } = drive;
  return {
    scene,
    connected: stream.connected,
    ended: stream.ended,
    received: stream.received,
    shown: drive.shown?.header.id ?? null,
    missed: stream.missed,
    kept: history.length,
    cursor: history.cursor,
    playback: playback.state,
    speed: playback.speed,
    mode: playback.recorded ? 'recorded' : 'live',
    points: history.shown?.header.points ?? 0,
    boxes: drive.found.length,
    truth: drive.truth.length,
    truthVisible: settings.truth,
    colour: settings.colour,
    camera: stage?.view ?? null,
    eye: stage?.viewpoint.eye ?? null,
    at: stage?.viewpoint.at ?? null,
    picked: drive.pick.item?.box ?? null,
    following: drive.following,
    measured: drive.measure.metres,
    rendered: stage?.rendered ?? 0,
    groundZ: stage?.groundZ ?? null,
    banner: byId('banner').hidden ? null : byId('banner').textContent,
    fatal: byId('fatal').hidden ? null : byId('fatal').textContent,
    ...(assembly?.status() ?? {}),
  };
}

start();
