import { appendFileSync } from 'node:fs';

/** Whether tests take their long form: `npm run proof` asks for it. */
export const IS_PROOF = process.env.SEQ_PROOF === '1';

/** How much a test does: `short` in every run of the tests, `long` as a proof. */
export function sized(short: number, long: number): number {
  return IS_PROOF ? long : short;
}

/** Says what was measured, and keeps it for the table of proofs. */
export function figure(text: string): void {
  console.log(`      ${text}`);
  if (process.env.SEQ_FIGURES) appendFileSync(process.env.SEQ_FIGURES, `${text}\n`);
}
