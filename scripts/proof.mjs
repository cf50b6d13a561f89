// Long proofs, one after the other; each has a short form in the tests.
// Usage: npm run proof -- [--list] [--minutes 30] [--paste] [name …]
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowsers } from './find-browsers.mjs';
import { useSource } from './use-source.mjs';

const root = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, minutes: { type: 'string', default: '30' }, paste: { type: 'boolean' } },
});

const node = (script, ...parts) => [`scripts/${script}`, ...parts];
const soak = (part, env = {}) => ({ command: node('test-node.mjs', 'test/soak', `soak/${part}`), env });
const storm = (seed) => soak('storm', { SEQ_SOAK_MINUTES: values.minutes, SEQ_SOAK_SEED: String(seed) });

/** Of a run's own; that of a failure is given by SEQ_PROPERTY_SEED again. */
const SEED = process.env.SEQ_PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31);

/** What is proven, and by which runs. */
const PROOFS = {
  properties: {
    what: `Property tests as chance draws them, seed ${SEED}`,
    runs: [{ command: node('test-node.mjs', 'test/node'), env: { SEQ_PROPERTY_SEED: String(SEED) } }],
  },
  identity: {
    what: 'The frame named is the frame in the pixels, in three browsers',
    runs: [{ command: node('test-browsers.mjs', 'browsers/identity') }],
  },
  sequences: {
    what: 'The same in sequences with gaps, steps, offsets and negative numbers, at every speed',
    runs: [{ command: node('test-node.mjs', 'test/page', 'page/identity.test') }],
  },
  storm: {
    what: `${values.minutes} minutes of random users, a lying server, kills and crashes, three seeds`,
    runs: [storm(1), storm(2), storm(3)],
  },
  mounts: { what: 'An hour’s worth of mounts', runs: [soak('mounts')] },
  wall: { what: 'A wall of players', runs: [{ command: node('test-node.mjs', 'test/page', 'page/wall') }] },
  hostile: { what: 'Hostile files beside other players', runs: [soak('hostile-inputs')] },
  memory: { what: 'Memory by the operating system’s word', runs: [soak('memory')] },
  sound: { what: 'Ten minutes of sound beside a cut', runs: [soak('sound')] },
  play: { what: 'A minute of play at 24 frames a second', runs: [soak('playback')] },
  numbers: {
    what: 'Numbers in step with the picture, a minute at each rate',
    runs: [{ command: node('test-node.mjs', 'test/timed', 'timed/numbers-in-step'), env: { SEQ_SECONDS: '60' } }],
  },
};

if (values.list) {
  for (const [name, { what }] of Object.entries(PROOFS)) console.log(`${name.padEnd(10)} ${what}`);
  process.exit(0);
}
const unknown = positionals.filter((name) => !PROOFS[name]);
if (unknown.length > 0) {
  console.error(`No proof is called ${unknown.join(', ')}. There are: ${Object.keys(PROOFS).join(', ')}.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'seq-proof-'));

/** Runs one command of a proof; gives the figures its tests said, and whether all passed. */
async function run({ command, env = {} }) {
  const figures = join(folder, 'figures');
  writeFileSync(figures, '');
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SEQ_PROOF: '1', SEQ_FIGURES: figures, ...env },
  });
  const passed = await new Promise((done) => child.once('close', (status) => done(status === 0)));
  return { passed, figures: readFileSync(figures, 'utf8').trim().split('\n').filter(Boolean) };
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const commandOf = (name) => `\`npm run proof -- ${name}\``;
const rows = new Map();
let failed = false;
execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
for (const [name, { what, runs }] of Object.entries(PROOFS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const started = performance.now();
  const results = [];
  for (const one of runs) results.push(await run(one));
  const passed = results.every((result) => result.passed);
  failed ||= !passed;
  const figures = results.flatMap((result) => result.figures).map((line) => line.replaceAll('|', '\\|'));
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  const result = passed ? 'holds' : '**failed**';
  rows.set(commandOf(name), [what, result, figures.join('<br>'), minutes, commit, commandOf(name)]);
}
rmSync(folder, { recursive: true });

const browsers = findBrowsers()
  .filter(({ missing }) => !missing)
  .map(({ name, executable }) => {
    const said = spawnSync(executable, ['--version'], { encoding: 'utf8' }).stdout?.trim();
    return said?.split('\n').at(-1) || name;
  });
await useSource('/test/bench/paste-table.ts', async ({ machine, markdownTable, pastedRows, pasteResult }) => {
  const head = ['Proof', 'Result', 'Figures', 'Minutes', 'Commit', 'Command'];
  // Rows of proofs that were not run now stand as they are.
  const all = new Map([...pastedRows('proof', 'proofs.md'), ...rows]);
  const inOrder = Object.keys(PROOFS).flatMap((name) => (all.has(commandOf(name)) ? [all.get(commandOf(name))] : []));
  const table = `${[machine(), ...browsers].join('; ')}.\n\n${markdownTable(head, inOrder)}`;
  console.log(`\n${table}`);
  if (values.paste) await pasteResult('proof', table, 'proofs.md');
});
process.exit(failed ? 1 : 0);
