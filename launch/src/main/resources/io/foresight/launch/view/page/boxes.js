// Boxes: fat edges and translucent faces for all of them in two draw calls; ground truth in dashes.

import * as THREE from 'three';
import { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';

const DASH = 0.35; // metres
const GAP = 0.25;
const EDGES = [0, 1, 1, 2, 2, 3, 3, 0, 4, 5, 5, 6, 6, 7, 7, 4, 0, 4, 1, 5, 2, 6, 3, 7];
// Corners 0, 1, 4, 5 are the front.
const FACES = [0, 1, 2, 0, 2, 3, 4, 6, 5, 4, 7, 6, 0, 4, 5, 0, 5, 1, 1, 5, 6, 1, 6, 2, 2, 6, 7, 2, 7, 3, 3, 7, 4, 3, 4, 0];
const FRONT_FACE = 12; // index of its first corner in FACES

/** Line segments that can change in number without a new buffer each time. */
class Segments {
  constructor(scene, width, opacity) {
    this.material = new LineMaterial({ linewidth: width, vertexColors: true, transparent: opacity < 1, opacity, depthWrite: opacity === 1 });
    this.object = new LineSegments2(new LineSegmentsGeometry(), this.material);
    this.object.frustumCulled = false;
    this.count = 0;
    this.capacity = 0;
    scene.add(this.object);
  }

  begin() {
    this.count = 0;
  }

  add(ax, ay, az, bx, by, bz, colour) {
    if (this.count === this.capacity) {
      this.grow();
    }
    const at = 6 * this.count++;
    this.positions.set([ax, ay, az, bx, by, bz], at);
    this.colours.set(colour, at);
    this.colours.set(colour, at + 3);
  }

  end() {
    this.object.visible = this.count > 0;
    if (this.count > 0) {
      const { instanceStart, instanceColorStart } = this.object.geometry.attributes;
      instanceStart.data.needsUpdate = true;
      instanceColorStart.data.needsUpdate = true;
      this.object.geometry.instanceCount = this.count;
    }
  }

  grow() {
    const positions = new Float32Array(6 * Math.max(1024, 2 * this.capacity));
    const colours = new Float32Array(positions.length);
    if (this.capacity > 0) {
      positions.set(this.positions);
      colours.set(this.colours);
    }
    this.capacity = positions.length / 6;
    this.positions = positions;
    this.colours = colours;
    this.object.geometry.dispose();
    this.object.geometry = new LineSegmentsGeometry().setPositions(positions).setColors(colours);
  }
}

export class Boxes {
  constructor(scene) {
    this.edges = new Segments(scene, 2, 1);
    this.dashes = new Segments(scene, 1.8, 0.9);
    this.frame = new Segments(scene, 4.5, 0.95); // of the box in question
    this.faceCapacity = 0;
    this.faces = new THREE.Mesh(
      new THREE.BufferGeometry(),
      new THREE.MeshBasicMaterial({ vertexColors: true, transparent: true, depthWrite: false, side: THREE.DoubleSide }),
    );
    this.faces.frustumCulled = false;
    scene.add(this.faces);
  }

  /**
   * @param {{box, colour: number[]}[]} found @param {{box, colour, verdict}[]} truth empty when hidden
   * @param {object|null} picked the box in question
   */
  show(found, truth, picked) {
    this.edges.begin();
    found.forEach(({ box, colour }) => this.addSolid(box, colour));
    this.edges.end();
    this.dashes.begin();
    truth.forEach(({ box, colour }) => this.addDashed(box, linearRgb(colour)));
    this.dashes.end();
    this.frame.begin();
    if (picked) {
      this.addEdges(this.frame, grown(picked), [1, 1, 1]);
    }
    this.frame.end();
    this.showFaces([...found, ...truth.filter(({ verdict }) => verdict === 'missed')]);
  }

  addSolid(box, colour) {
    const linear = linearRgb(colour);
    this.addEdges(this.edges, box, linear);
    this.addHeading(box, linear);
  }

  addEdges(segments, box, linear) {
    const c = corners(box);
    for (let e = 0; e < EDGES.length; e += 2) {
      segments.add(...c[EDGES[e]], ...c[EDGES[e + 1]], linear);
    }
  }

  /** From the middle of the floor to a point before the front; farther the faster it moves. */
  addHeading(box, colour) {
    const speed = Math.hypot(box.vx, box.vy);
    const reach = box.length / 2 + 0.6 + (speed > 0.5 ? Math.min(6, 0.4 * speed) : 0);
    const z = box.z - box.height / 2 + 0.02;
    const cos = Math.cos(box.yaw);
    const sin = Math.sin(box.yaw);
    const tip = [box.x + reach * cos, box.y + reach * sin, z];
    this.edges.add(box.x, box.y, z, ...tip, colour);
    for (const side of [-1, 1]) {
      this.edges.add(...tip, tip[0] - 0.45 * cos - side * 0.3 * sin, tip[1] - 0.45 * sin + side * 0.3 * cos, z, colour);
    }
  }

  addDashed(box, linear) {
    const c = corners(box);
    for (let e = 0; e < EDGES.length; e += 2) {
      const a = c[EDGES[e]];
      const b = c[EDGES[e + 1]];
      const length = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
      const at = (d) => [0, 1, 2].map((k) => a[k] + ((b[k] - a[k]) * Math.min(d, length)) / length);
      for (let d = 0; d < length; d += DASH + GAP) {
        this.dashes.add(...at(d), ...at(d + DASH), linear);
      }
    }
    const z = box.z - box.height / 2;
    const reach = box.length / 2 + 0.4;
    this.dashes.add(box.x, box.y, z, box.x + reach * Math.cos(box.yaw), box.y + reach * Math.sin(box.yaw), z, linear);
  }

  showFaces(found) {
    if (found.length > this.faceCapacity) {
      this.growFaces(found.length);
    }
    const { position, color } = this.faces.geometry.attributes;
    found.forEach(({ box, colour }, n) => {
      const c = corners(box);
      const linear = linearRgb(colour);
      FACES.forEach((corner, k) => {
        const front = k >= FRONT_FACE && k < FRONT_FACE + 6;
        position.array.set(c[corner], 3 * (FACES.length * n + k));
        color.array.set([...linear, front ? 0.34 : 0.1], 4 * (FACES.length * n + k));
      });
    });
    this.faces.visible = found.length > 0;
    if (found.length > 0) {
      position.needsUpdate = true;
      color.needsUpdate = true;
      this.faces.geometry.setDrawRange(0, FACES.length * found.length);
    }
  }

  growFaces(count) {
    this.faceCapacity = Math.max(64, 2 * count);
    this.faces.geometry.dispose();
    const corner = FACES.length * this.faceCapacity;
    this.faces.geometry = new THREE.BufferGeometry()
      .setAttribute('position', new THREE.BufferAttribute(new Float32Array(3 * corner), 3))
      .setAttribute('color', new THREE.BufferAttribute(new Float32Array(4 * corner), 4));
  }
}

/** Eight corners: 0..3 the floor, 4..7 the roof; 0 and 1 are the front. */
function corners(box) {
  const cos = Math.cos(box.yaw);
  const sin = Math.sin(box.yaw);
  const result = [];
  for (const up of [-0.5, 0.5]) {
    for (const [along, across] of [[0.5, 0.5], [0.5, -0.5], [-0.5, -0.5], [-0.5, 0.5]]) {
      const dx = along * box.length;
      const dy = across * box.width;
      result.push([box.x + cos * dx - sin * dy, box.y + sin * dx + cos * dy, box.z + up * box.height]);
    }
  }
  return result;
}

/** A little larger, so that its edges lie outside. */
function grown(box) {
  return { ...box, length: box.length + 0.12, width: box.width + 0.12, height: box.height + 0.12 };
}

/** three.js computes in linear light. */
function linearRgb(colour) {
  return new THREE.Color().setRGB(...colour, THREE.SRGBColorSpace).toArray();
}
