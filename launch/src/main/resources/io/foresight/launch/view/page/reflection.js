// How a reflective policy came to its decision: what it proposed, what it expects of the alternatives, what it imagined beside what
// then happened, and where it believes the pieces to be.

import { paint } from './paint.js';

const byId = (id) => document.getElementById(id);
const STOPS = {
  all_weighed: 'all plausible actions',
  agreed: 'all samples agree',
  budget: 'stopped by the budget',
  not_imagined: 'nothing imagined',
};
const SURE = 0.9;

export class ReflectionPanel {
  constructor() {
    this.pieces = [];
    this.shown = null;
  }

  episode(header) {
    this.pieces = header.pieces;
    this.show(null);
  }

  /**
   * A decision was made. @param {object|null} reflection null: its policy does not reflect @param {string} action that was chosen
   * @param {object|undefined} picture of what was imagined
   */
  show(reflection, action, picture) {
    this.shown = reflection;
    document.body.classList.toggle('reflective', reflection !== null);
    byId('a-mind').hidden = reflection === null;
    if (reflection === null) {
      return;
    }
    const verdict = byId('a-verdict');
    verdict.dataset.revised = String(reflection.revised);
    verdict.textContent = reflection.revised ? 'Revised' : 'Kept';
    const best = reflection.weighed.length < reflection.weighedTotal ? `best ${reflection.weighed.length} of ` : '';
    byId('a-stop').textContent = `${best}${reflection.weighedTotal} weighed · ${STOPS[reflection.stopped] ?? reflection.stopped}`;
    const first = reflection.proposed[0];
    byId('a-proposal').replaceChildren(...(first ? [this.words(first.action), made('span', 'number', percent(first.probability))] : []));
    this.bars(reflection, action);
    byId('a-imagined').replaceChildren(...(reflection.imagined ? this.strip(reflection.imagined, null) : []));
    const chosen = reflection.weighed.find((one) => one.action === action);
    byId('a-imagined-text').textContent = chosen ? `succeeds ${percent(chosen.succeeds)}` : '';
    byId('a-happened').replaceChildren();
    byId('a-compared').hidden = !picture;
    byId('a-happened-picture').dataset.due = 'true';
    if (picture) {
      paint(byId('a-imagined-picture'), picture);
    }
    byId('a-happened-text').textContent = 'under way';
    byId('a-happened-text').dataset.kind = '';
    this.places(reflection.places);
  }

  /** What came of it. */
  happened(step, picture) {
    if (this.shown === null) {
      return;
    }
    paint(byId('a-happened-picture'), picture);
    byId('a-happened-picture').dataset.due = 'false';
    byId('a-happened').replaceChildren(...this.strip(step.state, this.shown.imagined));
    byId('a-happened-text').textContent = step.kind === 'success' ? 'succeeded' : step.kind;
    byId('a-happened-text').dataset.kind = step.kind;
    this.overtaken(step.before, step.state);
  }

  /** What is believed was read off the picture before the step: of pieces that the step has moved it is said where they are now. */
  overtaken(before, after) {
    for (const row of byId('a-places').children) {
      const i = Number(row.dataset.piece);
      if (whereabouts(before, i) !== whereabouts(after, i)) {
        row.dataset.overtaken = 'true';
        row.querySelector('.what').replaceChildren(`${row.dataset.likeliest} `, made('b', 'now', `→ ${whereabouts(after, i)}`));
      }
    }
  }

