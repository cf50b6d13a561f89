import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { CODEC_NAMES, CODEC_TABLE } from '../../../src/core/codec/registry/codec-table.ts';
import { matchMagic } from '../../../src/core/codec/registry/file-format.ts';
import { LAZY_FILES } from '../../../src/core/presenter/lazy-files.ts';
import { shownFormats, sniffFormat } from '../../../src/workers/decode/formats/sniff-format.ts';
import { PROJECT_ROOT } from '../../support/project-root.ts';

const folder = resolve(PROJECT_ROOT, 'src/core/codec');
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** A file that begins as the alternative says, zeros between. */
function startOf(pieces: readonly { readonly offset?: number; readonly bytes: string }[]): Uint8Array {
  const start = new Uint8Array(64);
  for (const { offset = 0, bytes } of pieces) start.set(bytesOf(bytes), offset);
  return start;
}

describe('the table of codecs', () => {
  it('and what is loaded beside them name modules that exist, a codec for each folder with one', () => {
    const folders = readdirSync(folder).filter((name) => existsSync(resolve(folder, name, `${name}-codec.ts`)));
    expect([...CODEC_NAMES].sort()).to.deep.equal(folders.filter((name) => name !== 'still' && name !== 'file').sort());
    expect(Object.keys(LAZY_FILES)).to.include.members([...CODEC_NAMES]);
    for (const path of Object.values(LAZY_FILES))
      expect(existsSync(resolve(PROJECT_ROOT, 'src', path)), path).to.equal(true);
  });

  it('knows every format by each of its magic bytes, whatever its name says', () => {
    for (const format of CODEC_TABLE) {
      for (const pieces of format.magic) {
        expect(matchMagic(startOf(pieces), CODEC_TABLE)?.name, format.name).to.equal(format.name);
        expect(sniffFormat(startOf(pieces), 'picture.wrong').codec).to.equal(format.codec);
      }
    }
    expect(matchMagic(new Uint8Array(64), CODEC_TABLE)).to.equal(undefined);
  });

  it('believes a name only where no magic bytes match', () => {
    const toy = {
      name: 'toy',
      label: 'Toy',
      description: 'a toy image',
      codec: 'toy',
      magic: [],
      extensions: ['toy'],
    };
    const formats = [...CODEC_TABLE, toy];
    expect(sniffFormat(new Uint8Array(64), 'a.b.TOY', formats).codec).to.equal('toy');
    expect(sniffFormat(new Uint8Array(64), 'toy', formats).codec).to.equal(null);
    expect(sniffFormat(bytesOf('\x76\x2f\x31\x01'), 'a.toy', formats).codec).to.equal('exr');
    expect(sniffFormat(bytesOf('<!doctype html>'), 'a.toy', formats).description).to.contain('web page');
    expect(sniffFormat(bytesOf('%PDF-1.7'), 'a.toy', formats).description).to.contain('PDF');
  });

  it('names formats that are not decoded by what their files begin with', () => {
    const begins: Readonly<Record<string, string>> = {
      'a JPEG 2000 image': '\0\0\0\x0cjP  \r\n\x87\n',
      'a QOI image': 'qoif\0\0\0\x01',
      'an SGI image': '\x01\xda\x01\x01\0\x03',
      'a PPM image': 'P6\n640 480\n255\n',
      'a PFM image': 'PF\n640 480\n-1.0\n',
      'an MXF video': '\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02\x01\x01\x02\x04\0',
      'an AVI video': 'RIFF\x10\0\0\0AVI LIST',
      'a Photoshop document': '8BPS\0\x01',
    };
    for (const [description, start] of Object.entries(begins))
      expect(sniffFormat(bytesOf(start), 'picture.exr')).to.deep.equal({ codec: null, description });
  });

  it('lists what can be shown for the words of errors', () => {
    expect(shownFormats()).to.match(/^OpenEXR/);
    expect(shownFormats([])).to.equal('');
  });
});
