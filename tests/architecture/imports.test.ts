import { beforeAll, describe, expect, it } from 'vitest';
import { type Import, imports } from './sources.ts';

const SDK = /^@(aws-sdk|smithy)\//;
const CDK = /^(aws-cdk-lib|constructs|cdk-nag)(\/|$)/;

/** What each folder may know of, besides itself and packages. A step is a folder of its own. */
const MAY_KNOW: Readonly<Record<string, RegExp>> = {
  functions: /^shared\//,
  cli: /^(shared|bundling)\//,
  local: /^shared\//,
  infra: /^(shared\/names\.ts|cdk\.json|bundling\/.+)$/,
  shared: /^shared\//,
};

let all: Import[];
beforeAll(async () => {
  all = await imports();
});

describe('imports, those of types too', () => {
  it('go from functions, cli and local to shared, from infra to the names, and out of shared nowhere', () => {
    const strangers = all.filter(({ from, to, isFile }) => isFile && !knows(from, to));
    expect(strangers.map(sentence)).toEqual([]);
  });

  it('reach the SDK from shared/aws alone', () => {
    expect(importersOf(SDK, (from) => !from.startsWith('shared/aws/'))).toEqual([]);
  });

  it('reach the CDK from infra alone', () => {
    expect(importersOf(CDK, (from) => !from.startsWith('infra/'))).toEqual([]);
  });

  it('take the small zod where a Lambda would carry it', () => {
    // Readers' declarations are read by the CLI alone, and the small zod has no sentences for their mistakes.
    const writtenByPeople = ['shared/readers/declaration.ts', 'shared/readers/settings.ts'];
    const inLambdas = (from: string) => /^(functions|shared)\//.test(from) && !writtenByPeople.includes(from);
    expect(importersOf(/^zod$/, inLambdas)).toEqual([]);
    const carried = all.filter(({ from, to }) => from.startsWith('functions/') && writtenByPeople.includes(to));
    expect(carried.map(sentence)).toEqual([]);
  });

  it('make no circle', () => {
    expect(circleIn(all)).toEqual([]);
  });

  it('make no circle of folders: of two that stand side by side, one at most knows the other', () => {
    expect([...neighbours(all).values()].flatMap(circleIn)).toEqual([]);
  });

  it('are seen by this test: a planted stranger, SDK, circle and circle of folders are caught', () => {
    const planted = [
      { from: 'shared/text/a.ts', to: 'functions/web/b.ts', isFile: true },
      { from: 'functions/web/b.ts', to: 'functions/send/c.ts', isFile: true },
      { from: 'functions/send/c.ts', to: 'shared/text/a.ts', isFile: true },
    ];
    expect(planted.filter(({ from, to }) => !knows(from, to))).toEqual(planted.slice(0, 2));
    expect(circleIn(planted)).toHaveLength(4);
    const folders = [
      { from: 'shared/text/a/one.ts', to: 'shared/text/b/one.ts', isFile: true },
      { from: 'shared/text/b/two.ts', to: 'shared/text/a/two.ts', isFile: true },
    ];
    expect(circleIn(folders)).toEqual([]);
    expect([...neighbours(folders).values()].flatMap(circleIn)).toEqual([
      'shared/text/a',
      'shared/text/b',
      'shared/text/a',
    ]);
    expect(all.some(({ to }) => SDK.test(to))).toBe(true);
  });
});

function knows(from: string, to: string): boolean {
  return home(from) === home(to) || MAY_KNOW[from.split('/')[0]!]!.test(to);
}

/** `functions/send` of a step's file, else the first folder. */
function home(file: string): string {
  const [folder, step] = file.split('/');
  return folder === 'functions' ? `${folder}/${step}` : folder!;
}

/** By folder: how the folders and files in it know each other. */
function neighbours(edges: readonly Import[]): Map<string, Import[]> {
  const within = new Map<string, Import[]>();
  for (const edge of edges) {
    if (!edge.isFile) continue;
    const [from, to] = [edge.from.split('/'), edge.to.split('/')];
    const depth = from.findIndex((part, index) => part !== to[index]);
    const at = (path: readonly string[]) => path.slice(0, depth + 1).join('/');
    const folder = from.slice(0, depth).join('/');
    within.set(folder, [...(within.get(folder) ?? []), { ...edge, from: at(from), to: at(to) }]);
  }
  return within;
}

function importersOf(target: RegExp, forbidden: (from: string) => boolean): string[] {
  return all.filter(({ from, to, isFile }) => !isFile && target.test(to) && forbidden(from)).map(sentence);
}

function sentence({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

/** The files of one circle of imports, the first again at the end; none where there is no circle. */
function circleIn(edges: readonly Import[]): string[] {
  const next = Map.groupBy(
    edges.filter(({ isFile }) => isFile),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const { to } of next.get(file) ?? []) {
      const circle = visit(to, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of next.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
