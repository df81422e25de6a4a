// The point cloud: the message's int16 block goes to the graphics card as it is, colours are made in the shader.

import * as THREE from 'three';
import { POINT_SHORTS } from './protocol.js';
import { COLOUR_MODES, RAMPS, rampBytes } from './palette.js';

const RAMP_STEPS = 256;
const PAINTED = 48; // boxes whose points are painted; nearest first

const VERTEX = `
precision highp float;
precision highp sampler2D;
in vec4 position;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform sampler2D ramps;
uniform float mode;
uniform float groundZ;
uniform float pixelSize;
uniform int painted;
uniform vec4 boxCentre[${PAINTED}];  // x, y, z, yaw
uniform vec3 boxHalf[${PAINTED}];
uniform vec3 boxColour[${PAINTED}];
out vec3 colour;
out float alpha;

void main() {
  vec3 p = position.xyz * 0.01;
  float range = length(p.xy);
  float height = p.z - groundZ;
  float t = mode < 0.5 ? clamp((height + 0.15) / 4.15, 0.0, 1.0)
      : mode < 1.5 ? sqrt(clamp(position.w / 32767.0, 0.0, 1.0))
      : clamp(range / 70.0, 0.0, 1.0);
  if (mode < 0.5) {
    t = pow(t, 0.7);
  }
  colour = texture(ramps, vec2(t * 0.996 + 0.002, (mode + 0.5) / 3.0)).rgb;
  float boost = 1.0;
  for (int i = 0; i < painted; i++) {
    vec3 d = p - boxCentre[i].xyz;
    float c = cos(boxCentre[i].w);
    float s = sin(boxCentre[i].w);
    vec3 local = abs(vec3(c * d.x + s * d.y, c * d.y - s * d.x, d.z));
    if (all(lessThanEqual(local, boxHalf[i]))) {
      colour = mix(boxColour[i], vec3(1.0), 0.18);
      boost = 1.35;
      break;
    }
  }
  vec4 view = modelViewMatrix * vec4(p, 1.0);
  gl_Position = projectionMatrix * view;
  gl_PointSize = clamp(boost * pixelSize * 36.0 / -view.z, pixelSize * 1.3, pixelSize * 4.0);
  alpha = mix(1.0, 0.55, clamp((range - 30.0) / 60.0, 0.0, 1.0));
}`;

const FRAGMENT = `
precision highp float;
in vec3 colour;
in float alpha;
out vec4 result;
void main() {
  vec2 d = gl_PointCoord - 0.5;
  if (dot(d, d) > 0.25) {
    discard;
  }
  result = vec4(colour * alpha, 1.0);
}`;

export class Points {
  constructor(scene) {
    const texture = new THREE.DataTexture(rampTexture(), RAMP_STEPS, COLOUR_MODES.length);
    texture.minFilter = texture.magFilter = THREE.LinearFilter;
    texture.needsUpdate = true;
    this.material = new THREE.RawShaderMaterial({
      glslVersion: THREE.GLSL3,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        ramps: { value: texture },
        mode: { value: 0 },
        groundZ: { value: -1.7 },
        pixelSize: { value: 1 },
        painted: { value: 0 },
        boxCentre: { value: Array.from({ length: PAINTED }, () => new THREE.Vector4()) },
        boxHalf: { value: Array.from({ length: PAINTED }, () => new THREE.Vector3(1, 1, 1)) },
        boxColour: { value: Array.from({ length: PAINTED }, () => new THREE.Color()) },
      },
    });
    this.capacity = 0;
    this.object = new THREE.Points(new THREE.BufferGeometry(), this.material);
    this.object.frustumCulled = false;
    scene.add(this.object);
  }

  /** @param {Int16Array} block x, y, z, intensity */
  show(block) {
    const count = block.length / POINT_SHORTS;
    if (count > this.capacity) {
      this.grow(count);
    }
    const attribute = this.object.geometry.attributes.position;
    attribute.array.set(block);
    attribute.clearUpdateRanges();
    attribute.addUpdateRange(0, block.length);
    attribute.needsUpdate = true;
    this.object.geometry.setDrawRange(0, count);
  }

  /** Paints the points inside boxes. @param {{box, colour}[]} boxes nearest first */
  paint(boxes) {
    const uniforms = this.material.uniforms;
    const n = Math.min(PAINTED, boxes.length);
    for (let i = 0; i < n; i++) {
      const { box, colour } = boxes[i];
      uniforms.boxCentre.value[i].set(box.x, box.y, box.z, box.yaw);
      uniforms.boxHalf.value[i].set(box.length / 2 + 0.1, box.width / 2 + 0.1, box.height / 2 + 0.05);
      uniforms.boxColour.value[i].setRGB(...colour);
    }
    uniforms.painted.value = n;
  }

  setMode(name) {
    this.material.uniforms.mode.value = COLOUR_MODES.indexOf(name);
  }

  setGround(z) {
    this.material.uniforms.groundZ.value = z;
  }

  setPixelSize(pixels) {
    this.material.uniforms.pixelSize.value = pixels;
  }

  grow(count) {
    this.capacity = Math.max(1 << 16, 1 << Math.ceil(Math.log2(count)));
    this.object.geometry.dispose();
    const attribute = new THREE.BufferAttribute(new Int16Array(POINT_SHORTS * this.capacity), POINT_SHORTS);
    attribute.setUsage(THREE.DynamicDrawUsage);
    this.object.geometry = new THREE.BufferGeometry().setAttribute('position', attribute);
  }
}

function rampTexture() {
  const bytes = new Uint8Array(RAMP_STEPS * 4 * COLOUR_MODES.length);
  COLOUR_MODES.forEach((mode, row) => bytes.set(rampBytes(RAMPS[mode], RAMP_STEPS), row * RAMP_STEPS * 4));
  return bytes;
}

/** Height of the ground under the sensor: the fullest 10 cm slice between 5 and 25 m away. Metres; NaN with too few points. */
export function groundHeight(block) {
  const slices = new Uint32Array(60); // -5 m .. +1 m
  let counted = 0;
  const step = POINT_SHORTS * Math.max(1, Math.floor(block.length / POINT_SHORTS / 20000));
  for (let i = 0; i < block.length; i += step) {
    const square = block[i] * block[i] + block[i + 1] * block[i + 1];
    const slice = Math.floor((block[i + 2] + 500) / 10);
    if (square > 250000 && square < 6250000 && slice >= 0 && slice < slices.length) {
      slices[slice]++;
      counted++;
    }
  }
  if (counted < 100) {
    return NaN;
  }
  return slices.indexOf(Math.max(...slices)) * 0.1 - 4.95;
}
