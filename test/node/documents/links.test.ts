import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../support/project-root.ts';

const under = (folder: string): string[] =>
  readdirSync(resolve(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => resolve(PROJECT_ROOT, folder, name));
const PAGES = [
  ...['README.md', 'CONTRIBUTING.md'].map((name) => resolve(PROJECT_ROOT, name)),
  ...under('stories'),
  ...under('src'),
];

/** A page without its code blocks. */
function prose(path: string): string {
  return readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
}

/** Names that Git hosts give to the headings of a page. */
function anchors(path: string): string[] {
  return [...prose(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

function brokenLinks(page: string): string[] {
  const targets = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path ? resolve(dirname(page), path) : page;
    if (!existsSync(file)) return true;
    return anchor !== undefined && !(statSync(file).isFile() && anchors(file).includes(anchor));
  });
}

/** Paths from the project's root that a page writes as code. `NAME` in them stands for something. */
function lostPaths(page: string): string[] {
  const paths = [...prose(page).matchAll(/`((?:src|test|stories|scripts)\/[\w./-]+)`/g)].map(([, path = '']) => path);
  return paths.filter((path) => !path.includes('NAME') && !existsSync(resolve(PROJECT_ROOT, path)));
}

describe('documents', () => {
  for (const page of PAGES) {
    it(`${relative(PROJECT_ROOT, page)} links to what exists and names files that exist`, () => {
      expect([...brokenLinks(page), ...lostPaths(page)]).to.deep.equal([]);
    });
  }

  it('are reached from the README or from the guide', () => {
    const linked = new Set(
      PAGES.flatMap((page) =>
        [...prose(page).matchAll(/\]\(([^)#\s]+)/g)].map(([, path = '']) => resolve(dirname(page), path)),
      ),
    );
    const guide = [...under('stories/guide'), ...under('stories/reference')];
    expect(guide.filter((page) => !linked.has(page))).to.deep.equal([]);
  });
});
