import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { conformanceBytes, conformanceFolder, itConforms } from '../../support/conformance.ts';
import { codesByComponent, decodeFilmBytes } from '../../support/pictures/decode-dpx-cineon.ts';
import { writeCineon, writeDpx, type ElementSpec } from '../../support/pictures/dpx-cineon-writer.ts';
import { installed } from '../../support/server/installed.ts';

const ffmpeg = installed('ffmpeg');
/** Not `convert`: other programs are called so as well. */
const magick = installed('convert-im6.q16') ?? installed('magick');

const [WIDTH, HEIGHT] = [13, 5];
const sampleOf =
  (bits: number): ElementSpec['sample'] =>
  (x, y, component) =>
    ((x * 37 + y * 101 + component * 311 + (x * y * 7919) / 3) % 2 ** bits) | 0;

type Codes = Readonly<Record<string, readonly number[]>>;

/** Codes of interleaved or planar samples by component. */
function apart(samples: Uint8Array | Uint16Array, order: readonly string[], planar: boolean): Codes {
  const pixels = samples.length / order.length;
  return Object.fromEntries(
    order.map((name, i) => {
      const at = (pixel: number): number => (planar ? i * pixels + pixel : pixel * order.length + i);
      return [name, Array.from({ length: pixels }, (_, pixel) => samples[at(pixel)] ?? -1)];
    }),
  );
}

const wide = (bytes: Buffer): Uint16Array => new Uint16Array(new Uint8Array(bytes).buffer);

