import { expect } from 'chai';
import { copyingSoundEndsPage } from '../../../src/core/codec/sound/read-sound.ts';

const AGENTS: readonly (readonly [name: string, agent: string, ends: boolean])[] = [
  ['WebKitGTK', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', true], // prettier-ignore
  ['Safari', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', false], // prettier-ignore
  ['Chromium', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36', false], // prettier-ignore
  ['Chrome on a phone', 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Mobile Safari/537.36', false], // prettier-ignore
  ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', false],
];

describe('browsers whose page ends when decoded sound is read', () => {
  for (const [name, agent, ends] of AGENTS) {
    it(`${ends ? 'are' : 'are not'} ${name}`, () => {
      expect(copyingSoundEndsPage(agent)).to.equal(ends);
    });
  }
});
