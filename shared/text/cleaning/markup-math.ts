import type { Tag } from './markup-tags.ts';
import { FUNCTIONS } from './tex/symbols.ts';

interface Element {
  readonly name: string;
  readonly attributes: string;
  readonly children: (Element | string)[];
}

/** What is nested deeper hangs on the element at this depth. */
const MAX_DEPTH = 20;
/** Marks over a letter, and the accents of TeX that draw them. */
const OVER: Readonly<Record<string, string>> = {
  '¯': 'bar',
  '‾': 'bar',
  ˉ: 'bar',
  '^': 'hat',
  ˆ: 'hat',
  '~': 'tilde',
  '˜': 'tilde',
  '˙': 'dot',
  '¨': 'ddot',
  '→': 'vec',
  '⃗': 'vec',
};

/** A formula in MathML, given by the text that holds it and its tags from `<math>` to `</math>`, as TeX between `\(` and `\)`. */
export function mathToTex(text: string, tags: readonly Tag[]): string {
  return `\\(${render(elementTree(text, tags))}\\)`;
}

function elementTree(text: string, tags: readonly Tag[]): Element {
  const root: Element = { name: 'math', attributes: '', children: [] };
  const open = [root];
  for (const [index, tag] of tags.entries()) {
    const parent = open.at(-1) ?? root;
    if (index > 0) {
      const between = text.slice(tags[index - 1]?.to, tag.from);
      const words = between.replace(/\s+/g, ' ').trim();
      // Inside a text spaces part words, unless they only lay the XML out.
      const kept = parent.name === 'mtext' && !/[\r\n]/.test(between) ? between.replace(/\s+/g, ' ') : words;
      if (kept !== '') parent.children.push(kept);
    }
    if (tag.closing) {
      if (open.length > 1 && parent.name === tag.name) open.pop();
    } else if (index > 0) {
      const element: Element = { name: tag.name, attributes: tag.attributes, children: [] };
      parent.children.push(element);
      if (tag.partner && open.length < MAX_DEPTH) open.push(element);
    }
  }
  return root;
}

function render(node: Element | string): string {
  if (typeof node === 'string') return escapeTex(node);
  const parts = node.children.map(render);
  const [base = '', second = '', third = ''] = parts;
  const all = parts.join('');
  switch (node.name) {
    case 'mi':
      return identifier(node, all);
    case 'mtext':
    case 'ms':
      return `\\text{${all}}`;
    case 'msup':
      return `{${base}}^{${second}}`;
    case 'msub':
    case 'munder':
      return `{${base}}_{${second}}`;
    case 'msubsup':
    case 'munderover':
      return `{${base}}_{${second}}^{${third}}`;
    case 'mover': {
      const accent = OVER[written(node.children[1])];
      return accent ? `\\${accent}{${base}}` : `{${base}}^{${second}}`;
    }
    case 'mmultiscripts':
      return multiscripts(node, parts);
    case 'mfrac':
      return `\\frac{${base}}{${second}}`;
    case 'msqrt':
      return `\\sqrt{${all}}`;
    case 'mroot':
      return `\\sqrt[${second}]{${base}}`;
    case 'mfenced':
      return `${fence(node, 'open', '(')}${parts.join(',')}${fence(node, 'close', ')')}`;
    case 'mtr':
    case 'mtd':
    case 'mspace':
    case 'matrixrow':
    case 'cn':
      return ` ${all} `;
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
      return '';
    default:
      return all;
  }
}

/** What an element holds, as written: a mark over a letter may be a sign of TeX. */
function written(node: Element | string | undefined): string {
  return typeof node === 'object' ? node.children.map(written).join('') : (node ?? '');
}

function identifier(node: Element, name: string): string {
  if (FUNCTIONS.has(name)) return `\\${name} `;
  return /double-struck/.test(node.attributes) ? `\\mathbb{${name}}` : name;
}

/** Base, then pairs of sub- and superscript; after `<mprescripts/>` the pairs that stand on the left: `³He`. */
function multiscripts(node: Element, parts: readonly string[]): string {
  const left = node.children.findIndex((child) => typeof child !== 'string' && child.name === 'mprescripts');
  const end = left < 0 ? parts.length : left;
  const scripts = (from: number, to: number) =>
    parts
      .slice(from, to)
      .map((part, index) => (part === '' ? '' : `${index % 2 === 0 ? '_' : '^'}{${part}}`))
      .join('');
  return `${left < 0 ? '' : scripts(left + 1, parts.length)}${parts[0] ?? ''}${scripts(1, end)}`;
}

function fence(node: Element, side: 'open' | 'close', usual: string): string {
  const [, quoted, single] = new RegExp(`\\b${side}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(node.attributes) ?? [];
  return escapeTex(quoted ?? single ?? usual);
}

const SPELLED: Readonly<Record<string, string>> = { '\\': '\\backslash ', '^': '\\textasciicircum ', '~': '\\sim ' };

function escapeTex(text: string): string {
  return text.replace(/[\\{}$%&#_^~]/g, (sign) => SPELLED[sign] ?? `\\${sign}`);
}
