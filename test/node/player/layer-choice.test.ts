import { expect } from 'chai';
import { hasLayer } from '../../../src/core/player/source/layer-choice.ts';

const layer = (id: string, part: string | null, ...channels: string[]) => ({ id, part, view: null, channels });

describe('layer names', () => {
  const file = [
    layer('beauty:', 'beauty', 'R', 'G', 'B', 'A'),
    layer('beauty:diffuse', 'beauty', 'diffuse.R', 'diffuse.G', 'diffuse.B'),
    layer('depth:Z', 'depth', 'Z'),
  ];

  for (const known of [
    '',
    'beauty',
    'beauty:',
    'beauty:diffuse',
    'diffuse',
    'depth:Z',
    'Z',
    'depth',
    'R',
    'beauty:G',
  ]) {
    it(`finds ${JSON.stringify(known)}`, () => expect(hasLayer(file, known)).to.equal(true));
  }

  for (const unknown of ['spec', 'beauty:Z', 'depth:diffuse', ':Z', 'diff']) {
    it(`does not find ${JSON.stringify(unknown)}`, () => expect(hasLayer(file, unknown)).to.equal(false));
  }
});
