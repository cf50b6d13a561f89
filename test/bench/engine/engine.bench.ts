import { loopBench } from './loop.ts';
import { replanBench } from './replan.ts';
import { scrubBench } from './scrub.ts';

/** One result: a line of JSON and a row of the table. */
export type Result = Readonly<Record<string, string | number>>;
export type Report = (result: Result) => void;

const BENCHES: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  replan: replanBench,
  scrub: scrubBench,
  loop: loopBench,
};

/** `npm run bench -- engine [loop] [replan] [scrub]`: one JSON object a line, then a table for each bench. */
export async function run(names: readonly string[]): Promise<void> {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const results: Result[] = [];
    await bench((result) => {
      results.push(result);
      console.log(JSON.stringify(result));
    });
    console.table(results);
  }
}
