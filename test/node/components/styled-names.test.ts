import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import type { CSSResultGroup } from 'lit';
import {
  annotate,
  compareOverlay,
  controls,
  panels,
  statusLine,
  statusPanel,
  timelineBody,
} from '../../../src/components/lazy-parts.ts';
import { SeqPlayer } from '../../../src/components/player/seq-player.ts';
import { SeqStatus } from '../../../src/components/status/seq-status.ts';
import { SeqTimeline } from '../../../src/components/timeline/seq-timeline.ts';
import { PROJECT_ROOT } from '../../support/project-root.ts';

/** Each element, and what it loads later: that has rules of its own. */
const ELEMENTS = {
  'seq-player': { element: SeqPlayer, parts: [panels, controls, compareOverlay, annotate] },
  'seq-timeline': { element: SeqTimeline, parts: [timelineBody] },
  'seq-status': { element: SeqStatus, parts: [statusLine, statusPanel] },
};
// The reference is generated from the manifest, and `manifest:check` holds it to that.
const REFERENCE = readFileSync(resolve(PROJECT_ROOT, 'stories/reference/elements.md'), 'utf8');

function documented(element: string, table: string): string[] {
  const section = REFERENCE.split(`## \`<${element}>\``)[1]?.split(/^#{2,3} /m)[0] ?? '';
  const rows = section.split(`**${table}**`)[1]?.split('\n**')[0] ?? '';
  return [...rows.matchAll(/^\| `([\w-]+)` /gm)].map(([, name]) => name!);
}

function cssText(styles: CSSResultGroup): string {
  return Array.isArray(styles) ? styles.map(cssText).join('\n') : 'cssText' in styles ? styles.cssText : '';
}

/** The page's properties that an element's rules read, by themselves or through the theme's short names. */
function readBy(styles: CSSResultGroup): string[] {
  const css = cssText(styles);
  const names = new Set<string>();
  for (const [, short, name] of css.matchAll(/(--_[\w-]+): var\((--seq-[\w-]+)/g))
    if (css.includes(`var(${short})`)) names.add(name!);
  for (const [, name] of css.replace(/--_[\w-]+: var\(--seq-[\w-]+/g, '').matchAll(/var\((--seq-[\w-]+)/g))
    names.add(name!);
  return [...names].sort();
}

describe('what a page may style', () => {
  for (const [name, { element, parts }] of Object.entries(ELEMENTS)) {
    it(`is at most 8 parts and 20 custom properties of ${name}`, () => {
      expect(documented(name, 'Parts').length).to.be.within(1, 8);
      expect(documented(name, 'Custom properties').length).to.be.within(1, 20);
    });

    it(`is documented with ${name}, every custom property that it reads and no other`, async () => {
      const modules = await Promise.all(parts.map((part) => part.load()));
      const later = modules.flatMap((module) => (module as { styles?: CSSResultGroup[] }).styles ?? []);
      expect(documented(name, 'Custom properties').sort()).to.deep.equal(readBy([element.styles, later]));
    });
  }
});
