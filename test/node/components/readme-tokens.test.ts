import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { STATUS_TOKENS } from '../../../src/components/status/status-token.ts';
import { PROJECT_ROOT } from '../../support/project-root.ts';

describe('the README', () => {
  it('describes every token of the status line, in the order of the table', () => {
    const readme = readFileSync(resolve(PROJECT_ROOT, 'README.md'), 'utf8');
    const section = readme.split('## Status line')[1]?.split('\n## ')[0] ?? '';
    const described = [...section.matchAll(/^\| `(\w+)` +\| \S/gm)].map(([, name]) => name);
    expect(described).to.deep.equal([...STATUS_TOKENS]);
  });
});
