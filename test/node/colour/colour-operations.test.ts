import { expect } from 'chai';
import { colourGlsl, colourVariant } from '../../../src/core/colour/pipeline/colour-glsl.ts';
import { COLOUR_OPERATIONS } from '../../../src/core/colour/pipeline/colour-operations.ts';
import { NEUTRAL_COLOUR, type ColourSettings } from '../../../src/core/colour/colour-settings.ts';
import {
  COLOUR_UNIFORMS,
  uniformName,
  type ColourUniformName,
} from '../../../src/core/colour/pipeline/colour-uniforms.ts';
import { prepareColour } from '../../../src/core/colour/pipeline/prepare-colour.ts';

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

  /** Uniforms that an operation's functions name. */
  const readByTwin = ({ apply, active }: (typeof COLOUR_OPERATIONS)[number]): ColourUniformName[] => {
    const code = `${String(apply)} ${String(active)}`;
    const names = Object.keys(COLOUR_UNIFORMS) as ColourUniformName[];
    return names.filter((uniform) => new RegExp(`\\b${uniform}\\b`).test(code));
  };

  it('read no number in the shader that the twin does not read', () => {
    for (const operation of COLOUR_OPERATIONS) {
      const inText = Array.from(operation.glsl.matchAll(/\$(\w+)/g), (match) => match[1]);
      expect(readByTwin(operation), operation.name).to.include.members(inText);
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

  it('read every number that is prepared for them', () => {
    const read = new Set(COLOUR_OPERATIONS.flatMap(readByTwin));
    expect(read).to.deep.equal(new Set(Object.keys(COLOUR_UNIFORMS)));
  });
});
