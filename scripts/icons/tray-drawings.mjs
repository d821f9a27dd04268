/** The states of the tray icon: a mark for each but the first. */
export const trayStates = ['signed-in', 'attention', 'signed-out', 'unreachable', 'locked'];

/**
 * The key on the grid of each size, in that size's own pixels, so that edges fall between pixels.
 * tile: inset and radius · bow: centre and radius of the stroke's middle · bit: where the shaft ends ·
 * teeth: where each leaves the shaft, and how far it goes up and to the left · mark: left, top and size of
 * its box · gap: between mark and key.
 */
const grids = {
  16: {
    tile: [0, 3],
    stroke: 2,
    bow: [4, 11, 2],
    bit: [12.5, 2.5],
    teeth: [
      [8.5, 6.5, 2],
      [11.5, 3.5, 2],
    ],
    mark: [8, 8, 7],
    gap: 1,
  },
  20: {
    tile: [0, 4],
    stroke: 2.5,
    bow: [5, 14, 2.75],
    bit: [15.5, 3.5],
    teeth: [
      [11, 8, 2.6],
      [14.5, 4.5, 2.6],
    ],
    mark: [10, 10, 9],
    gap: 1,
  },
  22: {
    tile: [1, 4],
    stroke: 2.5,
    bow: [6, 15, 2.75],
    bit: [16.5, 4.5],
    teeth: [
      [12, 9, 2.6],
      [15.5, 5.5, 2.6],
    ],
    mark: [11, 11, 9],
    gap: 1,
  },
  24: {
    tile: [0, 4.5],
    stroke: 3,
    bow: [6, 17, 3],
    bit: [18.5, 4.5],
    teeth: [
      [13, 10, 3],
      [17, 6, 3],
    ],
    mark: [12, 12, 10],
    gap: 1,
  },
  32: {
    tile: [0, 6],
    stroke: 3.5,
    bow: [8, 22.5, 4.25],
    bit: [25, 5.5],
    teeth: [
      [17.5, 13, 4],
      [23, 7.5, 4],
    ],
    mark: [16, 16, 14],
    gap: 1.5,
  },
  44: {
    tile: [2, 8],
    stroke: 4.5,
    bow: [12, 30, 5.75],
    bit: [33, 9],
    teeth: [
      [24, 18, 5],
      [31, 11, 5],
    ],
    mark: [22, 22, 18],
    gap: 2,
  },
  48: {
    tile: [0, 9],
    stroke: 6,
    bow: [12, 34, 6],
    bit: [37, 9],
    teeth: [
      [26, 20, 6],
      [34, 12, 6],
    ],
    mark: [24, 24, 20],
    gap: 2,
  },
};

/** The sizes of Linux desktops, each a file. */
export const traySizes = [22, 32, 44];

/** Those of Windows at 100 % to 300 %, in one file: "Construct your Windows app's icon" in Microsoft's documentation. */
export const icoSizes = [16, 20, 24, 32, 48];

/** Left, width, top and height of the exclamation mark's line, then top and height of its dot, by the mark's size. */
const exclamations = {
  9: [4, 1, 3, 3, 7, 1],
  10: [4, 2, 4, 3, 8, 1],
  14: [6, 2, 5, 4, 10, 2],
  18: [8, 2, 6, 6, 14, 2],
  20: [8, 4, 8, 6, 16, 2],
};

/** Left, width, top and height of the keyhole, by the padlock's size. */
const keyholes = {
  9: [4, 1, 6, 2],
  10: [4, 2, 6, 2],
  14: [6, 2, 9, 3],
  18: [8, 2, 11, 4],
  20: [8, 4, 12, 4],
};

const box = (left, width, top, height) => `M${left} ${top}h${width}v${height}h${-width}z`;

/**
 * Each mark in a box of `size` pixels: `shapes` are filled, or stroked if they have a `line` width; `holes` are
 * cut out of them. At 7 px there is no room for holes.
 */
