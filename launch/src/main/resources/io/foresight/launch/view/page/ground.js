// Places over ground, which stand still while the sensor moves. A pose is [x, y, yaw] of the sensor, or null where it is not known.

const AT_REST = [0, 0, 0];

/** From the sensor's frame to the ground's. */
export function toGround(pose, { x, y, z }) {
  const [px, py, yaw] = pose ?? AT_REST;
  return { x: px + Math.cos(yaw) * x - Math.sin(yaw) * y, y: py + Math.sin(yaw) * x + Math.cos(yaw) * y, z };
}

/** From the ground's frame to the sensor's. */
export function fromGround(pose, { x, y, z }) {
  const [px, py, yaw] = pose ?? AT_REST;
  const dx = x - px;
  const dy = y - py;
  return { x: Math.cos(yaw) * dx + Math.sin(yaw) * dy, y: Math.cos(yaw) * dy - Math.sin(yaw) * dx, z };
}
