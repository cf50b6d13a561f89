import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { SitePage } from '../support/stories/site-page.ts';

interface Entry {
  readonly id: string;
  readonly type: 'story' | 'docs';
  readonly title: string;
}

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly attributes?: readonly { readonly name: string }[];
    }[];
  }[];
}

const read = <T>(path: string): T => {
  try {
    return JSON.parse(readFileSync(resolve(PROJECT_ROOT, path), 'utf8')) as T;
  } catch (error) {
    throw new Error(`${path} is not there: run npm run build:stories before`, { cause: error });
  }
};

/** What a story says on the console because it is about that. */
const SAID: Readonly<Record<string, RegExp>> = {
  'gallery-status--token-unknown': /temperature is none of|temperature is not one of/,
};

/** A page of text to begin with. */
const FIRST_PAGE = 'reference-errors--docs';

describe('the documentation site', function () {
  this.timeout(600_000);
  let site: SitePage;
  let entries: readonly Entry[];
  const ids = (type: Entry['type']): string[] => entries.filter((entry) => entry.type === type).map(({ id }) => id);

  before(async () => {
    entries = Object.values(read<{ entries: Record<string, Entry> }>('storybook-static/index.json').entries);
    site = await SitePage.open();
  });
  after(() => site?.close());

  it('opens on its introduction, has its headings in order, and finds an element by its name', async () => {
    await site.goto('/');
    const { page } = site;
    await page.waitForURL(/path=\/docs\/introduction--docs/);
    const headings = page.locator('[data-nodetype="root"]');
    await headings.first().waitFor();
    const shown = (await headings.allTextContents()).map((text) => text.trim());
    expect(shown).to.deep.equal(['Get started', 'Elements', 'Recipes', 'Guide', 'Reference', 'Gallery', 'Decisions']);
    await page.locator('#storybook-explorer-searchfield').fill('seq-timeline');
    await page
      .getByRole('option', { name: /seq-timeline/ })
      .first()
      .waitFor();
    // Storybook's own interface tells its authors what will change in its next version.
    expect(site.messages.filter((line) => !line.includes('PopoverProvider'))).to.deep.equal([]);
  });

  it('shows every story without an error, and axe finds nothing wrong', async () => {
    const stories = ids('story');
    const queue = [...stories];
    const wrong: string[] = [];
    // Two frames share the list, for machines of two cores.
    const visitAll = async (frame: SitePage): Promise<void> => {
      await frame.openFrame(FIRST_PAGE);
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        const story = id;
        const said = (await frame.visit(story)).filter((line) => !SAID[story]?.test(line));
        wrong.push(...said.map((line) => `${story}: ${line}`));
      }
    };
    const other = await SitePage.open();
    try {
      await Promise.all([site, other].map(visitAll));
    } finally {
      await other.close();
    }
    expect(wrong).to.deep.equal([]);
    expect(stories.length).to.be.greaterThan(90);
  });

  it('shows every page of text: tables as tables, and links to pages that there are', async () => {
    const wrong: string[] = [];
    for (const id of ids('docs')) {
      wrong.push(...(await site.read(id)).map((line) => `${id}: ${line}`));
      const { raw, links } = await site.page.evaluate(() => {
        const shown = document.querySelector('#storybook-docs');
        const text = (shown?.cloneNode(true) ?? document.createElement('div')) as HTMLElement;
        for (const code of text.querySelectorAll('pre, code, .docs-story, .docblock-source')) code.remove();
        return {
          raw: (text.textContent ?? '').split('\n').filter((line) => line.includes('|')),
          links: [...(shown?.querySelectorAll<HTMLAnchorElement>('a[href*="path=/docs/"]') ?? [])].map(
            ({ href }) => /path=\/docs\/([\w-]+)/.exec(href)?.[1] ?? href,
          ),
        };
      });
      wrong.push(...raw.map((line) => `${id} shows a raw table: ${line.slice(0, 80)}`));
      const known = ids('docs');
      wrong.push(...links.filter((link) => !known.includes(link)).map((link) => `${id} links to ${link}`));
    }
    expect(wrong).to.deep.equal([]);
  });

  it('has a control for every attribute of every element, and nothing private', async () => {
    const elements = read<Manifest>('.cache/manifest/custom-elements.json').modules.flatMap(
      ({ declarations }) => declarations,
    );
    for (const { tagName, attributes = [] } of elements) {
      if (!tagName) continue;
      expect(await site.read(`elements-${tagName}--docs`)).to.deep.equal([]);
      const rows = await site.page.evaluate(() =>
        [...document.querySelectorAll('.docblock-argstable tbody tr')].map((row) => ({
          name: row.querySelector('td')?.textContent.trim() ?? '',
          hasControl: row.querySelector('td:last-child :is(input, select, textarea)') !== null,
        })),
      );
      const named = (name: string) => rows.find((row) => row.name === name);
      const bare = attributes.filter(({ name }) => !named(name)?.hasControl).map(({ name }) => name);
      expect(bare, `attributes of ${tagName} without a control`).to.deep.equal([]);
      expect(rows.filter(({ name }) => /^[#[]/.test(name))).to.deep.equal([]);
    }
  });
});
