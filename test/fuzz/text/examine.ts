import { SeqError } from '../../../src/core/base/seq-error.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import type { TextParser } from './parsers.ts';

/** What a text of a megabyte may take, in milliseconds of processor time; shorter ones in proportion, and a little. */
const MS_PER_MEGABYTE = 200;
const LEAST_MS = 20;

/** Reads a text; null, or what was wrong: something thrown that is no SeqError or TypeError, or too much time. */
export function examine(parser: TextParser, text: string): string | null {
  const limit = LEAST_MS + (MS_PER_MEGABYTE * text.length) / 2 ** 20;
  let least = Infinity;
  // Other work of this process (collecting garbage, compiling) is no fault of the parser's: the best of a few counts.
  for (let tries = 0; tries < 4 && least > limit; tries++) {
    const started = cpuMilliseconds();
    const thrown = thrownBy(() => parser.read(text));
    least = Math.min(least, cpuMilliseconds() - started);
    if (thrown !== null) return `${parser.name}: ${thrown} for ${shown(text)}`;
    if (least > 20 * limit) break;
  }
  if (least <= limit) return null;
  return `${parser.name}: ${Math.round(least)} ms, more than ${Math.round(limit)} ms, for ${shown(text)}`;
}

function thrownBy(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof SeqError || error instanceof TypeError) {
      return error.message.length > 1000 ? `a message of ${error.message.length} characters` : null;
    }
    return `${String(error)} thrown`;
  }
}

function shown(text: string): string {
  return `${text.length} characters ${JSON.stringify(text.slice(0, 60))} … ${JSON.stringify(text.slice(-30))}`;
}
