import { resolveSource, type ResolvedSource } from '../../../src/core/sequence/source/resolve-source.ts';
import type { SourceDescription } from '../../../src/core/sequence/source/source-description.ts';
import type { OpenContext, SourceOpener } from '../../../src/core/sequence/source/source-opener.ts';

/** One opening under way: the test ends it. */
export interface HeldOpening {
  readonly description: SourceDescription;
  readonly context: OpenContext;
  /** Opens it as the frames `list` of `name.####.exr`. */
  open(list: string, name?: string, facts?: Pick<ResolvedSource, 'rate' | 'timecode' | 'size'>): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/** Takes descriptions whose address ends in `.json`, and opens them when the test says so. */
export class HeldOpener implements SourceOpener {
  readonly openings: HeldOpening[] = [];

  takes(description: SourceDescription): boolean {
    return description.src?.endsWith('.json') ?? false;
  }

  open(description: SourceDescription, context: OpenContext): Promise<ResolvedSource> {
    return new Promise((resolve, reject) => {
      const settled = async (): Promise<void> => {
        for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      };
      this.openings.push({
        description,
        context,
        open: (frames, name = 'opened', facts = {}) => {
          resolve({ ...resolveSource({ src: `${name}.####.exr`, frames }, context.baseUrl), ...facts });
          return settled();
        },
        fail: (error) => {
          reject(error);
          return settled();
        },
      });
    });
  }

  get last(): HeldOpening {
    const last = this.openings.at(-1);
    if (!last) throw new Error('nothing was opened');
    return last;
  }
}
