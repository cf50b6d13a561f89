import { JsonStream } from '../../../src/core/base/json-stream.ts';
import { readClipsManifest } from '../../../src/core/edit/read-clips.ts';
import { readOtio } from '../../../src/core/edit/otio/read-otio.ts';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import { parseTokens } from '../../../src/components/status/status-token.ts';
import { parseCube } from '../../../src/core/colour/lut/parse-cube.ts';
import { readPlayerDocument } from '../../../src/core/player/document/player-document.ts';
import { fromStateFragment } from '../../../src/core/player/document/state-fragment.ts';
import { parseJsonText } from '../../../src/core/base/json-text.ts';
import { formatFrameList, parseFrameList } from '../../../src/core/sequence/frames/frame-list-parse.ts';
import { manifestSource } from '../../../src/core/sequence/manifest/manifest-source.ts';
import { findSequences } from '../../../src/core/sequence/pattern/find-sequences.ts';
import { parseFramePattern } from '../../../src/core/sequence/pattern/frame-pattern.ts';
import { resolveSource } from '../../../src/core/sequence/source/resolve-source.ts';
import { sourceKind } from '../../../src/core/sequence/source/source-kind.ts';
import { playerSettings } from '../../../src/core/settings/player-settings.ts';
import { parseSetting } from '../../../src/core/settings/setting.ts';
import { parseFrameRange } from '../../../src/core/time/frame-range-parse.ts';
import { parseTimecode, timecodeOrigin } from '../../../src/core/time/timecode.ts';
import { parseAspects } from '../../../src/core/viewport/guides.ts';

const BASE = 'https://host.example/shots/a/';
const RATE = { numerator: 30000, denominator: 1001 };
const LIMIT = 16 * 2 ** 20;

const TIME = '{"OTIO_SCHEMA":"RationalTime.1","value":5,"rate":24}';
const RANGE = `{"OTIO_SCHEMA":"TimeRange.1","start_time":${TIME},"duration":${TIME}}`;
const CLIP = `{"OTIO_SCHEMA":"Clip.2","source_range":${RANGE},"markers":[{"marked_range":${RANGE}}]}`;

/** What reads a text from outside, and texts that it takes: the beginnings of what it is fed. */
export interface TextParser {
  readonly name: string;
  /** `{}` is where a piece may be repeated; `before` and `after` it what makes it well-formed. */
  readonly frames: readonly (readonly [before: string, after: string])[];
  /** Pieces to repeat: the parser's own words. */
  readonly pieces: readonly string[];
  read(text: string): unknown;
}

const LISTS = ['1,', '1-5,', '1-9x2,', '-5--1,', '1-', '1-1-1-', '9', '1x', ',,', ' 1 ,', '-', '0'];
const JSONS = ['[', '{"a":', '"\\u0061"', '[1,', '1,', '\\"', '{},', '"a":1,', '0', '[[],', ' ', '"a.1.exr",'];

