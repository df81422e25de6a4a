// The assembly scene in 3D: table, board, pieces, gripper. It knows poses, not what they mean.

import * as THREE from 'three';
import { OrbitControls } from 'three/controls/OrbitControls.js';
import { BACKGROUND } from './palette.js';
import { boardGeometries, dispose, ghost, pieceGeometries, solid } from './pieces.js';
import { POSE_FLOATS } from './protocol.js';

const EYE = [0.98, 0.3, 0.86];
const TARGET = [-0.05, -0.09, 0.12];
const NEEDED_WIDTH = 1.02; // metres across the target that should be seen
const NEEDED_HEIGHT = 0.98;
const FIELD = 30; // degrees

export class Bench {
  constructor(canvas) {
    this.renderer = new THREE.WebGLRenderer({ canvas, antialias: true });
    this.renderer.setClearColor(BACKGROUND);
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = THREE.PCFSoftShadowMap;
    this.scene = new THREE.Scene();
    this.scene.fog = new THREE.Fog(BACKGROUND, 1.9, 3.4);
    this.camera = new THREE.PerspectiveCamera(FIELD, 1, 0.05, 8);
    this.camera.up.set(0, 0, 1);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.minDistance = 0.3;
    this.controls.maxDistance = 3;
    this.controls.maxPolarAngle = Math.PI / 2 - 0.03;
    this.moved = false; // by the user
    this.controls.addEventListener('start', () => {
      this.moved = true;
    });
    this.controls.addEventListener('change', () => this.invalidate());
    this.pieces = [];
    this.ghosts = [];
    this.board = null;
    this.dirty = true;
    this.rendered = 0;
    this.margins = { left: 0, right: 0, top: 0, bottom: 0 };
    this.from = new THREE.Quaternion();
    this.to = new THREE.Quaternion();
    this.addLight();
    this.addTable();
    this.addGripper();
  }

  addLight() {
    this.scene.add(new THREE.HemisphereLight('#cfdcff', '#20252f', 1.25));
    const sun = new THREE.DirectionalLight('#fff0dd', 2.1);
    sun.position.set(0.55, -0.65, 1.5);
    sun.target.position.set(-0.05, -0.1, 0);
    sun.castShadow = true;
    sun.shadow.mapSize.set(1024, 1024);
    Object.assign(sun.shadow.camera, { left: -0.75, right: 0.75, top: 0.75, bottom: -0.75, near: 0.3, far: 3 });
    sun.shadow.radius = 5;
    sun.shadow.bias = -0.0004;
    sun.shadow.normalBias = 0.004;
    const rim = new THREE.DirectionalLight('#7fa6ff', 0.7);
    rim.position.set(-1, 0.6, 0.7);
    this.scene.add(sun, sun.target, rim);
  }

  addTable() {
    const [halfX, halfY, round] = [0.62, 0.72, 0.05];
    const shape = new THREE.Shape()
      .moveTo(-halfX + round, -halfY)
      .lineTo(halfX - round, -halfY)
      .absarc(halfX - round, -halfY + round, round, -Math.PI / 2, 0)
      .lineTo(halfX, halfY - round)
      .absarc(halfX - round, halfY - round, round, 0, Math.PI / 2)
      .lineTo(-halfX + round, halfY)
      .absarc(-halfX + round, halfY - round, round, Math.PI / 2, Math.PI)
      .lineTo(-halfX, -halfY + round)
      .absarc(-halfX + round, -halfY + round, round, Math.PI, 1.5 * Math.PI);
    const slab = new THREE.ExtrudeGeometry(shape, { depth: 0.03, bevelEnabled: false }).translate(-0.05, -0.05, -0.03);
    const table = new THREE.Mesh(slab, new THREE.MeshStandardMaterial({ color: '#253041', roughness: 0.85 }));
    table.receiveShadow = true;
    this.scene.add(table);
    const rim = new THREE.LineSegments(
      new THREE.EdgesGeometry(slab, 40),
      new THREE.LineBasicMaterial({ color: '#8fb8ff', transparent: true, opacity: 0.22 }),
    );
    this.scene.add(rim, this.grid());
  }

  /** Every 10 cm, hardly there. */
  grid() {
    const points = [];
    for (let k = -6; k <= 5; k++) {
      points.push(k / 10, -0.7, 0, k / 10, 0.6, 0);
    }
    for (let k = -7; k <= 6; k++) {
      points.push(-0.6, k / 10, 0, 0.5, k / 10, 0);
    }
    const lines = new THREE.LineSegments(
      new THREE.BufferGeometry().setAttribute('position', new THREE.Float32BufferAttribute(points, 3)),
      new THREE.LineBasicMaterial({ color: '#b9cdf2', transparent: true, opacity: 0.07, depthWrite: false }),
    );
    lines.position.z = 0.0006;
    return lines;
  }

  /** Its frame: origin between the finger tips, z from the tips to the palm, y the direction in which the fingers close. */
  addGripper() {
    const steel = { roughness: 0.4, metalness: 0.1 };
    const box = (x, y, z, colour) => solid([new THREE.BoxGeometry(x, y, z)], colour, steel);
    this.gripper = new THREE.Group();
    this.fingers = [box(0.018, 0.01, 0.055, '#d9e1ec'), box(0.018, 0.01, 0.055, '#d9e1ec')];
    const palm = box(0.05, 0.13, 0.04, '#aab6c8');
    palm.position.z = 0.072;
    const wrist = solid([new THREE.CylinderGeometry(0.03, 0.035, 0.05, 32).rotateX(Math.PI / 2)], '#ffb547', steel);
    wrist.position.z = 0.115;
    const arm = new THREE.Mesh(
      new THREE.CylinderGeometry(0.02, 0.026, 0.5, 32, 1, true).rotateX(Math.PI / 2).translate(0, 0, 0.39),
      new THREE.MeshStandardMaterial({ color: '#c9d3e2', ...steel, transparent: true, alphaMap: fadeUp(), depthWrite: false }),
    );
    this.gripper.add(...this.fingers, palm, wrist, arm);
    this.gripper.visible = false;
    this.scene.add(this.gripper);
  }

