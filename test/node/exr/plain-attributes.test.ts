import { expect } from 'chai';
import { plainAttributes } from '../../../src/core/codec/exr/header/picture-header.ts';

describe('attributes of an EXR file, for the page', () => {
  it('are texts and numbers as people read them, vectors as texts, and nothing that is reported in other words', () => {
    const attributes = plainAttributes({
      channels: [{ name: 'R' }],
      compression: 'ZIP',
      dataWindow: [0, 0, 9, 9],
      owner: ' studio ',
      comments: '',
      aperture: 2.799999952316284,
      isoSpeed: 800,
      whiteLuminance: 100.5,
      adoptedNeutral: [0.3127000033855438, 0.3289999961853027],
      lens: new Uint8Array(3),
      shutter: { numerator: 1, denominator: 48 },
      names: ['a', 'b'],
      empty: [],
    });
    expect(attributes).to.deep.equal({
      owner: 'studio',
      aperture: 2.8,
      isoSpeed: 800,
      whiteLuminance: 100.5,
      adoptedNeutral: '0.3127, 0.329',
      shutter: '1/48',
      names: 'a, b',
    });
  });

  it('are few and short, whatever a file holds', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`a${i}`, 'x'.repeat(5000)]));
    const attributes = Object.entries(plainAttributes(many));
    expect(attributes).to.have.length(24);
    for (const [, value] of attributes) expect(String(value)).to.have.length(120).and.match(/…$/);
  });
});
