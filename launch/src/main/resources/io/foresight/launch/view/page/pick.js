// One box in question: found under the pointer, found again in the next frames, and described on a card.

import { fromGround, toGround } from './ground.js';
import { POINT_SHORTS } from './protocol.js';

const MARGIN = 0.15; // metres around a box that count as it
const REACH = 26; // pixels around a box's middle that count as it, for fingers
const GATE = 2; // metres that a box may be from where it is expected
const UNFORESEEN = 4; // metres more for each second that passed
const byId = (id) => document.getElementById(id);

export class Pick {
  constructor() {
    this.item = null; // {box, name, css, ...} as it is in the frame that is shown
    this.place = null; // over ground, where it was last
    this.seconds = NaN; // stamp of that frame
    this.missing = false;
  }

  get active() {
    return this.place !== null;
  }

  take(item, header) {
    this.item = item;
    this.place = toGround(header.ego, item.box);
    this.name = item.name;
    this.isTruth = item.isTruth;
    this.velocity = { x: item.box.vx, y: item.box.vy };
    this.seconds = header.stampSeconds;
    this.missing = false;
  }

  drop() {
    this.item = null;
    this.place = null;
    byId('pick').hidden = true;
  }

  /** Finds the box again: the nearest of its class to where it should be now. */
  find(items, header) {
    const passed = header.stampSeconds - this.seconds;
    const reach = GATE + UNFORESEEN * Math.min(2, Math.abs(passed));
    const moved = Number.isFinite(this.velocity.x + this.velocity.y) && Math.abs(passed) < 2 ? passed : 0;
    const here = fromGround(header.ego, this.place);
    const expected = { x: here.x + moved * (this.velocity.x || 0), y: here.y + moved * (this.velocity.y || 0) };
    const near = items
      .filter((item) => item.name === this.name && item.isTruth === this.isTruth)
      .map((item) => ({ item, off: Math.hypot(item.box.x - expected.x, item.box.y - expected.y) }))
      .filter(({ off }) => off < reach)
      .sort((a, b) => a.off - b.off)[0];
    if (near) {
      this.take(near.item, header);
    } else {
      this.missing = true;
      this.item = null;
    }
  }

  /** @param {object} frame that is shown @param {boolean} following */
  card(frame, following) {
    byId('pick').hidden = false;
    byId('pick').dataset.missing = String(this.missing);
    byId('pick-follow').setAttribute('aria-pressed', String(following));
    byId('pick-class').textContent = this.name;
    byId('pick-note').textContent = this.missing ? 'not in this frame' : noteOf(this.item);
    if (this.item) {
      const { box, css } = this.item;
      byId('pick-swatch').style.background = css;
      byId('pick-score').textContent = this.isTruth ? 'truth' : box.score.toFixed(2);
      byId('pick-size').textContent = `${box.length.toFixed(1)} × ${box.width.toFixed(1)} × ${box.height.toFixed(1)} m`;
      byId('pick-distance').textContent = `${Math.hypot(box.x, box.y).toFixed(1)} m`;
      byId('pick-bearing').textContent = bearing(box);
      byId('pick-points').textContent = pointsIn(frame.points, box).toLocaleString('en');
      const speed = Math.hypot(box.vx, box.vy);
      byId('pick-speed').textContent = Number.isFinite(speed) ? `${speed.toFixed(1)} m/s` : 'not known';
    }
  }
}

function noteOf(item) {
  const words = { hit: item.isTruth ? 'found' : 'hit', missed: 'missed', false: 'false', not_counted: 'not counted' };
  return words[item.verdict] ?? '';
}

/** Where it is, seen from the sensor: to the left or right of straight ahead. */
function bearing(box) {
  const degrees = Math.round((Math.atan2(box.y, box.x) * 180) / Math.PI);
  const straight = { 0: 'ahead', 180: 'behind' }[Math.abs(degrees)];
  return straight ?? `${Math.abs(degrees)}° ${degrees > 0 ? 'left' : 'right'}`;
}

/** How many points of a block lie in a box. */
function pointsIn(block, box) {
  const cos = Math.cos(box.yaw);
  const sin = Math.sin(box.yaw);
  let count = 0;
  for (let i = 0; i < block.length; i += POINT_SHORTS) {
    const dx = block[i] / 100 - box.x;
    const dy = block[i + 1] / 100 - box.y;
    if (
      Math.abs(block[i + 2] / 100 - box.z) <= box.height / 2 &&
      Math.abs(cos * dx + sin * dy) <= box.length / 2 &&
      Math.abs(cos * dy - sin * dx) <= box.width / 2
    ) {
      count++;
    }
  }
  return count;
}

/**
 * The box under the pointer: the nearest that its ray meets, else the one whose middle is close on the screen; null for none.
 *
 * @param {{origin, direction}} ray in the sensor's frame @param {(box) => {x, y, visible}} project to pixels
 */
export function boxUnder(ray, pointer, items, project) {
  const met = items
    .map((item) => ({ item, at: meets(ray, item.box) }))
    .filter(({ at }) => at !== null)
    .sort((a, b) => a.at - b.at)[0];
  if (met) {
    return met.item;
  }
  const close = items
    .map((item) => ({ item, at: project(item.box) }))
    .filter(({ at }) => at.visible)
    .map(({ item, at }) => ({ item, off: Math.hypot(at.x - pointer.x, at.y - pointer.y) }))
    .filter(({ off }) => off < REACH)
    .sort((a, b) => a.off - b.off)[0];
  return close?.item ?? null;
}

/** How far along the ray it enters the box; null if it passes by. */
function meets({ origin, direction }, box) {
  const cos = Math.cos(box.yaw);
  const sin = Math.sin(box.yaw);
  const turn = (x, y) => [cos * x + sin * y, cos * y - sin * x];
  const [ox, oy] = turn(origin.x - box.x, origin.y - box.y);
  const [dx, dy] = turn(direction.x, direction.y);
  let near = 0;
  let far = Infinity;
  for (const [o, d, size] of [[ox, dx, box.length], [oy, dy, box.width], [origin.z - box.z, direction.z, box.height]]) {
    const half = size / 2 + MARGIN;
    const [a, b] = [(-half - o) / d, (half - o) / d]; // infinite where the ray runs along the face
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
  }
  return near <= far ? near : null;
}
