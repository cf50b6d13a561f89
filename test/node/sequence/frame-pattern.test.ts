import { expect } from 'chai';
import fc from 'fast-check';
import { padFrame, parseFramePattern, patternAddress } from '../../../src/core/sequence/pattern/frame-pattern.ts';

/** C's `%0Nd`, a digit at a time. */
function printf(frame: number, width: number): string {
  let digits = String(Math.abs(frame));
  while (digits.length + (frame < 0 ? 1 : 0) < width) digits = `0${digits}`;
  return frame < 0 ? `-${digits}` : digits;
}

const forms: readonly (readonly [string, number])[] = [
  ['#', 4],
  ['##', 2],
  ['####', 4],
  ['######', 6],
  ['@', 1],
  ['@@@@', 4],
  ['%d', 1],
  ['%04d', 4],
  ['%010d', 10],
  ['{:d}', 1],
  ['{:04d}', 4],
  ['$F', 1],
  ['$F4', 4],
  ['${F6}', 6],
  ['[####]', 4],
  ['[#]', 1],
  ['%04i', 4],
  ['%i', 1],
  ['<F4>', 4],
  ['<f>', 1],
];

describe('frame patterns', () => {
  it('pads as printf does in every form, negatives and overflow included', () => {
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.integer({ min: -20_000, max: 2_000_000 }), ([form, width], frame) => {
        const pattern = parseFramePattern(`/a b/shot.${form}.exr?sig=x%2Fy`);
        expect(patternAddress(pattern!, frame)).to.equal(`/a b/shot.${printf(frame, width)}.exr?sig=x%2Fy`);
      }),
      { numRuns: 500 },
    );
  });

  it('never cuts a number: 9999 is followed by 10000', () => {
    expect(padFrame(9999, 4)).to.equal('9999');
    expect(padFrame(10_000, 4)).to.equal('10000');
    expect(padFrame(-5, 4)).to.equal('-005');
  });

  it('keeps signed tokens, percent escapes and stray characters of an address byte for byte, around any form', () => {
    const piece = fc.stringMatching(/^[A-Za-z]{1,5}(?:%[2-7][0-9A-F])?[A-Za-z]{0,3}$/);
    const token = fc.stringMatching(/^[A-Za-z0-9%+/=&~_.-]{0,24}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        piece,
        piece,
        token,
        fc.nat(20_000),
        ([form, width], folder, name, sign, frame) => {
          const pattern = parseFramePattern(`/${folder}/${name}.${form}.exr?X-Signature=${sign}`);
          const expected = `/${folder}/${name}.${printf(frame, width)}.exr?X-Signature=${sign}`;
          expect(patternAddress(pattern!, frame)).to.equal(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds any list that is written into a pattern, embedded or behind an equals sign', () => {
    const item = fc
      .tuple(fc.integer({ min: -50, max: 2000 }), fc.nat(300), fc.integer({ min: 1, max: 9 }))
      .map(([first, length, step]) => `${first}-${first + length}${step > 1 ? `x${step}` : ''}`);
    const list = fc.array(item, { minLength: 1, maxLength: 4 }).map((items) => items.join(','));
    fc.assert(
      fc.property(list, fc.boolean(), fc.nat(99_999), (frames, embedded, frame) => {
        const pattern = parseFramePattern(embedded ? `shot.${frames}####.exr?a=1` : `shot.####.exr=${frames}?a=1`);
        expect(pattern?.frames).to.equal(frames);
        expect(patternAddress(pattern!, frame)).to.equal(`shot.${printf(frame, 4)}.exr?a=1`);
      }),
      { numRuns: 500 },
    );
  });

  const at7: readonly (readonly [string, string])[] = [
    ['shot.####.exr', 'shot.0007.exr'],
    ['v##/shot.####.exr', 'v##/shot.0007.exr'],
    ['####/beauty.exr', '0007/beauty.exr'],
    ['pkg@1.2/####.exr', 'pkg@1.2/0007.exr'],
    ['shot #1/plate.%03d.exr', 'shot #1/plate.007.exr'],
    ['cut#2_####.exr', 'cut#2_0007.exr'],
    ['a%20b/100%_@@.exr', 'a%20b/100%_07.exr'],
    ['%d0%b0.####.exr', '%d0%b0.0007.exr'],
    ['$F_$F4.exr', '$F_0007.exr'],
    ['frame.php?n=%04d&k=#1', 'frame.php?n=%04d&k=00071'],
    ['frame.php?n=####', 'frame.php?n=0007'],
    ['still@2x.####.exr', 'still@2x.0007.exr'],
    ['shot####v2.exr', 'shot0007v2.exr'],
    ['comp 1_[#####].exr', 'comp 1_00007.exr'],
    ['50%image/plate_%04i.exr', '50%image/plate_0007.exr'],
    ['sh.<F4>.exr?token=<F4>', 'sh.0007.exr?token=<F4>'],
  ];
  for (const [address, expected] of at7) {
    it(`makes ${expected} of ${address}`, () => {
      expect(patternAddress(parseFramePattern(address)!, 7)).to.equal(expected);
    });
  }

  for (const single of [
    'plate.1001.exr',
    'still@2x.exr',
    'pkg@1.0/plate.exr',
    'a%2db.exr',
    'a%20b.exr',
    'price $5.exr',
    '50%image.exr',
    'plate[1].exr',
    'a<b>.exr',
    'blob:https://a/####',
    'data:image/png;base64,####',
    'user@host/plate.exr?x=y@z',
    '',
  ]) {
    it(`takes ${JSON.stringify(single)} for a single file`, () => expect(parseFramePattern(single)).to.equal(null));
  }

  const written: readonly (readonly [string, string, string])[] = [
    ['shot.1001-1100####.exr', '1001-1100', 'shot.0007.exr'],
    ['shot.1-5,9,20-30x2@@@.exr', '1-5,9,20-30x2', 'shot.007.exr'],
    ['shot.-5--1####.exr', '-5--1', 'shot.0007.exr'],
    ['shot-1-5####.exr', '1-5', 'shot-0007.exr'],
    ['shot.####.exr=1-5,9,20-30x2', '1-5,9,20-30x2', 'shot.0007.exr'],
    ['shot.####.exr=-5-5?token=a=b', '-5-5', 'shot.0007.exr?token=a=b'],
  ];
  for (const [address, frames, expected] of written) {
    it(`finds the list ${frames} in ${address}`, () => {
      const pattern = parseFramePattern(address);
      expect(pattern?.frames).to.equal(frames);
      expect(patternAddress(pattern!, 7)).to.equal(expected);
    });
  }

  for (const address of ['sh010-020####.exr', 'v2.####.exr', 'take.3####.exr']) {
    it(`finds no list in ${address}`, () => expect(parseFramePattern(address)?.frames).to.equal(null));
  }
});
