// Shapes of boards and pieces: blocks of voxels become one closed surface with its edges, nails a shank and a hexagonal head.

import * as THREE from 'three';

const VOXEL = 0.01; // metres
const SIDES = [
  { axis: 0, sign: 1 }, { axis: 0, sign: -1 },
  { axis: 1, sign: 1 }, { axis: 1, sign: -1 },
  { axis: 2, sign: 1 }, { axis: 2, sign: -1 },
];

/** @param {number[][]} cuboids minX, minY, minZ, maxX, maxY, maxZ in voxels @param {number[]} origin of the frame, in voxels */
export function blockGeometry(cuboids, origin) {
  const filled = new Set();
  const key = (x, y, z) => (x * 128 + y) * 128 + z;
  for (const [x0, y0, z0, x1, y1, z1] of cuboids) {
    for (let x = x0; x < x1; x++) {
      for (let y = y0; y < y1; y++) {
        for (let z = z0; z < z1; z++) {
          filled.add(key(x, y, z));
        }
      }
    }
  }
  const positions = [];
  const normals = [];
  for (const packed of filled) {
    const voxel = [Math.floor(packed / 16384), Math.floor(packed / 128) % 128, packed % 128];
    for (const { axis, sign } of SIDES) {
      const next = [...voxel];
      next[axis] += sign;
      if (next[axis] < 0 || !filled.has(key(...next))) {
        addFace(positions, normals, voxel, axis, sign, origin);
      }
    }
  }
  return new THREE.BufferGeometry()
    .setAttribute('position', new THREE.Float32BufferAttribute(positions, 3))
    .setAttribute('normal', new THREE.Float32BufferAttribute(normals, 3));
}

function addFace(positions, normals, voxel, axis, sign, origin) {
  const u = (axis + 1) % 3;
  const v = (axis + 2) % 3;
  const corner = (du, dv) => {
    const p = [...voxel];
    p[axis] += sign > 0 ? 1 : 0;
    p[u] += du;
    p[v] += dv;
    return p.map((value, k) => (value - origin[k]) * VOXEL);
  };
  const [a, b, c, d] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
  const order = sign > 0 ? [a, b, c, a, c, d] : [a, c, b, a, d, c];
  const normal = [0, 0, 0];
  normal[axis] = sign;
  for (const point of order) {
    positions.push(...point);
    normals.push(...normal);
  }
}

function middle(cuboids) {
  const low = [0, 1, 2].map((k) => Math.min(...cuboids.map((c) => c[k])));
  const high = [3, 4, 5].map((k) => Math.max(...cuboids.map((c) => c[k])));
  return low.map((value, k) => (value + high[k]) / 2);
}

/** A nail's parts stand along z; two corners of the head lie on the x axis. */
function nailGeometries(cuboids) {
  const origin = middle(cuboids);
  return cuboids.map(([x0, y0, z0, x1, y1, z1], part) => {
    const radius = (Math.min(x1 - x0, y1 - y0) / 2) * VOXEL;
    const geometry = new THREE.CylinderGeometry(radius, radius, (z1 - z0) * VOXEL, part === 0 ? 28 : 6);
    geometry.rotateX(Math.PI / 2).rotateZ(part === 0 ? 0 : Math.PI / 2);
    return geometry.translate(
      ((x0 + x1) / 2 - origin[0]) * VOXEL,
      ((y0 + y1) / 2 - origin[1]) * VOXEL,
      ((z0 + z1) / 2 - origin[2]) * VOXEL,
    );
  });
}

/** Geometries of a piece in its own frame. */
export function pieceGeometries(piece) {
  return piece.kind === 'nail' ? nailGeometries(piece.cuboids) : [blockGeometry(piece.cuboids, middle(piece.cuboids))];
}

/** Geometries of a board in its own frame. */
export function boardGeometries(board) {
  return [blockGeometry(board.cuboids, [board.sizeX / 2, board.sizeY / 2, 0])];
}

/** Faces that take light and throw shadows, and darker edges. The group's `skin` and `lines` are its materials. */
export function solid(geometries, colour, look = {}) {
  const group = new THREE.Group();
  group.skin = new THREE.MeshStandardMaterial({ color: colour, roughness: 0.62, metalness: 0.02, polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1, ...look });
  const edge = new THREE.Color(colour).multiplyScalar(0.07);
  group.lines = new THREE.LineBasicMaterial({ color: edge, transparent: true, opacity: 0.8 });
  for (const geometry of geometries) {
    const mesh = new THREE.Mesh(geometry, group.skin);
    mesh.castShadow = mesh.receiveShadow = true;
    group.add(mesh, new THREE.LineSegments(new THREE.EdgesGeometry(geometry, 35), group.lines));
  }
  return group;
}

/** The outline of a piece where it belongs. */
export function ghost(geometries, colour) {
  const group = new THREE.Group();
  group.lines = new THREE.LineBasicMaterial({ color: colour, transparent: true, opacity: 0.5, depthTest: false });
  for (const geometry of geometries) {
    const lines = new THREE.LineSegments(new THREE.EdgesGeometry(geometry, 35), group.lines);
    lines.renderOrder = 2;
    group.add(lines);
  }
  return group;
}

export function dispose(group) {
  group.traverse((part) => {
    part.geometry?.dispose();
    part.material?.dispose();
  });
  group.removeFromParent();
}