  /** Expected steps to the goal, best first: a bar, its deviation as a whisker, and the chance that the skill succeeds. */
  bars(reflection, action) {
    const longest = Math.max(...reflection.weighed.map((one) => one.steps + one.deviation), 1);
    byId('a-weighed').replaceChildren(
      ...reflection.weighed.map((one) => {
        const row = made('li');
        row.dataset.chosen = String(one.action === action);
        row.dataset.proposed = String(one.action === reflection.proposed[0]?.action);
        const bar = made('span', 'track-bar');
        const mean = made('i', 'mean');
        mean.style.width = `${(100 * one.steps) / longest}%`;
        const whisker = made('i', 'whisker');
        whisker.style.left = `${(100 * Math.max(0, one.steps - one.deviation)) / longest}%`;
        whisker.style.right = `${100 - (100 * (one.steps + one.deviation)) / longest}%`;
        bar.append(mean, whisker);
        bar.title = `${one.steps.toFixed(1)} ± ${one.deviation.toFixed(1)} steps, succeeds ${percent(one.succeeds)}`;
        row.append(this.words(one.action), bar, made('span', 'number', one.steps.toFixed(1)), made('span', 'number quiet-number', percent(one.succeeds)));
        return row;
      }),
    );
  }

  /** Each piece as a tile: filled in the board, half held, outlined on the table, dashed where it is loose; a stroke: on its side. */
  strip(state, imagined) {
    return this.pieces.map((piece, i) => {
      const tile = made('i', 'tile');
      tile.style.setProperty('--piece', piece.rgb);
      tile.dataset.place = place(state, i);
      tile.dataset.lying = String(has(state.lying, i));
      const differs = imagined !== null && (place(imagined, i) !== tile.dataset.place || has(imagined.lying, i) !== has(state.lying, i));
      tile.dataset.differs = String(differs);
      tile.title = `${piece.colour}: ${tile.dataset.place}${has(state.lying, i) ? ', lying' : ''}${differs ? ', not as imagined' : ''}`;
      return tile;
    });
  }

  /** Where each piece was believed to be when the step was chosen: those that it doubts first, each with a bar of its own. */
  places(places) {
    const rows = this.pieces.map((piece, i) => {
      const believed = places.filter((one) => one.piece === i);
      const sure = believed.length > 0 && believed[0].probability >= SURE;
      const row = made('li');
      row.dataset.sure = String(sure);
      row.dataset.piece = String(i);
      row.dataset.likeliest = believed.length > 0 ? likely(believed[0]) : 'not known';
      row.title = `${piece.colour}: ${believed.map(likely).join(', ')}`;
      const text = made('span', 'what', believed.slice(0, sure ? 1 : 2).map(likely).join(' · '));
      row.append(swatch(piece.rgb), ...(sure ? [] : [stack(believed)]), text);
      return row;
    });
    rows.sort((a, b) => Number(a.dataset.sure === 'true') - Number(b.dataset.sure === 'true'));
    byId('a-places').replaceChildren(...rows);
  }

  /** An action with its piece's colour before its name. */
  words(action) {
    const words = action.split(' ');
    const piece = this.pieces.find((one) => one.colour === words[words.length - 1]);
    const text = made('span', 'what');
    if (piece) {
      text.append(`${words.slice(0, -1).join(' ')} `, swatch(piece.rgb), ` ${piece.colour}`);
    } else {
      text.append(action);
    }
    return text;
  }
}

function made(name, classes = '', text = '') {
  const element = document.createElement(name);
  element.className = classes;
  element.textContent = text;
  return element;
}

function swatch(rgb) {
  const element = made('span', 'swatch');
  element.style.background = rgb;
  return element;
}

/** A bar of probabilities. */
function stack(believed) {
  const bar = made('span', 'places-bar');
  believed.forEach((one) => {
    const part = made('i');
    part.dataset.status = one.status.split(' ')[0];
    part.style.flexGrow = one.probability;
    bar.append(part);
  });
  return bar;
}

const has = (set, i) => ((set >> i) & 1) === 1;
const likely = (one) => `${one.status} ${percent(one.probability)}`;
const percent = (share) => `${Math.round(100 * share)} %`;

/** A piece's place in the words of the beliefs. */
function whereabouts(state, i) {
  const at = place(state, i);
  const lying = has(state.lying, i);
  return at === 'table' ? (lying ? 'lying' : 'standing') : `${at}${lying ? ' lying' : ''}`;
}

function place(state, i) {
  return i === state.held ? 'held' : has(state.seated, i) ? 'seated' : has(state.loose, i) ? 'loose' : has(state.lost, i) ? 'lost' : 'table';
}
