import { expect } from 'chai';
import { hostDecoders, registerDecoder } from '../../../src/core/codec/registry/host-decoders.ts';
import { systemTime } from '../../../src/core/base/time-source.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { DecodeService } from '../../../src/workers/decode/service.ts';
import { toyStill } from '../../support/presenter/toy-still.ts';

describe('registerDecoder', () => {
  afterEach(() => {
    const { formats, urls } = hostDecoders();
    formats.length = 0;
    for (const name of Object.keys(urls)) Reflect.deleteProperty(urls, name);
  });

  it('adds a format and the absolute address of its module', () => {
    registerDecoder({ name: 'toy', label: 'Toy', magic: [[{ bytes: 'TOY!' }]], url: 'https://host.example/toy.js' });
    expect(hostDecoders().urls).to.deep.equal({ toy: 'https://host.example/toy.js' });
    expect(hostDecoders().formats.map(({ name, label, codec }) => [name, label, codec])).to.deep.equal([
      ['toy', 'Toy', 'toy'],
    ]);
  });

  it('names the option that is wrong', () => {
    const url = 'https://host.example/toy.js';
    expect(() => registerDecoder({ name: 'To y', magic: [[{ bytes: 'T' }]], url })).to.throw(TypeError, /name/);
    expect(() => registerDecoder({ name: 'toy', url })).to.throw(TypeError, /magic or extensions/);
    expect(() => registerDecoder({ name: 'toy', magic: [[]], url })).to.throw(TypeError, /magic/);
    registerDecoder({ name: 'toy', extensions: ['toy'], url });
    expect(() => registerDecoder({ name: 'toy', extensions: ['toy'], url })).to.throw(TypeError, /already/);
  });

  it('lets the decode service decode by magic bytes, whatever the name says, and lists it in errors', async () => {
    registerDecoder({ name: 'toy', label: 'Toy', magic: [[{ bytes: 'TOY!' }]], url: 'https://host.example/toy.js' });
    const facts = { format: 'toy', width: 2, height: 1, layout: 'grey', planes: [{ name: 'Y', type: 'u8' }] } as const;
    const importModule = (): Promise<unknown> => Promise.resolve({ codec: toyStill(facts, [[3, 4]]) });
    const { formats, urls } = hostDecoders();
    const service = new DecodeService({
      time: systemTime,
      fetcher: (url, init) => fetch(url, init),
      post: () => {},
      importModule,
    });
    service.configure({ codecs: urls, formats, maxTextureSize: 8192 });
    const load = (text: string): ReturnType<DecodeService['load']> =>
      service.load(
        {
          ticket: text.length,
          source: 's@1',
          frame: frameNumber(1),
          request: { blob: new File([text], 'picture.exr') },
          layer: '',
          level: 0,
          tier: 0,
          epoch: 0,
          encodedBytes: 1e6,
          decodedBytes: 1e6,
        },
        [],
      );
    const answer = await load('TOY!');
    expect(answer.ok && [...(answer.picture.planes[0]?.data ?? [])]).to.deep.equal([3, 4]);
    const other = await load('%PDF-1.7');
    expect(!other.ok && other.error?.message).to.match(/^This is a PDF document; Toy, OpenEXR, .* can be shown\.$/);
  });
});
