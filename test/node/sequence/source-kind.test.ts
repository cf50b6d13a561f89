import { expect } from 'chai';
import { sourceKind } from '../../../src/core/sequence/source/source-kind.ts';
import type { SourceDescription } from '../../../src/core/sequence/source/source-description.ts';

const file = (name: string, type = ''): File => new File([], name, { type });

describe('kind of a source', () => {
  const cases: readonly (readonly [SourceDescription, string])[] = [
    [{ src: 'sh010.####.exr', frames: '1-5' }, 'frames'],
    [{ src: 'sh010.exr' }, 'frames'],
    [{ src: 'shot.json' }, 'manifest'],
    [{ src: 'https://host.example/a.JSON?sig=a.mov' }, 'manifest'],
    [{ src: 'shot.####.json', frames: '1-5' }, 'frames'],
    [{ src: 'api/shots/12', type: 'manifest' }, 'manifest'],
    [{ src: 'api/shots/12', type: 'application/json; charset=utf-8' }, 'manifest'],
    [{ src: 'api/shots/12', type: 'application/vnd.shot+json' }, 'manifest'],
    [{ src: 'clip.mov' }, 'video'],
    [{ src: 'clip.webm?token=1.exr' }, 'video'],
    [{ src: 'clip', type: 'video/mp4' }, 'video'],
    [{ src: 'clip', type: 'video' }, 'video'],
    [{ src: 'clip.mp4', type: 'frames' }, 'frames'],
    [{ src: 'thumb.json', type: 'image/png' }, 'frames'],
    [{ src: 'blob:https://host.example/a.mov' }, 'frames'],
    [{ src: 'a.mov', frames: '1-5', resolveFrame: () => 'x' }, 'frames'],
    [{ files: [file('clip.MP4')] }, 'video'],
    [{ files: [file('clip', 'video/webm')] }, 'video'],
    [{ files: [file('shot.json', 'application/json')] }, 'manifest'],
    [{ files: [file('a.mov'), file('b.mov')] }, 'frames'],
    [{ files: ['clip.mkv'] }, 'video'],
    [{ files: [] }, 'frames'],
    [{}, 'frames'],
  ];
  for (const [description, kind] of cases) {
    it(`${JSON.stringify(description)} is ${kind}`, () => expect(sourceKind(description)).to.equal(kind));
  }
});
