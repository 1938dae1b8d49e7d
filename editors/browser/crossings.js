// What linting does not look at and people see at once: lines through elements or labels, labels over something else.

const isLabel = shape => Boolean(shape.labelTarget);
const isScope = shape => (shape.children ?? []).some(child => !isLabel(child));
const touches = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** A shape's bounds without its outermost pixels: what only touches does not cross. */
const inner = ({ x, y, width, height }) => ({ left: x + 2, top: y + 2, right: x + width - 2, bottom: y + height - 2 });

const bounds = (a, b) => ({
  left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y)
});

/** Lines are horizontal or vertical. */
const runsThrough = (flow, shape) =>
  flow.waypoints.slice(1).some((point, i) => touches(bounds(flow.waypoints[i], point), inner(shape)));

const belongTogether = (flow, shape) =>
  [flow, flow.source, flow.target].includes(shape) || shape.labelTarget === flow ||
  [flow.source.host, flow.target.host].includes(shape);

export function crossings(elementRegistry) {
  const flows = elementRegistry.filter(element => element.waypoints);
  const shapes = elementRegistry.filter(element => element.parent && !element.waypoints && !isScope(element));
  const found = [];
  for (const flow of flows) {
    const crossed = shapes.filter(shape => !belongTogether(flow, shape) && runsThrough(flow, shape));
    found.push(...crossed.map(shape => `${flow.id} runs through ${shape.id}`));
  }
  for (const label of shapes.filter(isLabel)) {
    const covered = shapes.filter(shape => shape !== label && touches(inner(label), inner(shape)));
    found.push(...covered.map(shape => `${label.id} covers ${shape.id}`));
  }
  return found;
}
