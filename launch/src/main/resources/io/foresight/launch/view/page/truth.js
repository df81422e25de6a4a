// Truth mode: what became of each box by the server's rule, and precision and recall over the timeline.

const byId = (id) => document.getElementById(id);

/** Colours that differ in lightness too; the words on the labels say the same. */
export const VERDICTS = {
  hit: { css: '#4be3a4', word: '' },
  false: { css: '#ff6f61', word: 'false ' },
  missed: { css: '#ffd84d', word: 'missed ' },
  not_counted: { css: '#8593a8', word: '' },
};

/**
 * What the frame's boxes count as when detections are left out: those that remain keep their verdict, a label without its finder is missed.
 *
 * @param {object} frame @param {(detection: number) => boolean} kept is this detection shown?
 * @returns {{detections: string[], truth: string[]}|null} null when the server did not compare
 */
export function verdicts(frame, kept) {
  const match = frame.header.match;
  if (!match) {
    return null;
  }
  const truth = match.truth.map((verdict, i) => (verdict === 'hit' && !kept(match.finders[i]) ? 'missed' : verdict));
  return { detections: match.detections, truth };
}

/**
 * Counts as DetectionScore counts them.
 *
 * @param {object[]} frames @param {(frame: object, detection: number) => boolean} kept
 * @param {(classIndex: number) => boolean} wanted is this class shown?
 */
export function tally(frames, kept, wanted) {
  const sum = { frames: 0, labelled: 0, found: 0, false: 0, spared: 0 };
  for (const frame of frames) {
    const judged = verdicts(frame, (i) => kept(frame, i));
    if (judged === null) {
      continue;
    }
    sum.frames++;
    judged.detections.forEach((verdict, i) => {
      if (kept(frame, i)) {
        sum.false += verdict === 'false' ? 1 : 0;
        sum.spared += verdict === 'not_counted' ? 1 : 0;
      }
    });
    judged.truth.forEach((verdict, i) => {
      if (verdict !== 'not_counted' && wanted(frame.header.match.classes[i])) {
        sum.labelled++;
        sum.found += verdict === 'hit' ? 1 : 0;
      }
    });
  }
  sum.precision = sum.found / (sum.found + sum.false); // NaN where there is nothing
  sum.recall = sum.found / sum.labelled;
  return sum;
}

/** The figures in the head: of this frame, and over the timeline. */
export class TruthPanel {
  hide() {
    byId('score').hidden = true;
  }

  /** @param {string} rule in words @param {object} now tally of the frame @param {object} all of the timeline */
  show(rule, now, all) {
    this.toggle(true);
    byId('score').title = `Counted: ${rule}`;
    byId('precision').textContent = percent(all.precision);
    byId('recall').textContent = percent(all.recall);
    byId('score-hit').textContent = String(now.found);
    byId('score-missed').textContent = String(now.labelled - now.found);
    byId('score-false').textContent = String(now.false);
    byId('score-over').textContent = all.frames === 1 ? 'over one frame' : `over the last ${all.frames} frames`;
  }

  /** Truth that was not compared. */
  unknown() {
    this.toggle(false);
    byId('score').title = '';
    byId('score-not').textContent =
      'Truth in white, not compared: these labels cover a part of the sweep or have classes that the model does not know, or the result is invalid';
  }

  toggle(known) {
    byId('score').hidden = false;
    byId('score')
      .querySelectorAll('p')
      .forEach((line) => {
        line.hidden = (line.id === 'score-not') === known;
      });
  }
}

function percent(share) {
  return Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`;
}