  /** Another board: replaces everything that belongs to the last one. */
  show(episode) {
    [...this.pieces, ...this.ghosts, ...(this.board ? [this.board] : [])].forEach(dispose);
    this.board = solid(boardGeometries(episode.board), episode.board.rgb);
    this.pieces = episode.pieces.map((piece) => solid(pieceGeometries(piece), piece.rgb));
    this.ghosts = episode.pieces.map((piece) => {
      const outline = ghost(pieceGeometries(piece), piece.rgb);
      place(outline, piece.seat, 0);
      outline.visible = false;
      this.board.add(outline);
      return outline;
    });
    this.scene.add(this.board, ...this.pieces);
    this.invalidate();
  }

  /** Draws attention: the piece in question glows, its place shows as an outline. -1 for none. */
  mark(piece, showPlace) {
    this.pieces.forEach((body, i) => {
      body.skin.emissive.set(i === piece ? body.skin.color : 0x000000);
      body.skin.emissiveIntensity = i === piece ? 0.28 : 0;
    });
    this.ghosts.forEach((outline, i) => {
      outline.visible = showPlace && i === piece;
    });
    this.invalidate();
  }

  /** Between two frames of a clip. @param {{poses: Float32Array, openings: Float32Array, bodies: number}} clip */
  pose(clip, at) {
    const last = clip.openings.length - 1;
    const low = Math.max(0, Math.min(last, Math.floor(at)));
    const high = Math.min(last, low + 1);
    const t = Math.max(0, Math.min(1, at - low));
    const frame = POSE_FLOATS * clip.bodies;
    [this.board, this.gripper, ...this.pieces].forEach((body, k) => {
      place(body, clip.poses, frame * low + POSE_FLOATS * k);
      if (t > 0) {
        this.between(body, clip.poses, frame * high + POSE_FLOATS * k, t);
      }
    });
    this.gripper.visible = true;
    const half = ((1 - t) * clip.openings[low] + t * clip.openings[high]) / 2;
    this.fingers.forEach((finger, side) => finger.position.set(0, (side ? 1 : -1) * (half + 0.005), 0.0265));
    this.invalidate();
  }

  between(body, poses, at, t) {
    const [x, y, z, qx, qy, qz, qw] = poses.subarray(at, at + POSE_FLOATS);
    body.position.lerp(new THREE.Vector3(x, y, z), t);
    body.quaternion.slerp(this.to.set(qx, qy, qz, qw), t);
  }

  /** @param {{left, right, top, bottom}} margins pixels that panels cover */
  resize(width, height, margins) {
    this.renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.size = { width, height };
    this.margins = margins;
    if (!this.moved) {
      this.reset();
    }
    const dx = (margins.right - margins.left) / 2;
    const dy = (margins.bottom - margins.top) / 2;
    this.camera.setViewOffset(width, height, dx, dy, width, height);
    this.invalidate();
  }

  /** Where the camera is and what it looks at. */
  get viewpoint() {
    return { eye: this.camera.position.toArray(), at: this.controls.target.toArray() };
  }

  /** Takes a camera's place from a link. */
  stand(eye, at) {
    this.moved = true;
    this.camera.position.set(...eye);
    this.controls.target.set(...at);
    this.controls.update();
    this.invalidate();
  }

  /** The camera to where the whole table is seen between the panels. */
  reset() {
    this.moved = false;
    const { width, height } = this.size;
    const free = {
      width: Math.max(120, width - this.margins.left - this.margins.right),
      height: Math.max(120, height - this.margins.top - this.margins.bottom),
    };
    const perPixel = (2 * Math.tan((FIELD * Math.PI) / 360)) / height; // metres at a distance of 1 m
    const distance = Math.max(NEEDED_WIDTH / (free.width * perPixel), NEEDED_HEIGHT / (free.height * perPixel));
    const target = new THREE.Vector3(...TARGET);
    const away = new THREE.Vector3(...EYE).sub(target).normalize();
    this.camera.position.copy(target).addScaledVector(away, distance);
    this.camera.far = distance + 3;
    this.scene.fog.near = distance + 0.6;
    this.scene.fog.far = distance + 2;
    this.controls.maxDistance = Math.max(3, distance + 1);
    this.controls.target.copy(target);
    this.camera.updateProjectionMatrix();
    this.controls.update();
    this.invalidate();
  }

  invalidate() {
    this.dirty = true;
  }

  draw() {
    if (this.dirty) {
      this.dirty = false;
      this.renderer.render(this.scene, this.camera);
      this.rendered++;
    }
  }
}

function place(body, poses, at) {
  const [x, y, z, qx, qy, qz, qw] = poses.slice(at, at + POSE_FLOATS);
  body.position.set(x, y, z);
  body.quaternion.set(qx, qy, qz, qw);
}

/** The arm goes up into the dark. */
function fadeUp() {
  const bytes = new Uint8Array(4 * 64);
  for (let i = 0; i < 64; i++) {
    bytes.fill(Math.round(255 * (1 - i / 63) ** 1.4 * 0.8), 4 * i, 4 * i + 4);
  }
  const texture = new THREE.DataTexture(bytes, 1, 64);
  texture.magFilter = THREE.LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
