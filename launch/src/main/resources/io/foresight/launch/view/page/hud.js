// Numbers, badge, banner, sparkline, legend and the timeline's strip: everything that is text or a small drawing.

import { classColour, RAMP_ENDS, RAMPS, rampBytes } from './palette.js';
import { quantile } from './history.js';
import { speedText } from './playback.js';

const STAGE_COLOURS = ['#5b7fb8', '#6fb3c8', '#ffb547', '#c99bff', '#6ee7a8', '#ff7d5c'];
const byId = (id) => document.getElementById(id);

export class Hud {
  /** @param {(name: string) => void} onClass a class in the legend was clicked */
  constructor(onClass) {
    this.onClass = onClass;
    this.counts = new Map();
  }

  /** @param {Set<string>} names of classes that are switched off */
  hidden(names) {
    byId('legend').querySelectorAll('button').forEach((button) => {
      button.setAttribute('aria-pressed', String(!names.has(button.dataset.name)));
    });
  }

  /** @param {object} header @param {Set<string>} hidden classes that are switched off */
  hello(header, hidden) {
    byId('title').textContent = header.title;
    document.title = header.title;
    document.body.dataset.mode = header.mode;
    byId('live').textContent = header.mode === 'recorded' ? 'Last' : 'Live';
    byId('live').title = header.mode === 'recorded' ? 'The last frame (End)' : 'Follow the newest frame (End)';
    const legend = byId('legend');
    legend.replaceChildren();
    this.counts.clear();
    const found = header.classes.filter((name) => name !== 'ignored'); // a class of labels only
    for (const name of found) {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.name = name;
      button.setAttribute('aria-pressed', String(!hidden.has(name)));
      const swatch = document.createElement('span');
      swatch.className = 'swatch';
      swatch.style.background = classColour(name);
      const count = document.createElement('span');
      count.className = 'count';
      button.append(swatch, name, count);
      button.addEventListener('click', () => {
        button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') === 'false'));
        this.onClass(name);
      });
      const item = document.createElement('li');
      item.append(button);
      legend.append(item);
      this.counts.set(name, count);
    }
  }

  frame(header, history, stream, shownBoxes) {
    byId('source').textContent = header.source;
    byId('source').title = header.source;
    const ages = history.ages();
    byId('age').textContent = ages.length ? `${quantile(ages, 0.5).toFixed(0)} / ${quantile(ages, 0.95).toFixed(0)}` : '–';
    byId('points').textContent = header.points.toLocaleString('en');
    byId('boxes').textContent = header.validity === 'INVALID' ? '–' : String(shownBoxes.length); // no answer is not "nothing there"
    byId('dropped').textContent = header.dropped.toLocaleString('en');
    byId('missed').textContent = stream.missed.toLocaleString('en');
    this.validity(header);
    this.stages(header.stagesMs);
    this.classCounts(shownBoxes);
    byId('toggle-truth').disabled = header.truth === 0;
    byId('toggle-truth').title = header.truth === 0 ? 'This frame comes without ground truth' : `${header.truth} labelled objects`;
    byId('spark').hidden = ages.length < 2;
    sparkline(byId('spark'), ages);
  }

  /** @param {number} hz @param {{target: number, text: string}|null} slow why it is slower than it should be */
  rate(hz, slow) {
    const text = Number.isFinite(hz) ? hz.toFixed(1) : '–';
    byId('rate').textContent = text;
    byId('d-switch-text').textContent = text === '–' ? '' : `${text} Hz`;
    document.body.classList.toggle('is-slow', slow !== null);
    byId('slow').hidden = slow === null;
    byId('slow').textContent = slow?.text ?? '';
  }

  validity(header) {
    const badge = byId('validity');
    badge.textContent = header.validity;
    badge.dataset.level = header.validity;
    badge.title = header.reasons.join(', ');
    const reasons = header.reasons.map((reason) => reason.toLowerCase().replaceAll('_', ' ')).join(', ');
    if (reasons) {
      byId('source').textContent = `${header.source} · ${reasons}`;
    }
  }

