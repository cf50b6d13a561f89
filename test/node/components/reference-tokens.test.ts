import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { STATUS_TOKENS } from '../../../src/components/status/status-token.ts';
import { PROJECT_ROOT } from '../../support/project-root.ts';

describe('the reference', () => {
  it('describes every token of the status line, in the order of the table', () => {
    const page = readFileSync(resolve(PROJECT_ROOT, 'stories/reference/status-tokens.md'), 'utf8');
    const described = [...page.matchAll(/^\| `([\w-]+)` +\| \S/gm)].map(([, name]) => name);
    expect(described).to.deep.equal([...STATUS_TOKENS]);
  });
});
