import { expect } from 'chai';
import { channelsByRole, isBeautyName, layerReading, roleOf } from '../../../src/core/codec/channel-roles.ts';
import { interopColour } from '../../../src/core/codec/colour-interop-id.ts';
import { chooseLayer, layersOf } from '../../../src/core/codec/exr/header/layers.ts';
import { chooseLayout } from '../../../src/core/codec/exr/planes/plane-layout.ts';
import { PRIMARIES } from '../../../src/core/colour/primaries/primaries.ts';
import { readExrHeader } from '../../../src/exr.ts';
import { writeExr, type WriterPart } from '../../support/exr/exr-writer.ts';

const part = (names: readonly string[], more: Partial<WriterPart> = {}): WriterPart => ({
  channels: names.map((name) => ({ name, type: 'half', data: new Uint16Array(4) })),
  dataWindow: [0, 0, 1, 1],
  ...more,
});

describe('roles of channels', () => {
  it('has synonyms in any case, in brackets or not', () => {
    const names = ['R', 'r', 'red', 'a.Red', '[red]', 'Refraction.[Green]', 'beauty.alpha', 'ZBack'];
    expect(names.map(roleOf)).to.deep.equal(['R', 'R', 'R', 'R', 'R', 'G', 'A', 'ZBACK']);
  });

  it('are drawn red, green, blue, whatever the alphabet says', () => {
    expect(chooseLayout(['d.blue', 'd.green', 'd.red'])).to.deep.equal({
      layout: 'rgb',
      channels: ['d.red', 'd.green', 'd.blue'],
    });
    expect(chooseLayout(['v', 'u'].map((name) => `uv.${name}`)).channels).to.deep.equal(['uv.u', 'uv.v']);
  });

  it('count once: of R and red in one layer, red is left out', () => {
    const { roles, unused } = channelsByRole(['B', 'G', 'R', 'red']);
    expect([roles.get('R'), ...unused]).to.deep.equal(['R', 'red']);
    expect(chooseLayout(['B', 'G', 'R', 'red']).channels).to.deep.equal(['R', 'G', 'B']);
  });

  it('are found behind a name without a dot', async () => {
    const layers = layersOf(await readExrHeader(writeExr(part(['R', 'G', 'B', 'LeR', 'LeG', 'LeB', 'FrR']))));
    expect(layers.map(({ id }) => id)).to.have.members(['', 'Le', 'FrR']);
    const le = layers.find(({ id }) => id === 'Le');
    expect(chooseLayout(le?.channels ?? [], 'Le').channels).to.deep.equal(['LeR', 'LeG', 'LeB']);
  });
});

describe('the layer that opens', () => {
  const rgb = (prefix: string): string[] => ['R', 'G', 'B'].map((name) => `${prefix}.${name}`);
  const rows: readonly (readonly [what: string, image: WriterPart | WriterPart[], opens: string])[] = [
    ['Blender’s Combined', part([...rgb('ViewLayer.AO'), ...rgb('ViewLayer.Combined')]), ':ViewLayer.Combined'],
    ['beauty beside vectors', part(['N.X', 'N.Y', 'N.Z', 'P.X', 'P.Y', 'P.Z', ...rgb('beauty')]), ':beauty'],
    ['RGBA beside AOVs', part([...rgb('AOV_albedo'), ...rgb('RGBA')]), ':RGBA'],
    ['colour of any name before data', part([...rgb('N'), ...rgb('albedo')]), ':albedo'],
    ['data where there is nothing else', part([...rgb('N')]), ':N'],
    ['a part named C', ['N', 'albedo', 'C'].map((name) => part(['R', 'G', 'B'], { name })), 'C:'],
    ['plain colour before a named one', part(['R', 'G', 'B', ...rgb('beauty')]), ':'],
  ];
  for (const [what, image, opens] of rows) {
    it(`is ${what}`, async () => {
      const { layer } = chooseLayer(await readExrHeader(writeExr(image)), '');
      expect(`${layer.part}:${layer.id}`).to.equal(opens);
    });
  }

  it('knows the names of pictures', () => {
    expect(['C', 'beauty', 'ViewLayer.Combined', 'rgba'].every(isBeautyName)).to.equal(true);
    expect(['diffuse.color', 'N', 'combinedGI'].some(isBeautyName)).to.equal(false);
  });
});

describe('how a layer is read', () => {
  const reading = (id: string, names: string, isXyz = false): string =>
    layerReading({ id, part: '', channels: names.split(' ') }, isXyz);
  it('tells colour, vectors, coordinates, depth and ids apart', () => {
    expect(reading('', 'B G R')).to.equal('colour');
    expect(reading('', 'X Y Z')).to.equal('xyz');
    expect(reading('P', 'P.X P.Y P.Z')).to.equal('vector');
    expect(reading('position', 'position.R position.G position.B')).to.equal('vector');
    expect(reading('picture', 'picture.X picture.Y picture.Z', true)).to.equal('xyz');
    expect(reading('', 'BY RY Y')).to.equal('colour');
    expect(reading('st', 'st.u st.v')).to.equal('uv');
    expect(reading('Z', 'Z')).to.equal('depth');
    expect(reading('crypto00', 'crypto00.R crypto00.G crypto00.B')).to.equal('id');
  });
});

describe('colorInteropID', () => {
  it('names primaries and transfer', () => {
    expect(interopColour('lin_ap1_scene')).to.deep.equal({
      transfer: 'linear',
      chromaticities: PRIMARIES['aces-ap1'],
    });
    expect(interopColour('srgb_p3d65_display')?.transfer).to.equal('srgb');
    expect(interopColour('data')).to.deep.equal({ data: true });
    expect(interopColour('pq_rec2020_display')).to.equal(null);
    expect(interopColour('')).to.equal(null);
  });
});