  stages(stagesMs) {
    const bar = byId('stages');
    const entries = Object.entries(stagesMs).filter(([, ms]) => ms !== null && ms > 0);
    const total = entries.reduce((sum, [, ms]) => sum + ms, 0);
    bar.hidden = byId('stage-text').hidden = entries.length === 0;
    while (bar.children.length < entries.length) {
      bar.append(document.createElement('span'));
    }
    [...bar.children].forEach((part, i) => {
      part.hidden = i >= entries.length;
      if (i < entries.length) {
        part.style.flexGrow = String(entries[i][1] / total);
        part.style.background = STAGE_COLOURS[i % STAGE_COLOURS.length];
        part.title = `${entries[i][0]} ${entries[i][1].toFixed(1)} ms`;
      }
    });
    byId('stage-text').textContent = entries.map(([name, ms]) => `${name} ${ms.toFixed(ms < 10 ? 1 : 0)}`).join(' · ') + ' ms';
  }

  classCounts(shownBoxes) {
    const counts = new Map();
    shownBoxes.forEach(({ name }) => counts.set(name, (counts.get(name) ?? 0) + 1));
    this.counts.forEach((count, name) => {
      count.textContent = String(counts.get(name) ?? 0);
    });
  }

  /** The banner counts seconds; a screen reader hears only what changed in kind. */
  banner(trouble) {
    const banner = byId('banner');
    banner.hidden = trouble === null;
    if (trouble !== null) {
      banner.dataset.level = trouble.level;
      banner.textContent = trouble.text;
    }
    const kind = trouble === null ? '' : trouble.text.split(' · ')[0];
    if (byId('announce').textContent !== kind) {
      byId('announce').textContent = kind;
    }
  }

  fatal(text) {
    const box = byId('fatal');
    box.hidden = text === null;
    box.textContent = text ?? '';
  }

  ramp(mode) {
    const canvas = byId('ramp');
    const context = canvas.getContext('2d');
    context.putImageData(new ImageData(new Uint8ClampedArray(rampBytes(RAMPS[mode], 256)), 256, 1), 0, 0);
    [byId('ramp-low').textContent, byId('ramp-high').textContent] = RAMP_ENDS[mode];
  }

  timeline(history, playback) {
    const paused = playback.state === 'hold';
    const scrub = byId('scrub');
    scrub.max = String(Math.max(0, history.length - 1));
    scrub.value = String(Math.max(0, history.cursor));
    const frame = history.shown;
    byId('frame-name').textContent = frame ? `${frame.header.id} · ${history.cursor + 1}/${history.length}` : 'no frame';
    scrub.setAttribute('aria-valuetext', byId('frame-name').textContent);
    byId('pause').setAttribute('aria-pressed', String(paused));
    byId('pause-sign').textContent = paused ? '▶' : '❚❚';
    byId('pause-text').textContent = paused ? 'Play' : 'Pause';
    byId('live').setAttribute('aria-pressed', String(history.following));
    byId('speed').textContent = speedText(playback.speed);
    strip(byId('strip'), history);
  }
}

function fitted(canvas) {
  const ratio = Math.min(window.devicePixelRatio, 2);
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}

/** Age over the last frames, from 0 to the largest. */
function sparkline(canvas, ages) {
  const { context, width, height } = fitted(canvas);
  if (ages.length < 2 || width === 0) {
    return;
  }
  const top = Math.max(...ages, 1) * 1.15;
  const x = (i) => (i / (ages.length - 1)) * width;
  const y = (age) => height - 1 - (age / top) * (height - 3);
  context.beginPath();
  ages.forEach((age, i) => (i ? context.lineTo(x(i), y(age)) : context.moveTo(x(i), y(age))));
  context.strokeStyle = '#7fb0ff';
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.stroke();
  context.lineTo(width, height);
  context.lineTo(0, height);
  context.fillStyle = 'rgba(127, 176, 255, 0.13)';
  context.fill();
}

/** A bar a frame: how many boxes; amber where the answer was not valid. */
function strip(canvas, history) {
  const { context, width, height } = fitted(canvas);
  const n = history.length;
  if (n === 0 || width === 0) {
    return;
  }
  const most = Math.max(4, ...history.frames.map((frame) => frame.header.detections));
  const step = width / n;
  history.frames.forEach((frame, i) => {
    const bar = 2 + (frame.header.detections / most) * (height - 4);
    context.fillStyle = frame.header.validity !== 'VALID' ? '#ffb547' : i <= history.cursor ? 'rgba(127, 176, 255, 0.55)' : 'rgba(147, 160, 178, 0.28)';
    context.fillRect(i * step, height - bar, Math.max(1, step - (step > 3 ? 1 : 0)), bar);
  });
}
