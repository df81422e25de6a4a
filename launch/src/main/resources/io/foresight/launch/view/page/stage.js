// The scene without its contents: renderer, cameras, ground with range rings, the ego vehicle. Draws only when something changed.

import * as THREE from 'three';
import { OrbitControls } from 'three/controls/OrbitControls.js';
import { BACKGROUND } from './palette.js';

const GROUND_HALF = 120;
const MOVE_MS = 450;
const CLICK_PIXELS = 6; // farther, and it was a drag
const CLOSE_METRES = 16;

const VIEWS = {
  orbit: { eye: [-21, -14, 16.5], target: [9.5, 1, 0], turn: true },
  top: { eye: [8, 0, 78], target: [8.01, 0, 0], turn: false },
  chase: { eye: [-11, 0, 4.6], target: [12, 0, 0], turn: true },
};

const GROUND_VERTEX = `
varying vec2 place;
void main() {
  place = position.xy;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

// Lines every 10 m that stand still over ground, rings every 10 m around the sensor; all fade into the distance.
const GROUND_FRAGMENT = `
uniform vec3 ego;
varying vec2 place;
float line(float x, float width) {
  float w = fwidth(x);
  return 1.0 - smoothstep(width * w, (width + 1.0) * w, abs(fract(x - 0.5) - 0.5));
}
void main() {
  float r = length(place);
  float c = cos(ego.z);
  float s = sin(ego.z);
  vec2 ground = vec2(c * place.x - s * place.y, s * place.x + c * place.y) + ego.xy;
  float grid = max(line(ground.x / 10.0, 0.3), line(ground.y / 10.0, 0.3)) * 0.10;
  float ring = r > 5.0 ? line(r / 10.0, 0.5) * 0.22 : 0.0;
  float fade = 1.0 - smoothstep(40.0, ${GROUND_HALF.toFixed(1)}, r);
  float alpha = max(grid, ring) * fade;
  if (alpha < 0.004) {
    discard;
  }
  gl_FragColor = vec4(0.62, 0.74, 0.92, alpha);
}`;

export class Stage {
  constructor(canvas) {
    this.canvas = canvas;
    this.renderer = new THREE.WebGLRenderer({ canvas, antialias: true, powerPreference: 'high-performance' });
    this.renderer.setClearColor(BACKGROUND);
    this.scene = new THREE.Scene();
    this.camera = new THREE.PerspectiveCamera(50, 1, 0.3, 400);
    this.camera.up.set(0, 0, 1);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.maxDistance = 180;
    this.controls.minDistance = 2;
    this.controls.maxPolarAngle = Math.PI / 2 - 0.02;
    this.controls.zoomSpeed = 0.9;
    this.controls.addEventListener('change', () => this.invalidate());
    this.moved = false; // by the user
    this.controls.addEventListener('start', () => {
      this.move = null;
      this.moved = true;
    });
    this.reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');
    this.groundZ = -1.7;
    this.view = 'orbit';
    this.move = null;
    this.width = this.height = 1;
    this.dirty = true;
    this.rendered = 0;
    this.margins = { left: 0, right: 0, top: 0, bottom: 0 };
    this.addGround();
    this.addEgo();
    this.jumpTo('orbit');
  }

  /** @param {(pointer: {x, y}) => void} action for a click or a tap, in pixels; a drag turns the camera instead */
  onClick(action) {
    let down = null;
    this.canvas.addEventListener('pointerdown', (event) => {
      down = event.isPrimary && event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
    });
    this.canvas.addEventListener('pointerup', (event) => {
      if (down && Math.hypot(event.clientX - down.x, event.clientY - down.y) < CLICK_PIXELS) {
        action({ x: event.clientX, y: event.clientY });
      }
      down = null;
    });
  }

  /** The line of sight through a pixel. */
  ray({ x, y }) {
    const size = this.canvas.getBoundingClientRect();
    const origin = this.camera.position.clone();
    const seen = new THREE.Vector3((2 * x) / size.width - 1, 1 - (2 * y) / size.height, 0.5).unproject(this.camera);
    return { origin, direction: seen.sub(origin).normalize() };
  }

  /** Goes with something that moved. */
  follow(before, now) {
    const step = new THREE.Vector3(now.x - before.x, now.y - before.y, 0);
    this.camera.position.add(step);
    this.controls.target.add(step);
    if (this.move) {
      this.move.eye.add(step);
      this.move.target.add(step);
    }
    this.controls.update();
  }

  /** Looks at a box from near, from the side from which it is seen now. */
  closeUp(box) {
    const target = new THREE.Vector3(box.x, box.y, box.z);
    const away = this.camera.position.clone().sub(this.controls.target);
    this.moveTo(away.setLength(Math.min(away.length(), CLOSE_METRES)).add(target), target);
  }

  /** Where the camera is and what it looks at. */
  get viewpoint() {
    return { eye: this.camera.position.toArray(), at: this.controls.target.toArray() };
  }

  /** Takes a camera's place from a link. */
  stand(eye, at) {
    this.camera.position.set(...eye);
    this.controls.target.set(...at);
    this.move = null;
    this.moved = true;
    this.controls.update();
    this.invalidate();
  }

  addGround() {
    this.ground = new THREE.Mesh(
      new THREE.PlaneGeometry(2 * GROUND_HALF, 2 * GROUND_HALF),
      new THREE.ShaderMaterial({
        vertexShader: GROUND_VERTEX,
        fragmentShader: GROUND_FRAGMENT,
        uniforms: { ego: { value: new THREE.Vector3() } },
        transparent: true,
        depthWrite: false,
        side: THREE.DoubleSide,
      }),
    );
    this.ground.renderOrder = -1;
    this.scene.add(this.ground);
  }

  /** A plain car around the sensor, so that one sees which way is forward. */
  addEgo() {
    this.ego = new THREE.Group();
    const profile = new THREE.Shape([
      [-2.2, 0.3], [-2.2, 0.95], [-1.75, 1.02], [-1.15, 1.45], [0.35, 1.45], [1.1, 0.98], [2.05, 0.82], [2.2, 0.6], [2.2, 0.3],
    ].map(([x, z]) => new THREE.Vector2(x, z)));
    const body = new THREE.ExtrudeGeometry(profile, { depth: 1.74, bevelEnabled: false });
    body.rotateX(Math.PI / 2).translate(0, 0.87, 0);
    this.ego.add(new THREE.Mesh(body, new THREE.MeshBasicMaterial({ color: '#16202e' })));
    this.ego.add(new THREE.LineSegments(new THREE.EdgesGeometry(body, 12), new THREE.LineBasicMaterial({ color: '#7fa6dd' })));
    this.scene.add(this.ego);
  }

  setGround(z) {
    const other = Math.abs(z - this.groundZ) > 0.3;
    this.groundZ = z;
    this.ground.position.z = z;
    this.ego.position.z = z;
    if (other && !this.moved && this.move === null) {
      this.jumpTo(this.view);
    }
  }

  /** @param {number[]|null} pose x, y, yaw over ground */
  setEgo(pose) {
    this.ground.material.uniforms.ego.value.set(...(pose ?? [0, 0, 0]));
  }

  goTo(name) {
    this.view = name;
    const { eye, target } = this.placed(name);
    this.controls.enableRotate = VIEWS[name].turn;
    this.moveTo(eye, target);
    this.moved = false;
  }

  moveTo(eye, target) {
    const length = this.reducedMotion.matches ? 1 : MOVE_MS;
    this.move = {
      start: performance.now(),
      length,
      eyeFrom: this.camera.position.clone(),
      targetFrom: this.controls.target.clone(),
      eye,
      target,
    };
    this.moved = true;
    this.invalidate();
  }

  jumpTo(name) {
    this.view = name;
    const { eye, target } = this.placed(name);
    this.camera.position.copy(eye);
    this.controls.target.copy(target);
    this.controls.enableRotate = VIEWS[name].turn;
    this.move = null;
    this.moved = false;
    this.controls.update();
    this.invalidate();
  }

  /** Where a view's camera stands; farther away where panels or a tall window leave less to see. */
  placed(name) {
    const { eye, target } = VIEWS[name];
    const lift = new THREE.Vector3(0, 0, this.groundZ);
    const to = new THREE.Vector3(...target).add(lift);
    const from = new THREE.Vector3(...eye).add(lift);
    const { left, right, top, bottom } = this.margins;
    const free = Math.max(0.3, 1 - (top + bottom) / this.height); // share of the height
    const aspect = Math.max(0.3, (this.width - left - right) / (free * this.height));
    from.y *= Math.min(1, aspect); // a tall window looks along the road
    const stretch = name === 'chase' ? 1 : Math.min(2, Math.min(1.7, Math.max(1, 1.25 / aspect)) / free);
    return { eye: from.sub(to).multiplyScalar(stretch).add(to), target: to };
  }

  /** @param {{left, right, top, bottom}} margins pixels that panels cover: the middle of the view is the middle of the rest */
  resize(width, height, margins) {
    const ratio = Math.min(window.devicePixelRatio, 2);
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.width = width;
    this.height = height;
    this.margins = margins;
    this.camera.aspect = width / height;
    this.camera.setViewOffset(width, height, (margins.right - margins.left) / 2, (margins.bottom - margins.top) / 2, width, height);
    if (!this.moved && this.move === null) {
      this.jumpTo(this.view);
    }
    this.invalidate();
  }

  invalidate() {
    this.dirty = true;
  }

  /** Draws if needed. @returns {boolean} was it drawn? */
  draw(now) {
    if (this.move) {
      this.advance(now);
    }
    if (!this.dirty) {
      return false;
    }
    this.dirty = false;
    this.renderer.render(this.scene, this.camera);
    this.rendered++;
    return true;
  }

  advance(now) {
    const move = this.move;
    const t = Math.min(1, (now - move.start) / move.length);
    const eased = t * t * (3 - 2 * t);
    this.camera.position.lerpVectors(move.eyeFrom, move.eye, eased);
    this.controls.target.lerpVectors(move.targetFrom, move.target, eased);
    this.controls.update();
    this.dirty = true;
    if (t === 1) {
      this.move = null;
    }
  }
}

/** Can this browser draw in 3D at all? */
export function webglWorks() {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
