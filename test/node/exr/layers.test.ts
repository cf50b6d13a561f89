import { expect } from 'chai';
import { chooseLayer, layersOf } from '../../../src/core/codec/exr/header/layers.ts';
import { chooseLayout } from '../../../src/core/codec/exr/planes/plane-layout.ts';
import { type ExrHeader, readExrHeader, SeqError } from '../../../src/exr.ts';
import { conformanceBytes, itConforms } from '../../support/conformance.ts';
import { writeExr, type WriterPart } from '../../support/exr/exr-writer.ts';

const part = (names: readonly string[], more: Partial<WriterPart> = {}): WriterPart => ({
  channels: names.map((name) => ({ name, type: 'half', data: new Uint16Array(4) })),
  dataWindow: [0, 0, 1, 1],
  ...more,
});
const headerOf = (image: WriterPart | readonly WriterPart[]): Promise<ExrHeader> => readExrHeader(writeExr(image));

describe('EXR layers', () => {
  it('groups channels by prefix in file order and leaves other channels by themselves', async () => {
    const layers = layersOf(
      await headerOf(part(['R', 'G', 'B', 'A', 'Z', 'id', 'left.R', 'left.Z', 'a.b.u', 'a.b.v'])),
    );
    expect(layers.map(({ id, channels }) => [id, ...channels])).to.deep.equal([
      ['', 'A', 'B', 'G', 'R'],
      ['Z', 'Z'],
      ['a.b', 'a.b.u', 'a.b.v'],
      ['id', 'id'],
      ['left', 'left.R', 'left.Z'],
    ]);
  });

  it('chooses RGB or Y by default, else a layer that has them, else the first channel', async () => {
    const chosen = async (image: WriterPart | readonly WriterPart[]): Promise<string> => {
      const { layer } = chooseLayer(await headerOf(image), '');
      return `${layer.part}:${layer.id}`;
    };
    expect(await chosen(part(['A', 'B', 'G', 'R', 'Z', 'aov.R', 'aov.G', 'aov.B']))).to.equal(':');
    expect(await chosen(part(['Y', 'Z']))).to.equal(':');
    expect(await chosen(part(['Z', 'beauty.R', 'beauty.G', 'beauty.B']))).to.equal(':beauty');
    expect(await chosen(part(['depth.Z', 'id']))).to.equal(':depth');
    expect(await chosen([part(['Z'], { name: 'depth' }), part(['R', 'G', 'B'], { name: 'beauty' })])).to.equal(
      'beauty:',
    );
  });

  it('finds layers by prefix, by one channel, by part, and in a part', async () => {
    const header = await headerOf([
      part(['R', 'G', 'B', 'aov.X', 'aov.Y', 'aov.Z'], { name: 'beauty' }),
      part(['Z', 'id'], { name: 'data:raw' }),
    ]);
    const find = (name: string): string[] => {
      const { layer, index } = chooseLayer(header, name);
      return [layer.part, layer.id, String(index), ...layer.channels];
    };
    expect(find('aov')).to.deep.equal(['beauty', 'aov', '1', 'aov.X', 'aov.Y', 'aov.Z']);
    expect(find('beauty:aov')).to.deep.equal(find('aov'));
    expect(find('aov.Y')).to.deep.equal(['beauty', 'aov.Y', '-1', 'aov.Y']);
    expect(find('G')).to.deep.equal(['beauty', 'G', '-1', 'G']);
    expect(find('id')).to.deep.equal(['data:raw', 'id', '3', 'id']);
    expect(find('data:raw:Z')).to.deep.equal(['data:raw', 'Z', '2', 'Z']);
    expect(find('beauty')).to.deep.equal(['beauty', '', '0', 'B', 'G', 'R']);
    expect(find('data:raw')).to.deep.equal(find('data:raw:Z'));
  });

  it('answers an unknown name with the names there are', async () => {
    const header = await headerOf([part(['R', 'G', 'B'], { name: 'beauty' }), part(['Z'], { name: 'data' })]);
    expect(() => chooseLayer(header, 'nope'))
      .to.throw(SeqError, /no layer "nope".*"beauty", "data:Z"/)
      .with.property('code', 'source-invalid');
  });

  it('tells views from the part, from the prefix, or takes the first for unprefixed channels', async () => {
    const views = async (image: WriterPart | readonly WriterPart[]): Promise<string[][]> =>
      layersOf(await headerOf(image)).map(({ id, view }) => [id, view]);
    const multiView = { multiView: { type: 'stringvector', value: ['right', 'left'] } } as const;
    const names = ['R', 'G', 'B', 'Z', 'left.R', 'forward.left.u', 'forward.u'];
    expect(await views(part(names, { attributes: multiView }))).to.deep.equal([
      ['', 'right'],
      ['Z', 'right'],
      ['forward.left', 'left'],
      ['forward', ''],
      ['left', 'left'],
    ]);
    const view = { view: { type: 'string', value: 'left' } } as const;
    expect(await views([part(['Z'], { name: 'p', attributes: view })])).to.deep.equal([['Z', 'left']]);
  });

  itConforms('lists the parts and views of a real stereo file', async () => {
    const single = layersOf(await readExrHeader(conformanceBytes('aswf/Beachball/singlepart.0001.exr')));
    expect(single.map(({ id }) => id)).to.deep.equal([
      ...['', 'Z', 'disparityL', 'disparityR', 'forward.left', 'forward.right', 'left'],
      ...['whitebarmask.left', 'whitebarmask.right'],
    ]);
    const multi = await readExrHeader(conformanceBytes('aswf/Beachball/multipart.0001.exr'));
    expect(layersOf(multi).map(({ part: name, view }) => `${name} ${view}`)).to.include.members([
      'rgba_right right',
      'rgba_left left',
    ]);
    expect(chooseLayer(multi, '').layer).to.include({ part: 'rgba_right', id: '' });
    expect(chooseLayer(multi, 'rgba_left').layer.channels).to.deep.equal(['A', 'B', 'G', 'R']);
  });
});

describe('EXR plane layouts', () => {
  const rows: readonly (readonly [channels: string, layout: string, shown: string])[] = [
    ['B G R', 'rgb', 'R G B'],
    ['A B G R', 'rgba', 'R G B A'],
    ['left.A left.B left.G left.R left.Z', 'rgba', 'left.R left.G left.B left.A'],
    ['crypto.a crypto.b crypto.g crypto.r', 'rgba', 'crypto.r crypto.g crypto.b crypto.a'],
    ['BY RY Y', 'yc', 'Y RY BY'],
    ['A BY RY Y', 'yca', 'Y RY BY A'],
    ['Y', 'grey', 'Y'],
    ['A Y', 'grey-alpha', 'Y A'],
    ['Z', 'grey', 'Z'],
    ['A', 'grey', 'A'],
    ['N.X N.Y N.Z', 'rgb', 'N.X N.Y N.Z'],
    ['forward.u forward.v', 'rg', 'forward.u forward.v'],
    ['p.a1 p.a2 p.a3 p.a4', 'rgb', 'p.a1 p.a2 p.a3'],
    ['A mask', 'grey-alpha', 'mask A'],
  ];
  for (const [channels, layout, shown] of rows) {
    it(`${channels} is ${layout}`, () => {
      expect(chooseLayout(channels.split(' '))).to.deep.equal({ layout, channels: shown.split(' ') });
    });
  }
});
