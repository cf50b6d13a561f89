import { expect } from 'chai';
import { colourGlsl, colourVariant } from '../../../src/core/colour/colour-glsl.ts';
import { COLOUR_OPERATIONS } from '../../../src/core/colour/colour-operations.ts';
import { NEUTRAL_COLOUR, type ColourSettings } from '../../../src/core/colour/colour-settings.ts';
import { COLOUR_UNIFORMS, uniformName, type ColourUniformName } from '../../../src/core/colour/colour-uniforms.ts';
import { prepareColour } from '../../../src/core/colour/prepare-colour.ts';

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

  it('list exactly the uniforms that they read', () => {
    for (const { name, uniforms, glsl, apply, active } of COLOUR_OPERATIONS) {
      const inText = Array.from(glsl.matchAll(/\$(\w+)/g), (match) => match[1]);
      const code = `${String(apply)} ${String(active)}`;
      const inFunctions = Object.keys(COLOUR_UNIFORMS).filter((uniform) => new RegExp(`\\b${uniform}\\b`).test(code));
      expect(uniforms, `${name} for the shader`).to.include.members(inText);
      expect(new Set(inFunctions), `${name} for the twin`).to.deep.equal(new Set(uniforms));
    }
  });

  it('make a text without placeholders that declares each uniform once', () => {
    const text = colourGlsl(prepareColour({ ...NEUTRAL_COLOUR, warning: 'range' }, { format: 'exr', layout: 'rgb' }));
    expect(text).not.to.match(/\$|undefined|NaN/);
    for (const name of Object.keys(COLOUR_UNIFORMS) as ColourUniformName[]) {
      const declared = text.match(new RegExp(`^(uniform|const) .*\\b${uniformName(name)}\\b`, 'gm'));
      expect(declared, name).to.have.length(1);
    }
  });

  it('make one text for settings that differ in numbers, and leave out what does nothing', () => {
    const make = (changes: Partial<ColourSettings>) =>
      prepareColour({ ...NEUTRAL_COLOUR, ...changes }, { format: 'exr', layout: 'rgb' });
    const some = make({ exposure: 1, gamma: 1.2, saturation: 0.3, inputColor: 'acescg' });
    const other = make({ exposure: 0, gamma: 2.2, saturation: 1.7, inputColor: 'linear-rec2020' });
    expect(colourVariant(some)).to.equal(colourVariant(other));
    expect(colourGlsl(some)).to.equal(colourGlsl(other));
    expect(colourVariant(make({}))).not.to.equal(colourVariant(some));
    expect(colourGlsl(make({}))).not.to.match(/gammaOperation|saturationOperation|lutOperation|toneMapOperation/);
  });

  it('are all used', () => {
    const used = new Set(COLOUR_OPERATIONS.flatMap(({ uniforms }) => uniforms));
    expect(used).to.deep.equal(new Set(Object.keys(COLOUR_UNIFORMS)));
  });
});