const marks = {
  'signed-in': () => ({ shapes: [] }),
  attention: (size) => {
    const [left, width, top, height, dot, dotHeight] = exclamations[size] ?? [];
    return {
      shapes: [{ d: `M${size / 2} 0L${size} ${size}H0z` }],
      holes:
        left === undefined ? '' : box(left, width, top, height) + box(left, width, dot, dotHeight),
    };
  },
  'signed-out': (size) => {
    const line = Math.round(size / 4.5);
    const radius = (size - line) / 2;
    const half = `a${radius} ${radius} 0 0 1`;
    const d = `M${line / 2} ${size / 2}${half} ${2 * radius} 0${half} ${-2 * radius} 0z`;
    return { shapes: [{ d, line }] };
  },
  unreachable: (size) => {
    const line = size * 0.3;
    const near = line / 2 + 0.1;
    const far = size - near;
    return {
      shapes: [{ d: `M${near} ${near}L${far} ${far}M${far} ${near}L${near} ${far}`, line }],
    };
  },
  locked: (size) => {
    const line = Math.max(1, Math.round(size / 7));
    const left = Math.round(size / 7) + line / 2;
    const radius = size / 2 - left;
    const top = Math.round(size * 0.43);
    const corner = size / 7;
    const shackle = `M${left} ${top + line}V${radius + line / 2}a${radius} ${radius} 0 0 1 ${2 * radius} 0V${top + line}`;
    const side = size - 2 * corner;
    const tall = size - top - 2 * corner;
    const turn = (x, y) => `a${corner} ${corner} 0 0 1 ${x * corner} ${y * corner}`;
    const body = `M${corner} ${top}h${side}${turn(1, 1)}v${tall}${turn(-1, 1)}h${-side}${turn(-1, -1)}v${-tall}${turn(1, -1)}z`;
    const hole = keyholes[size];
    return { shapes: [{ d: shackle, line }, { d: body }], holes: hole ? box(...hole) : '' };
  },
};

/** A mark's shapes, `grown` by some pixels on every side. */
const drawn = (shapes, colour, grown = 0) =>
  shapes
    .map(({ d, line }) => {
      const width = (line ?? 0) + 2 * grown;
      return `<path d="${d}" fill="${line ? 'none' : colour}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="${grown ? 'round' : 'miter'}"/>`;
    })
    .join('');

function key({ stroke, bow: [x, y, radius], bit: [endX, endY], teeth }, colour) {
  const start = radius * Math.SQRT1_2;
  const shaft = `M${x + start} ${y - start}L${endX} ${endY}`;
  const bits = teeth.map(([fromX, fromY, by]) => `M${fromX} ${fromY}l${-by} ${-by}`).join('');
  return `<g fill="none" stroke="${colour}" stroke-width="${stroke}"><circle cx="${x}" cy="${y}" r="${radius}"/><path stroke-linecap="square" d="${shaft}"/><path d="${bits}"/></g>`;
}

const picture = (size, content) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${content}</svg>`;

const tileColour = '#0b4640';
const light = '#ffffff';
const colours = { attention: '#ffc24d', unreachable: '#ff8f80' };

/**
 * The icon in colour, for Linux and Windows. Its key and mark stand on a tile of their own, so that they read
 * the same on a panel of any colour.
 */
export function colouredIcon(state, size) {
  const grid = grids[size];
  const [inset, radius] = grid.tile;
  const [left, top, markSize] = grid.mark;
  const { shapes, holes = '' } = marks[state](markSize);
  const side = size - 2 * inset;
  const tile = `<rect x="${inset}" y="${inset}" width="${side}" height="${side}" rx="${radius}" fill="${tileColour}"/>`;
  return picture(
    size,
    `<clipPath id="tile">${tile}</clipPath>${tile}
${key(grid, state === 'signed-out' ? '#8fb0ac' : light)}
<g clip-path="url(#tile)"><g transform="translate(${left} ${top})">${drawn(shapes, tileColour, grid.gap)}${drawn(shapes, colours[state] ?? light)}<path d="${holes}" fill="${tileColour}"/></g></g>`,
  );
}

/** The icon as macOS wants it: it goes by the alpha alone and colours it itself, so gaps and holes are clear. */
export function templateIcon(state, size) {
  const grid = grids[size];
  const [left, top, markSize] = grid.mark;
  const { shapes, holes = '' } = marks[state](markSize);
  const at = `transform="translate(${left} ${top})"`;
  const all = `<rect width="${size}" height="${size}" fill="#fff"/>`;
  const frame = `maskUnits="userSpaceOnUse" x="0" y="0" width="${size}" height="${size}"`;
  return picture(
    size,
    `<mask id="gap" ${frame}>${all}<g ${at}>${drawn(shapes, '#000', grid.gap)}</g></mask>
<mask id="holes" ${frame}>${all}<path ${at} d="${holes}" fill="#000"/></mask>
<g mask="url(#gap)" opacity="${state === 'signed-out' ? 0.55 : 1}">${key(grid, '#000')}</g>
<g mask="url(#holes)"><g ${at}>${drawn(shapes, '#000')}</g></g>`,
  );
}
