// A distance between two places that are clicked: points of the cloud where there is one near the pointer, else the ground.

import { fromGround, toGround } from './ground.js';
import { POINT_SHORTS } from './protocol.js';

const REACH = 10; // pixels around the pointer in which a point is taken
const NEARER = 0.15; // pixels that a point may be farther from the pointer for each metre that it is nearer

export class Measure {
  constructor() {
    this.active = false;
    this.ends = []; // over ground, two at most
  }

  toggle() {
    this.active = !this.active;
    this.ends = [];
  }

  /** @param {{x, y, z}} place in the sensor's frame, of a frame with this pose */
  add(place, pose) {
    if (this.ends.length === 2) {
      this.ends = [];
    }
    this.ends.push(toGround(pose, place));
  }

  /** The ends in the sensor's frame of another moment. */
  seenFrom(pose) {
    return this.ends.map((end) => fromGround(pose, end));
  }

  /** Metres; NaN before there are two ends. */
  get metres() {
    const [a, b] = this.ends;
    return b ? Math.hypot(b.x - a.x, b.y - a.y, b.z - a.z) : NaN;
  }

  get hint() {
    return ['Click where to measure from', 'Click where to measure to', 'Click for another distance'][this.ends.length];
  }
}

/**
 * The place under the pointer; null where there is only sky.
 *
 * @param {(x, y, z) => {x, y, depth, visible}} project to pixels @param {{origin, direction}} ray @param {number} groundZ
 */
export function placeUnder(points, pointer, project, ray, groundZ) {
  let best = null;
  let least = Infinity;
  for (let i = 0; i < points.length; i += POINT_SHORTS) {
    const [x, y, z] = [points[i] / 100, points[i + 1] / 100, points[i + 2] / 100];
    const at = project(x, y, z);
    const off = Math.hypot(at.x - pointer.x, at.y - pointer.y);
    if (at.visible && off < REACH && off + NEARER * at.depth < least) {
      best = { x, y, z };
      least = off + NEARER * at.depth;
    }
  }
  if (best === null && ray.direction.z < 0) {
    const along = (groundZ - ray.origin.z) / ray.direction.z;
    best = { x: ray.origin.x + along * ray.direction.x, y: ray.origin.y + along * ray.direction.y, z: groundZ };
  }
  return best;
}
