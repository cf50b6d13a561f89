import { SeqError } from '../../base/seq-error.ts';
import { shorten } from '../../base/shown-value.ts';
import type { FrameList, FrameRun } from './frame-list.ts';
import { countFrames, runLength } from './frame-runs.ts';
import { limitedRuns, makeRun, MAX_RUNS, mergeFrameRuns, runsOfNumbers } from './merge-frame-runs.ts';
import { RunFrameList } from './run-frame-list.ts';

/** Most frames a list may have: 115 hours at 24 fps. Each costs a status byte. */
export const MAX_FRAMES = 10_000_000;

/** Longest list that is read, in characters: more than 100,000 frames that follow no rule. */
export const MAX_LIST_LENGTH = 2 ** 20;

const ITEM = /^(-?\d{1,15})(?:-(-?\d{1,15})(?:x(\d{1,15}))?)?$/;

/**
 * The `frames` grammar: a comma list of `int[-int[xstep]]`, negatives allowed (`-5--1`), sorted, each frame once.
 * A range without gaps costs one run however long it is. Throws `source-invalid` naming the offending item: empty,
 * unparsable, descending, a step of zero, or more than {@link MAX_FRAMES}; and of a list longer than a megabyte.
 */
export function parseFrameList(text: string): FrameList {
  if (text.length > MAX_LIST_LENGTH) {
    const limit = `is longer than ${MAX_LIST_LENGTH} characters, the limit for a list`;
    throw new SeqError('source-invalid', `frames="${shorten(text)}" ${limit}`);
  }
  const numbers = ascendingNumbers(text);
  const merged = numbers
    ? limitedRuns(runsOfNumbers(numbers))
    : mergeFrameRuns(text.split(',').map((item) => parseItem(item.trim(), text)));
  if (!merged || countFrames(merged) > MAX_FRAMES) {
    throw new SeqError(
      'source-invalid',
      `frames="${shorten(text)}" has more than ${MAX_FRAMES} frames or ${MAX_RUNS} runs, or too many interleaved steps`,
    );
  }
  return new RunFrameList(merged);
}

const [ZERO, NINE, COMMA] = [0x30, 0x39, 0x2c];
/** Digits that are exact as a double. */
const MOST_DIGITS = 15;

/** The numbers of a list of nothing else, ascending, as long lists are: read in one pass. null: it is another. */
function ascendingNumbers(text: string): number[] | null {
  const numbers: number[] = [];
  let [number, digits, last] = [0, 0, -1];
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : COMMA;
    if (code >= ZERO && code <= NINE) {
      number = number * 10 + code - ZERO;
      digits += 1;
    } else if (code === COMMA && digits > 0 && digits <= MOST_DIGITS && number > last) {
      numbers.push((last = number));
      [number, digits] = [0, 0];
    } else return null;
  }
  return numbers;
}

/** The shortest usual spelling of a list; `parseFrameList` reads it back to the same frames. */
export function formatFrameList(list: FrameList): string {
  return list.runs.map(formatRun).join(',');
}

function formatRun(run: FrameRun): string {
  if (run.first === run.last) return String(run.first);
  return `${run.first}-${run.last}${run.step === 1 ? '' : `x${run.step}`}`;
}

function parseItem(item: string, text: string): FrameRun {
  const match = ITEM.exec(item);
  if (!match) return refuse(item, text, 'is not int, int-int or int-intxstep');
  // Adding zero turns −0 into 0.
  const first = Number(match[1]) + 0;
  const last = match[2] === undefined ? first : Number(match[2]) + 0;
  const step = match[3] === undefined ? 1 : Number(match[3]);
  if (last < first) return refuse(item, text, 'is descending');
  if (step < 1) return refuse(item, text, 'has a step of zero');
  const end = last - ((last - first) % step);
  const run = makeRun(first, end, end === first ? 1 : step);
  if (runLength(run) > MAX_FRAMES) return refuse(item, text, `has more than ${MAX_FRAMES} frames`);
  return run;
}

function refuse(item: string, text: string, why: string): never {
  throw new SeqError('source-invalid', `frames="${shorten(text)}": "${shorten(item)}" ${why}`);
}