describe('DPX and Cineon as other decoders read them', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'seq-film-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const kept = (bytes: Uint8Array, name: string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };

  const byFfmpeg = (file: string, format: string): Buffer =>
    execFileSync(
      ffmpeg ?? '',
      ['-v', 'error', '-f', 'image2', '-c:v', 'dpx', '-i', file, '-f', 'rawvideo', '-pix_fmt', format, '-'],
      { maxBuffer: 1 << 28 },
    );

  /** Values of 16 bits; the colour space that it believes in is put aside. */
  const byMagick = (file: string, order: string): Uint16Array =>
    wide(
      execFileSync(
        magick ?? '',
        [file, '-set', 'colorspace', 'sRGB', '-depth', '16', '-endian', 'LSB', `${order.toLowerCase()}:-`],
        { maxBuffer: 1 << 28 },
      ),
    );

  const FFMPEG: readonly (readonly [
    bits: ElementSpec['bits'],
    packing: ElementSpec['packing'],
    descriptor: number,
    format: string,
    order: string,
  ])[] = [
    [8, 0, 50, 'rgb24', 'RGB'],
    [8, 0, 51, 'rgba', 'RGBA'],
    [8, 0, 52, 'abgr', 'ABGR'],
    [8, 0, 6, 'gray', 'Y'],
    [10, 1, 50, 'gbrp10le', 'GBR'],
    [10, 2, 50, 'gbrp10le', 'GBR'],
    [10, 1, 51, 'gbrap10le', 'GBRA'],
    [10, 1, 6, 'gray10le', 'Y'],
    [12, 1, 50, 'gbrp12le', 'GBR'],
    [12, 1, 51, 'gbrap12le', 'GBRA'],
    [12, 0, 50, 'gbrp12le', 'GBR'],
    [12, 1, 6, 'gray12le', 'Y'],
    [16, 0, 50, 'rgb48le', 'RGB'],
    [16, 0, 51, 'rgba64le', 'RGBA'],
    [16, 0, 6, 'gray16le', 'Y'],
  ];
  for (const [bits, packing, descriptor, format, order] of FFMPEG) {
    for (const littleEndian of [false, true]) {
      const title = `${bits} bits, packing ${packing}, descriptor ${descriptor}, ${littleEndian ? 'little' : 'big'}-endian`;
      (ffmpeg ? it : it.skip)(`ffmpeg: ${title}`, async () => {
        // Its samples of method B take in bits of the padding.
        const own = { clean: packing === 2 };
        const element = { descriptor, components: order.length, bits, packing, sample: sampleOf(bits), ...own };
        const bytes = writeDpx({ width: WIDTH, height: HEIGHT, littleEndian, elements: [element] });
        const raw = byFfmpeg(kept(bytes, 'a.dpx'), format);
        const theirs = apart(bits === 8 ? raw : wide(raw), [...order], format.startsWith('gbr'));
        const ours = codesByComponent((await decodeFilmBytes(bytes)).picture);
        for (const name of order) expect(ours[name], name).to.deep.equal(theirs[name]);
      });
    }
  }

  const MAGICK: readonly (readonly [ElementSpec['bits'], ElementSpec['packing'], number, string])[] = [
    [8, 0, 50, 'RGB'],
    [8, 0, 51, 'RGBA'],
    [8, 0, 6, 'Y'],
    [10, 1, 50, 'RGB'],
    [12, 1, 50, 'RGB'],
    [12, 0, 50, 'RGB'],
    [16, 0, 50, 'RGB'],
    [16, 0, 51, 'RGBA'],
    [16, 0, 6, 'Y'],
  ];
  for (const [bits, packing, descriptor, order] of MAGICK) {
    for (const littleEndian of [false, true]) {
      const title = `${bits} bits, packing ${packing}, descriptor ${descriptor}, ${littleEndian ? 'little' : 'big'}-endian`;
      (magick ? it : it.skip)(`ImageMagick: ${title}`, async () => {
        const element = { descriptor, components: order.length, bits, packing, sample: sampleOf(bits) };
        // It knows lines of 12 and 16 bits put together tightly only.
        const tight = bits === 16 || (bits === 12 && packing > 0);
        const bytes = writeDpx({ width: WIDTH, height: HEIGHT, littleEndian, tight, elements: [element] });
        const theirs = apart(byMagick(kept(bytes, 'a.dpx'), order === 'Y' ? 'gray' : order), [...order], false);
        const ours = codesByComponent((await decodeFilmBytes(bytes)).picture);
        const most = 2 ** bits - 1;
        for (const name of order) {
          const scaled = theirs[name]?.map((value) => Math.round((value * most) / 65535));
          expect(ours[name], name).to.deep.equal(scaled);
        }
      });
    }
  }

  (magick ? it : it.skip)('ImageMagick: Cineon of 10 bits', async () => {
    const sample = sampleOf(10);
    const bytes = writeCineon({ width: WIDTH, height: HEIGHT, components: 3, bits: 10, packing: 5, sample });
    const theirs = apart(byMagick(kept(bytes, 'a.cin'), 'rgb'), ['R', 'G', 'B'], false);
    const ours = codesByComponent((await decodeFilmBytes(bytes)).picture);
    for (const name of 'RGB') {
      expect(ours[name]).to.deep.equal(theirs[name]?.map((value) => Math.round((value * 1023) / 65535)));
    }
  });

  const WRITERS: readonly (readonly [name: string, program: string | null, args: readonly string[], read: string])[] = [
    ...['rgb24', 'rgba', 'gray', 'gbrp10le', 'gbrp10be', 'gbrp12le', 'gbrp12be', 'rgb48le', 'rgb48be', 'rgba64be'].map(
      (format) => [`ffmpeg ${format}`, ffmpeg, ['-pix_fmt', format], 'w.dpx'] as const,
    ),
    ...[8, 10, 12, 16].map((depth) => [`ImageMagick ${depth} bits`, magick, ['-depth', `${depth}`], 'w.dpx'] as const),
    ['ImageMagick Cineon', magick, ['-depth', '10'], 'w.cin'],
  ];
  for (const [name, program, args, file] of WRITERS) {
    (program ? it : it.skip)(`written by ${name}`, async () => {
      const path = join(folder, file);
      rmSync(path, { force: true });
      if (program === ffmpeg) {
        const source = ['-f', 'lavfi', '-i', `testsrc2=s=${WIDTH}x${HEIGHT}`, '-frames:v', '1'];
        execFileSync(program ?? '', ['-v', 'error', '-y', ...source, ...args, '-update', '1', path]);
      } else {
        execFileSync(program ?? '', ['-size', `${WIDTH}x${HEIGHT}`, 'gradient:red-blue', ...args, path]);
      }
      const { picture } = await decodeFilmBytes(new Uint8Array(readFileSync(path)));
      expect(picture.info.complete).to.equal(true);
      const ours = codesByComponent(picture);
      const [first] = picture.planes;
      const most = first?.maxCode ?? { u8: 255, u16: 65535, rgb10: 1023 }[String(first?.type)] ?? NaN;
      const other = program === ffmpeg ? magick : ffmpeg;
      // The writer's own decoder, and the other one where it knows the format.
      if (magick && name !== 'ffmpeg gray') {
        const theirs = apart(byMagick(path, 'rgb'), ['R', 'G', 'B'], false);
        for (const channel of 'RGB') {
          const scaled = theirs[channel]?.map((value) => Math.round((value * most) / 65535));
          expect(ours[channel], `${channel} by ImageMagick`).to.deep.equal(scaled);
        }
      }
      if (other && ffmpeg && first?.type === 'rgb10' && file.endsWith('.dpx')) {
        const theirs = apart(wide(byFfmpeg(path, 'gbrp10le')), ['G', 'B', 'R'], true);
        for (const channel of 'RGB') expect(ours[channel], `${channel} by ffmpeg`).to.deep.equal(theirs[channel]);
      }
    });
  }

  for (const name of ['dpx_nuke_10bits_rgb.dpx', 'checker.cin']) {
    const path = join(conformanceFolder() ?? '', 'formats', name);
    itConforms(`${name} of the reference files`, async function () {
      const bytes = conformanceBytes(`formats/${name}`);
      const { picture } = await decodeFilmBytes(bytes);
      const ours = codesByComponent(picture);
      expect(picture.planes.map(({ type, width, height }) => `${type} ${width}×${height}`)).to.deep.equal([
        name.endsWith('cin') ? 'rgb10 160×90' : 'rgb10 512×512',
      ]);
      if (magick) {
        const theirs = apart(byMagick(path, 'rgb'), ['R', 'G', 'B'], false);
        for (const channel of 'RGB') {
          expect(ours[channel]).to.deep.equal(theirs[channel]?.map((value) => Math.round((value * 1023) / 65535)));
        }
      }
      if (ffmpeg && name.endsWith('.dpx')) {
        const theirs = apart(wide(byFfmpeg(path, 'gbrp10le')), ['G', 'B', 'R'], true);
        for (const channel of 'RGB') expect(ours[channel]).to.deep.equal(theirs[channel]);
      }
    });
  }
});
