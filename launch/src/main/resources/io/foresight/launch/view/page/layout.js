// Which part of the window panels cover, so that what matters is drawn beside them.

const PANELS = {
  drive: ['head', 'pick', 'side', 'timeline', 'scenes', 'a-card', 'menu'],
  assembly: ['a-head', 'a-mind', 'a-side', 'a-timeline', 'scenes'],
};
const SMALL = 60; // pixels: a button in a corner covers no side

/** Rectangles of a scene's panels that are seen now. */
export function panelsOf(scene) {
  return PANELS[scene].map((id) => document.getElementById(id).getBoundingClientRect()).filter((area) => area.width > 0);
}

/** Pixels that they cover at each side of the window. */
export function covered(areas) {
  const [width, height] = [window.innerWidth, window.innerHeight];
  const margins = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const area of areas.filter((some) => some.width > SMALL)) {
    const middle = (area.left + area.right) / 2;
    const isColumn = area.width < 0.45 * width;
    if (isColumn && middle < width / 3) {
      margins.left = Math.max(margins.left, area.right);
    } else if (isColumn && middle > (2 * width) / 3) {
      margins.right = Math.max(margins.right, width - area.left);
    } else if (area.top + area.bottom < height) {
      margins.top = Math.max(margins.top, area.bottom);
    } else {
      margins.bottom = Math.max(margins.bottom, height - area.top);
    }
  }
  return margins;
}
