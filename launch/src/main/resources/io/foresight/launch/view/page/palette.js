// Colours. Points are cool and quiet, boxes warm and clear, so that what was found stands out from what was seen.

const classColours = new Map();

/** Takes the colours of the classes, which the server knows. */
export function setClassColours(names, colours) {
  names.forEach((name, i) => classColours.set(name, colours[i]));
}

export const TRUTH_COLOUR = '#ffffff';
export const BACKGROUND = '#0a0d12';

/** Ramps from low to high, sRGB. */
export const RAMPS = {
  height: ['#2c3a55', '#36527a', '#3a759c', '#4aa0ae', '#7cc7b4', '#c3e6c4', '#f1f7e3'],
  intensity: ['#27304a', '#3a4a75', '#5d71a8', '#93a6cf', '#cbd6ea', '#ffffff'],
  range: ['#e8f3ff', '#9fd0ff', '#5d9fe6', '#4570b5', '#36498a', '#2c3166'],
};

/** What the ends of each ramp stand for. */
export const RAMP_ENDS = {
  height: ['ground', '+4 m'],
  intensity: ['0', '1'],
  range: ['0 m', '70 m'],
};

export const COLOUR_MODES = Object.keys(RAMPS);

export function classColour(name) {
  return classColours.get(name);
}

/** '#rrggbb' to [r, g, b] in 0..1, still sRGB. */
export function rgb(hex) {
  const value = parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** `steps` RGBA bytes along a ramp. */
export function rampBytes(stops, steps) {
  const bytes = new Uint8Array(steps * 4);
  const colours = stops.map(rgb);
  for (let i = 0; i < steps; i++) {
    const at = (i / (steps - 1)) * (colours.length - 1);
    const low = Math.min(Math.floor(at), colours.length - 2);
    for (let c = 0; c < 3; c++) {
      bytes[4 * i + c] = 255 * (colours[low][c] + (at - low) * (colours[low + 1][c] - colours[low][c]));
    }
    bytes[4 * i + 3] = 255;
  }
  return bytes;
}
