// Decoder of the stream's messages, version 1: docs/formats/viewer-protocol.md.

const VERSION = 1;
const PREFIX_BYTES = 8;
export const BOX_FLOATS = 12;
export const POINT_SHORTS = 4;
export const POSE_FLOATS = 7;
export const KIND = { hello: 1, frame: 2, end: 3, episode: 4, step: 5 };

/** @param {ArrayBuffer} buffer one message @returns {{kind: number, header: object, frame?: object}} */
export function decode(buffer) {
  if (buffer.byteLength < PREFIX_BYTES) {
    throw new Error(`message of ${buffer.byteLength} bytes is shorter than its prefix`);
  }
  const view = new DataView(buffer);
  if (view.getUint8(0) !== VERSION) {
    throw new Error(`the server speaks version ${view.getUint8(0)} of the protocol, this page ${VERSION}: reload the page`);
  }
  const kind = view.getUint8(1);
  const headerBytes = view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, PREFIX_BYTES, headerBytes)));
  const body = PREFIX_BYTES + headerBytes;
  if (kind === KIND.frame) {
    return { kind, header, frame: frame(buffer, header, body) };
  }
  return kind === KIND.episode || kind === KIND.step ? { kind, header, clip: clip(buffer, header, body) } : { kind, header };
}

/** Poses of board, gripper and pieces over time (x, y, z, qx, qy, qz, qw), the gripper's opening, then pictures of 8-bit RGB. */
function clip(buffer, header, start) {
  const floats = POSE_FLOATS * header.bodies * header.frames;
  const openings = start + 4 * floats;
  let at = openings + 4 * header.frames;
  const pictures = header.pictures.map(([width, height]) => {
    const picture = { width, height, rgb: new Uint8Array(buffer, at, 3 * width * height) };
    at += 3 * width * height;
    return picture;
  });
  return {
    bodies: header.bodies,
    poses: new Float32Array(buffer, start, floats),
    openings: new Float32Array(buffer, openings, header.frames),
    pictures,
  };
}

function frame(buffer, header, start) {
  const boxFloats = BOX_FLOATS * (header.detections + header.truth);
  const boxes = new Float32Array(buffer, start, boxFloats);
  const points = new Int16Array(buffer, start + 4 * boxFloats, POINT_SHORTS * header.points);
  return {
    header,
    bytes: buffer.byteLength,
    points, // x, y, z in centimetres, intensity of 32767
    detections: boxes.subarray(0, BOX_FLOATS * header.detections),
    truth: boxes.subarray(BOX_FLOATS * header.detections),
  };
}

/** The i-th box of a block of boxes. */
export function boxAt(block, i) {
  const [x, y, z, length, width, height, yaw, classIndex, score, vx, vy, points] =
    block.subarray(BOX_FLOATS * i, BOX_FLOATS * (i + 1));
  return { x, y, z, length, width, height, yaw, classIndex, score, vx, vy, points };
}
