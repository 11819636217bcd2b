// Typesets formulas.json into svg/. After a change of the table: `npm install && npm run typeset`, here, and commit what
// comes out; the program itself needs none of this.
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {liteAdaptor} from 'mathjax-full/js/adaptors/liteAdaptor.js';
import {RegisterHTMLHandler} from 'mathjax-full/js/handlers/html.js';
import {TeX} from 'mathjax-full/js/input/tex.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import {mathjax} from 'mathjax-full/js/mathjax.js';
import {SVG} from 'mathjax-full/js/output/svg.js';

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const page = mathjax.document('', {
  InputJax: new TeX({
    packages: ['base', 'ams'],
    formatError: (jax, error) => {
      throw error;
    },
  }),
  OutputJax: new SVG({fontCache: 'none'}),
});

/** The leftmost and rightmost x of a glyph's path, which holds absolute M, L, Q, T, H and V only. */
function horizontalExtent(path) {
  const xs = [];
  for (const [, command, numbers] of path.matchAll(/([MLQTHV])([^MLQTHVZ]*)/g)) {
    const values = numbers.match(/-?[\d.]+/g).map(Number);
    if (command === 'H') xs.push(values[0]);
    else if (command !== 'V') xs.push(...values.filter((_, i) => i % 2 === 0));
  }
  return [Math.min(...xs), Math.max(...xs)];
}

/**
 * Qt draws nothing behind a nested <svg>. MathJax makes them of the straight piece in the middle of a tall brace, which
 * is a rectangle as well.
 */
function straightPiece(svg) {
  const number = name => Number(adaptor.getAttribute(svg, name));
  const [left, right] = horizontalExtent(adaptor.getAttribute(adaptor.tags(svg, 'path')[0], 'd'));
  if (adaptor.getAttribute(adaptor.tags(svg, 'path')[0], 'transform').endsWith(',1)')) {
    throw Error('This script flattens glyphs that are stretched upwards only.');
  }
  return adaptor.node('rect', {
    x: number('x') + left,
    y: number('y'),
    width: right - left,
    height: number('height'),
  });
}

function flatten(node) {
  for (const child of [...adaptor.childNodes(node)]) {
    if (adaptor.kind(child) === '#text') continue;
    if (adaptor.kind(child) === 'svg') adaptor.replace(straightPiece(child), child);
    else flatten(child);
  }
}

/** Qt reads no length in ex: what is kept is the view box, in thousandths of an em. */
function typeset(tex) {
  const svg = adaptor.firstChild(page.convert(tex, {display: true}));
  flatten(svg);
  for (const name of ['style', 'width', 'height', 'role', 'focusable', 'xmlns:xlink']) adaptor.removeAttribute(svg, name);
  return adaptor.outerHTML(svg).replace(/ data-[\w-]+="[^"]*"/g, '') + '\n';
}

const folder = new URL('svg/', import.meta.url);
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder);
for (const {name, tex} of JSON.parse(readFileSync(new URL('formulas.json', import.meta.url), 'utf8'))) {
  writeFileSync(new URL(name + '.svg', folder), typeset(tex));
}
