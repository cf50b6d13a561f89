import { seededRandom } from '../../support/random.ts';
import type { FuzzOptions, FuzzReport } from '../exr/run.ts';
import { examine } from './examine.ts';
import { TEXT_PARSERS, type TextParser } from './parsers.ts';

const SIZES = [16, 256, 4096, 65_536, 2 ** 19, 2 ** 20, 2 ** 21];

/** A text for a parser: a few of its own pieces repeated up to a size, within a frame of its own, changed here and there. */
export function textFor({ frames, pieces }: TextParser, size: number, random: () => number): string {
  const pick = <Value>(from: readonly Value[]): Value => from[Math.floor(random() * from.length)] as Value;
  const unit = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(pieces)).join('');
  const [before, after] = pick(frames);
  let middle = unit.repeat(Math.max(1, Math.ceil(size / unit.length)));
  for (let changes = Math.floor(random() * 4); changes > 0; changes--) {
    const at = Math.floor(random() * middle.length);
    middle = middle.slice(0, at) + pick(pieces) + middle.slice(at + Math.floor(random() * 3));
  }
  return before + middle + (random() < 0.8 ? after : '');
}

/** Feeds every parser of outside text until the time is up. Every case follows from the seed and its number alone. */
export function runFuzz({ seed, from, minutes, started }: FuzzOptions): FuzzReport {
  const end = performance.now() + minutes * 60_000;
  const failures: string[] = [];
  let iteration = from;
  for (; performance.now() < end && failures.length < 20; iteration++) {
    started(iteration);
    const random = seededRandom(Math.imul(seed, 2654435761) + iteration);
    const parser = TEXT_PARSERS[Math.floor(random() * TEXT_PARSERS.length)] as TextParser;
    const wrong = examine(parser, textFor(parser, SIZES[Math.floor(random() * SIZES.length)] ?? 16, random));
    if (wrong !== null) failures.push(`case ${iteration}: ${wrong}`);
  }
  return { cases: iteration - from, failures };
}
