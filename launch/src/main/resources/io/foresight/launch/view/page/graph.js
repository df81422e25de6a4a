// Which piece lies under which, as a drawing: what must be inserted first stands at the bottom. Beams are bars, nails hexagons.

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 232;
const ROW = 46;
const HALF = { width: 15, height: 10 };
const layouts = new WeakMap(); // of each drawing: where its nodes are, and which edges there truly are

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
  ['tip', 'tip-so', 'tip-not'].forEach((tip) => {
    const arrow = element('marker', { id: tip, viewBox: '0 0 8 8', refX: 6.5, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: 'userSpaceOnUse', orient: 'auto' }, defs);
    element('path', { d: 'M0 0.8 L7 4 L0 7.2 z', class: tip }, arrow);
  });
  const places = positions(level, levels, edges, height);
  edges.forEach(([before, after]) => {
    element('path', { d: route(places[before], places[after]), class: 'edge', 'data-from': before, 'marker-end': 'url(#tip)' }, svg);
  });
  layouts.set(svg, { places, pieces, edges, beliefs: element('g', {}, svg) });
  pieces.forEach((piece, i) => addNode(svg, piece, i, places[i]));
}

/** From the upper side of what lies below to the lower side of what lies above; over an arc where both stand in one row. */
function route(a, b) {
  const from = a.y - HALF.height - 2;
  if (b.y < a.y) {
    const to = b.y + HALF.height + 3;
    const bend = Math.min(26, (from - to) / 2 + 8);
    return `M${a.x} ${from} C${a.x} ${from - bend} ${b.x} ${to + bend} ${b.x} ${to}`;
  }
  if (b.y === a.y) {
    return `M${a.x} ${from} C${a.x} ${from - 20} ${b.x} ${from - 21} ${b.x} ${from - 1}`;
  }
  const start = a.y + HALF.height + 2;
  const end = b.y - HALF.height - 3;
  return `M${a.x} ${start} C${a.x} ${start + 14} ${b.x} ${end - 14} ${b.x} ${end}`;
}

/** What is believed to lie over what: the surer, the clearer. @param {number[][]} order [lower, upper, probability] */
export function believeGraph(svg, order) {
  const { places, pieces, edges, beliefs } = layouts.get(svg);
  const known = new Map([...beliefs.children].map((path) => [path.dataset.pair, path]));
  order.forEach(([lower, upper, probability]) => {
    const pair = `${lower}-${upper}`;
    const so = edges.some(([before, after]) => before === lower && after === upper);
    const path = known.get(pair) ?? element('path', { d: route(places[lower], places[upper]), class: 'belief', 'data-pair': pair, 'data-so': so, 'marker-end': `url(#${so ? 'tip-so' : 'tip-not'})` }, beliefs);
    known.delete(pair);
    path.style.opacity = probability;
    const title = path.querySelector('title') ?? element('title', {}, path);
    title.textContent = `${pieces[upper].colour} over ${pieces[lower].colour}: ${Math.round(100 * probability)} %`;
  });
  known.forEach((path) => {
    path.style.opacity = 0;
  });
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
