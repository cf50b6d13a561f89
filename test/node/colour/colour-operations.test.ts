import { expect } from 'chai';
import { colourGlsl } from '../../../src/core/colour/colour-glsl.ts';
import { COLOUR_OPERATIONS } from '../../../src/core/colour/colour-operations.ts';
import { COLOUR_UNIFORMS, uniformName, type ColourUniformName } from '../../../src/core/colour/colour-uniforms.ts';

describe('colour operations', () => {
  it('are in the order of the design', () => {
    const names = COLOUR_OPERATIONS.map(({ name }) => name);
    const written = [
      'inputTransfer',
      'primaries',
      'exposure',
      'offset',
      'saturation',
      'lut',
      'toneMap',
      'gamma',
      'display',
    ];
    expect(names.filter((name) => written.includes(name))).to.deep.equal(written);
  });

  it('list exactly the uniforms that their text and their function read', () => {
    for (const { name, uniforms, glsl, apply } of COLOUR_OPERATIONS) {
      const inText = new Set(Array.from(glsl.matchAll(/\$(\w+)/g), (match) => match[1]));
      expect(inText, `${name} for the shader`).to.deep.equal(new Set(uniforms));
      const inFunction = Object.keys(COLOUR_UNIFORMS).filter((uniform) =>
        new RegExp(`\\b${uniform}\\b`).test(String(apply)),
      );
      expect(new Set(inFunction), `${name} for the twin`).to.deep.equal(new Set(uniforms));
    }
  });

  it('make a text without placeholders that declares each uniform once', () => {
    const text = colourGlsl();
    expect(text).not.to.match(/\$|undefined|NaN/);
    for (const name of Object.keys(COLOUR_UNIFORMS) as ColourUniformName[]) {
      expect(text.match(new RegExp(`^uniform .*\\b${uniformName(name)}\\b`, 'gm'))).to.have.length(1);
    }
  });

  it('are all used', () => {
    const used = new Set(COLOUR_OPERATIONS.flatMap(({ uniforms }) => uniforms));
    expect(used).to.deep.equal(new Set(Object.keys(COLOUR_UNIFORMS)));
  });
});