export const TEXT_PARSERS: readonly TextParser[] = [
  {
    name: 'frame pattern',
    frames: [
      ['', ''],
      ['shot.', '####.exr'],
      ['shot.####.exr=', ''],
      ['a?', ''],
    ],
    pieces: [...LISTS, '#', '@', '%0', '%04d', '{:0', '$F', '${F', '/', '=1,', '=', '?', '.', 'a1', '1a', '[#', '%20'],
    read: parseFramePattern,
  },
  {
    name: 'source',
    frames: [
      ['', ''],
      ['a/', '.exr'],
      ['shot.', '1####.exr'],
      ['shot.1-5####.', ''],
    ],
    pieces: [...LISTS, '#', '.1', '_1', 'v1', '1k', '.a', '/', '%', ':', '\\', '//', '?a', ' '],
    read: (text) => [sourceKind({ src: text }), resolveSource({ src: text, frames: null }, BASE).id],
  },
  { name: 'frame list', frames: [['', '']], pieces: LISTS, read: (text) => formatFrameList(parseFrameList(text)) },
  {
    name: 'file name',
    frames: [['', '.exr']],
    pieces: ['1', '.1', '_-1', 'v1', '1k', 'a', '.', ' '],
    read: (text) => runAtOnce(findSequences([text, `${text}1`])),
  },
  {
    name: 'play range',
    frames: [
      ['', ''],
      ['1-', ''],
    ],
    pieces: ['1', '-', ' ', '\n', '1-1'],
    read: parseFrameRange,
  },
  {
    name: 'timecode',
    frames: [
      ['', ''],
      ['', ':00:00:00'],
    ],
    pieces: ['0', '1:', ':', ';', '9', ' ', '-', '01:00:00:00'],
    read: (text) => [parseTimecode(text, RATE), timecodeOrigin(text, 1, RATE)],
  },
  {
    name: 'manifest',
    frames: [
      ['', ''],
      ['{"format":"seq-viewer/sequence","version":1,"frames":[', '"a.1.exr"]}'],
      ['{"format":"seq-viewer/sequence","version":1,"pattern":"a.####.exr","frames":"', '1"}'],
      ['{"format":"seq-viewer/sequence","version":1,"pattern":"a.####.exr","frames":"1-100","gaps":"', '1"}'],
      ['{"format":"seq-viewer/sequence","version":1,"pattern":"a.', '####.exr","frames":"1-100"}'],
      ['{"format":"seq-viewer/sequence","version":1,"pattern":"a.####.exr","frames":"1-9","proxies":[', '{}]}'],
      ['{"format":"seq-viewer/sequence","version":1,"label":', '1}'],
    ],
    pieces: [...JSONS, ...LISTS, '{"frame":1,"url":"a"},', '{"level":1},'],
    read: (text) => {
      const value = parseJsonText(text, 'the text', LIMIT);
      return runAtOnce(manifestSource(value, { src: 'a.json' }, BASE)).id;
    },
  },
  {
    name: 'long JSON',
    frames: [
      ['', ''],
      ['[', '1]'],
      ['{"a":[', '{}]}'],
    ],
    pieces: [...JSONS, ' 1e', 'tru', '-', '\n', '{"a":{},', ']', '}'],
    read: (text) => {
      const stream = new JsonStream({ name: 'the text', maxLength: LIMIT, maxDepth: 32 });
      for (let at = 0; at < text.length; at += 1000) stream.push(text.slice(at, at + 1000));
      return stream.finish();
    },
  },
  {
    name: 'list of clips',
    frames: [
      ['', ''],
      ['{"format":"seq-viewer/sequence","version":1,"clips":[', '{"src":"b.####.exr"}]}'],
    ],
    pieces: [...JSONS, '{"src":"a.####.exr","range":"1-9"},', '"a.1.exr",', '{"gap":5},', '{"src":"', '{"name":"'],
    read: (text) => runAtOnce(readClipsManifest(parseJsonText(text, 'the text', LIMIT), 'edit', BASE)),
  },
  {
    name: 'edit',
    frames: [
      ['', ''],
      ['{"OTIO_SCHEMA":"Track.1","children":[', `${CLIP}]}`],
      [`{"OTIO_SCHEMA":"Stack.1","children":[${CLIP},`, `${CLIP}]}`],
      ['{"OTIO_SCHEMA":"Timeline.1","tracks":{"OTIO_SCHEMA":"Stack.1","children":[', `${CLIP}]}}`],
      ['{"OTIO_SCHEMA":"Clip.2","media_references":{', '"b":{}}}'],
    ],
    pieces: [
      ...JSONS,
      `${CLIP},`,
      `{"OTIO_SCHEMA":"Track.1","children":[${CLIP}]},`,
      `{"OTIO_SCHEMA":"Stack.1","source_range":${RANGE},"children":[${CLIP}]},`,
      `{"OTIO_SCHEMA":"Track.1","children":[{"OTIO_SCHEMA":"Gap.1","source_range":${RANGE}},${CLIP}]},`,
      '{"OTIO_SCHEMA":"Track.1","children":[',
      '{"OTIO_SCHEMA":"LinearTimeWarp.1","time_scalar":1e300},',
      `"b":{"OTIO_SCHEMA":"ExternalReference.1","target_url":"a.mp4","available_range":${RANGE}},`,
    ],
    read: (text) => runAtOnce(readOtio(parseJsonText(text, 'the text', LIMIT, 128), { baseUrl: BASE, label: 'cut' })),
  },
  {
    name: 'session',
    frames: [
      ['', ''],
      ['{"format":"seq-viewer/player","version":1,"markers":[', '{"frame":1}]}'],
      ['{"format":"seq-viewer/player","version":1,"source":{"src":"a.', '####.exr","frames":null}}'],
      ['{"format":"seq-viewer/player","version":1,"settings":{', '"a":1}}'],
      ['{"format":"seq-viewer/player","version":1,"range":', '1}'],
    ],
    pieces: [...JSONS, ...LISTS, '{"frame":1},', '{"frame":1,"label":"a"},'],
    read: (text) => readPlayerDocument(parseJsonText(text, 'the text', LIMIT)),
  },
  {
    name: 'address fragment',
    frames: [
      ['#seq=', ''],
      ['#a&seq=', '&b'],
      ['#', ''],
    ],
    pieces: ['a', 'W1tb', 'eyJh', '&', '=', '&seq=', '-_', '%'],
    read: fromStateFragment,
  },
  {
    name: 'colour table',
    frames: [
      ['', ''],
      ['LUT_3D_SIZE 129\n', ''],
      ['LUT_1D_SIZE 65536\n', ''],
      ['TITLE "', '"\nLUT_1D_SIZE 2\n0 0 0\n1 1 1'],
    ],
    pieces: [
      '\n',
      '\r',
      ' ',
      '#',
      '# a\n',
      '0 0 0\n',
      '0.123456 1e-3 +.5\n',
      '1',
      '1e',
      'LUT_3D_SIZE 2\n',
      'a ',
      '\ufeff',
      '"',
      'é',
    ],
    read: parseCube,
  },
  {
    name: 'attribute',
    frames: [['', '']],
    pieces: ['1', '1,', ' ', '2.39,', '16:9,', '.', 'e', 'A', '-', 'İ', 'frame ', 'x'],
    read: (text) => [
      ...Object.values(playerSettings).map((rule) => parseSetting(rule, text).valid),
      parseTokens(text).tokens,
      parseAspects(text),
    ],
  },
];
