import { type Child, isValidElement, type JSXNode, jsx } from 'hono/jsx';

/** An element of a tree with its components worked out, so that both parts of a mail are written from one working out. */
export interface Plain {
  /** '' for a group without a tag: what stands in the HTML alone. */
  readonly tag: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly (Plain | string)[];
}

/** What stands in the HTML alone: the preheader, which mailboxes show and the text part would say twice. */
export function OnlyInHtml({ children }: { children?: Child }): Child {
  return children;
}

/** A tree as elements and texts only: no components, lists in lists, numbers, or nothings. */
export function plain(tree: Child): (Plain | string)[] {
  const found: (Plain | string)[] = [];
  put(tree, found);
  return found;
}

function put(node: Child, into: (Plain | string)[]): void {
  if (typeof node === 'string') into.push(node);
  else if (typeof node === 'number') into.push(String(node));
  else if (Array.isArray(node)) for (const child of node) put(child, into);
  else if (isValidElement(node)) putElement(node, into);
}

function putElement({ tag, props, children }: JSXNode, into: (Plain | string)[]): void {
  const name = typeof tag === 'string' ? tag : NAMES.get(tag);
  if (name === '') put(children, into);
  else if (tag === OnlyInHtml) into.push({ tag: '', props: {}, children: plain(children) });
  else if (name !== undefined) into.push({ tag: name, props, children: plain(children) });
  else if (typeof tag === 'function')
    put(
      tag(children.length === 0 ? props : { ...props, children: children.length === 1 ? children[0] : children }),
      into,
    );
}

/**
 * Elements that hono/jsx makes components of, for browsers: by the component what it stands for. What it puts around the children of `head` stands for nothing, as fragments do.
 * tests/unit/mail/markup/html-part.test.ts holds what comes of it against what hono/jsx writes.
 */
const NAMES = new Map<unknown, string>(
  ['title', 'style', 'meta', 'form', 'input', 'button'].map((name) => [jsxNode(name).tag, name]),
);
for (const child of jsxNode('head').children) if (isValidElement(child)) NAMES.set(child.tag, '');

function jsxNode(name: string): JSXNode {
  return jsx(name, {}) as unknown as JSXNode;
}
