// Which piece lies under which, as a drawing: what must be inserted first stands at the bottom. Beams are bars, nails hexagons.

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 232;
const ROW = 46;
const HALF = { width: 15, height: 10 };

function element(name, attributes, parent) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  parent?.append(made);
  return made;
}

/** @param {SVGElement} svg @param {object[]} pieces @param {number[][]} edges [before, after] */
export function drawGraph(svg, pieces, edges) {
  const level = pieces.map(() => 0);
  for (const [before, after] of edges) { // after is larger than before, and edges come in order of after
    level[after] = Math.max(level[after], level[before] + 1);
  }
  const levels = Math.max(...level) + 1;
  const height = levels * ROW + 6;
  svg.replaceChildren();
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${height}`);
  const defs = element('defs', {}, svg);
  const arrow = element('marker', { id: 'tip', viewBox: '0 0 8 8', refX: 6.5, refY: 4, markerWidth: 6, markerHeight: 6, orient: 'auto' }, defs);
  element('path', { d: 'M0 0.8 L7 4 L0 7.2 z', class: 'tip' }, arrow);
  const places = positions(level, levels, edges, height);
  edges.forEach(([before, after]) => {
    const a = places[before];
    const b = places[after];
    const from = a.y - HALF.height - 2;
    const to = b.y + HALF.height + 3;
    const bend = Math.min(26, (from - to) / 2 + 8);
    element('path', { d: `M${a.x} ${from} C${a.x} ${from - bend} ${b.x} ${to + bend} ${b.x} ${to}`, class: 'edge', 'data-from': before, 'marker-end': 'url(#tip)' }, svg);
  });
  pieces.forEach((piece, i) => addNode(svg, piece, i, places[i]));
}

/** In rows by level; each row in the order of what lies under it, so that few lines cross. */
function positions(level, levels, edges, height) {
  const places = [];
  for (let row = 0; row < levels; row++) {
    const members = level.map((value, i) => ({ value, i })).filter(({ value }) => value === row).map(({ i }) => i);
    const wish = (i) => {
      const below = edges.filter(([before, after]) => after === i && places[before]).map(([before]) => places[before].x);
      return below.length > 0 ? below.reduce((a, b) => a + b, 0) / below.length : WIDTH / 2;
    };
    const wishes = new Map(members.map((i) => [i, wish(i)]));
    members.sort((a, b) => wishes.get(a) - wishes.get(b) || a - b);
    const step = WIDTH / members.length;
    members.forEach((i, k) => {
      places[i] = { x: step * (k + 0.5), y: height - 3 - ROW * (row + 0.5) };
    });
  }
  return places;
}

function addNode(svg, piece, i, { x, y }) {
  const node = element('g', { class: 'node', 'data-piece': i, transform: `translate(${x} ${y})` }, svg);
  const { width, height } = HALF;
  element('rect', { x: -width - 4, y: -height - 4, width: 2 * width + 8, height: 2 * height + 8, rx: 9, class: 'halo' }, node);
  const shape = piece.kind === 'nail'
    ? element('path', { d: `M${-width + 1} 0 L${-width / 2} ${-height} L${width / 2} ${-height} L${width - 1} 0 L${width / 2} ${height} L${-width / 2} ${height} z` }, node)
    : element('rect', { x: -width, y: -height, width: 2 * width, height: 2 * height, rx: 5 }, node);
  shape.classList.add('body');
  shape.style.setProperty('--piece', piece.rgb);
  element('path', { d: 'M-6 3 L6 -3', class: 'lying' }, node);
  element('title', {}, node).textContent = piece.colour;
}

/** @param {{seated, loose, lost, lying, held}} state sets as bit masks @param {number} active the piece being handled, or -1 */
export function markGraph(svg, state, active) {
  const has = (set, i) => ((set >> i) & 1) === 1;
  svg.querySelectorAll('.node').forEach((node) => {
    const i = Number(node.dataset.piece);
    const place = i === state.held ? 'held' : has(state.seated, i) ? 'seated' : has(state.loose, i) ? 'loose' : has(state.lost, i) ? 'lost' : 'table';
    node.dataset.place = place;
    node.dataset.lying = String(has(state.lying, i));
    node.dataset.active = String(i === active);
    const title = node.querySelector('title');
    title.textContent = `${title.textContent.split(':')[0]}: ${place}${has(state.lying, i) ? ', lying' : ''}`;
  });
  svg.querySelectorAll('.edge').forEach((edge) => {
    edge.dataset.met = String(has(state.seated, Number(edge.dataset.from)));
  });
}
