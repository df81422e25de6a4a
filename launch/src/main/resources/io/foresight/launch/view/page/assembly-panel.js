// The assembly scene's numbers, pictures, plan and dependency graph.

import { believeGraph, drawGraph, markGraph } from './graph.js';
import { paint } from './paint.js';
import { ReflectionPanel } from './reflection.js';

const byId = (id) => document.getElementById(id);
const SIGNS = { success: '✓', refused: '–', failed: '✕' };
const ENDINGS = { solved: 'Solved', ended: 'Ended unsolved', exhausted: 'Out of steps' };
const KEPT_RESULTS = 24;

export class AssemblyPanel {
  constructor() {
    this.results = new Map(); // by episode: was it solved?
    this.header = null;
    this.colours = new Map();
    this.bar = null;
    this.reflection = new ReflectionPanel();
  }

  episode(header, pictures) {
    this.header = header;
    this.colours = new Map(header.pieces.map((piece) => [piece.colour, piece.rgb]));
    byId('a-world').textContent = header.world;
    byId('a-world').title = header.note ?? '';
    byId('a-note').textContent = header.note ?? '';
    byId('a-note').hidden = !header.note;
    byId('a-task').textContent = `${header.id} · ${header.policy} · ${header.pieces.length} pieces`;
    byId('a-result').hidden = true;
    this.counts(header.solved, header.finished);
    byId('a-step').textContent = '0';
    byId('a-ideal').textContent = header.ideal === null ? '' : `of ${header.ideal}`;
    byId('a-ideal').title = 'what the expert needs when nothing goes wrong';
    byId('a-go').textContent = header.ideal ?? '–';
    byId('a-decided').textContent = '–';
    byId('a-nodes').textContent = '–';
    paint(byId('a-goal'), pictures[0]);
    paint(byId('a-camera'), pictures[1]);
    drawGraph(byId('a-graph'), header.pieces, header.edges);
    markGraph(byId('a-graph'), header.state, -1);
    this.reflection.episode(header);
    this.plan([], null, []);
    this.caption('looking at a new board');
  }

  /** A step is being carried out. @param {object|null} before the message that shows how things stood; null where it was passed over */
  begin(step, pictures, before) {
    byId('a-result').hidden = true;
    byId('a-go').textContent = before === null ? '–' : (before.header.step ? before.header.stepsToGo : before.header.ideal) ?? '∞';
    if (before !== null) {
      paint(byId('a-camera'), before.clip.pictures[before.header.step ? 0 : 1]); // an episode's first picture is its goal
    }
    byId('a-step').textContent = String(step.step);
    byId('a-decided').textContent = step.decisionMs < 9.95 ? step.decisionMs.toFixed(1) : step.decisionMs.toFixed(0);
    byId('a-nodes').textContent = step.nodes.toLocaleString('en');
    markGraph(byId('a-graph'), step.before, step.piece);
    believeGraph(byId('a-graph'), step.reflection?.order ?? []);
    this.reflection.show(step.reflection ?? null, step.action, pictures[1]);
    this.plan(step.history, step.action, step.plan.slice(1));
    this.caption(step.action);
  }

  progress(share) {
    if (this.bar) {
      this.bar.style.transform = `scaleX(${share})`;
    }
  }

  /** It came off or it did not. */
  end(step, pictures) {
    this.plan([...step.history, { action: step.action, kind: step.kind, reason: step.reason }], null, step.plan.slice(1));
    markGraph(byId('a-graph'), step.state, -1);
    this.reflection.happened(step, pictures[0]);
    byId('a-go').textContent = step.stepsToGo ?? '∞';
    paint(byId('a-camera'), pictures[0]);
    if (step.ending !== null) {
      this.finish(step);
    }
  }

  finish(step) {
    const solved = step.ending === 'solved';
    this.results.set(step.episode, solved);
    this.counts(step.solved, step.finished);
    const result = byId('a-result');
    result.hidden = false;
    result.dataset.level = solved ? 'good' : 'bad';
    const ideal = this.header.ideal === null ? '' : `, ideal ${this.header.ideal}`;
    result.textContent = `${ENDINGS[step.ending]} · ${step.step} steps${ideal}`;
    this.caption(ENDINGS[step.ending].toLowerCase());
  }

  counts(solved, finished) {
    byId('a-solved').textContent = `${solved}`;
    byId('a-finished').textContent = `of ${finished}`;
    byId('a-short').textContent = `${solved}/${finished} solved`;
    byId('a-switch-text').textContent = finished > 0 ? `${solved}/${finished}` : '';
    byId('a-results').replaceChildren(
      ...[...this.results.values()].slice(-KEPT_RESULTS).map((good) => {
        const mark = document.createElement('span');
        mark.dataset.level = good ? 'good' : 'bad';
        return mark;
      }),
    );
  }

  caption(text) {
    byId('a-caption').textContent = text;
  }

  /** What was done, what is being done, what is meant to follow. */
  plan(history, now, next) {
    const list = byId('a-plan');
    const rows = history.map((entry) => this.row(entry.action, entry.kind, SIGNS[entry.kind], entry.kind === 'success' ? '' : entry.reason));
    this.bar = null;
    if (now !== null) {
      const row = this.row(now, 'now', '▸', '');
      this.bar = document.createElement('span');
      this.bar.className = 'bar';
      row.append(this.bar);
      rows.push(row);
    }
    const at = rows.length - 1;
    rows.push(...next.map((action) => this.row(action, 'next', '·', '')));
    if (rows.length === 0) {
      rows.push(this.row('deciding', 'next', '·', ''));
    }
    list.replaceChildren(...rows);
    const reference = rows[Math.max(0, at)];
    list.scrollTop = Math.max(0, reference.offsetTop - list.clientHeight * 0.55);
  }

  row(action, kind, sign, reason) {
    const row = document.createElement('li');
    row.dataset.kind = kind;
    const mark = document.createElement('span');
    mark.className = 'sign';
    mark.textContent = sign;
    row.append(mark);
    const words = action.split(' ');
    const colour = this.colours.get(words[words.length - 1]);
    const text = document.createElement('span');
    text.className = 'what';
    if (colour) {
      const swatch = document.createElement('span');
      swatch.className = 'swatch';
      swatch.style.background = colour;
      text.append(`${words.slice(0, -1).join(' ')} `, swatch, ` ${words[words.length - 1]}`);
    } else {
      text.append(action);
    }
    row.append(text);
    if (reason) {
      const why = document.createElement('small');
      why.textContent = reason;
      text.append(why);
    }
    return row;
  }

  /** The window changed its size. */
  redraw() {
    const now = byId('a-plan').querySelector('[data-kind="now"]');
    now?.scrollIntoView?.({ block: 'nearest' });
  }
}
