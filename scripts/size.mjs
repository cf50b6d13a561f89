// Fails when a built file outgrows what it may cost over the wire (gzip, level 9).
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = resolve(import.meta.dirname, '../dist');
const KILO = 1000;
/**
 * File → most kilobytes. Codecs are loaded with the first file of their kind: `png16` and `tiff` read ICC profiles, all of
 * stills and scans make smaller pictures in the light of any curve, PQ and HLG among them; `video` reads the boxes of MP4
 * and MOV and the parameters of streams beside mediabunny. Workers and what stands in for them (`worker`, `in-page`) are
 * loaded with the first player; they upload colour tables in bands (`colour-table` reads them), decode one frame side by side, and draw
 * through OpenColorIO configs, for which the rest is fetched with the first config: `ocio` with YAML, zip, XML and every transform, `ocio-colours` for the
 * presenter. `json-stream` reads long manifests and edits.
 */
const LIMITS = {
  'codecs/exr.js': 60,
  'codecs/exr-nowasm.js': 40,
  'codecs/exr-htj2k.js': 22,
  'codecs/exr-htj2k-nowasm.js': 20,
  // Stills share what makes them smaller, with a quick way for opaque pixels.
  'codecs/browser.js': 10.2,
  'codecs/png16.js': 12.5,
  // Names the kinds of TIFF that it does not read.
  'codecs/tiff.js': 14.3,
  'codecs/hdr.js': 8.5,
  'codecs/tga.js': 8.5,
  'codecs/pixel-values.js': 4,
  // Scopes grade pixels by the twin of the whole shader.
  'codecs/scopes.js': 14.5,
  'codecs/colour-table.js': 4,
  'codecs/dpx-cineon.js': 9.5,
  // Every container of sound that mediabunny reads, and the decoders of `sound.js`.
  'codecs/audio.js': 76,
  'codecs/sound.js': 3,
  // With the sound of files whose edit lists put it together.
  'codecs/video.js': 73,
  'codecs/ocio.js': 120,
  'codecs/ocio-colours.js': 12,
  'codecs/ocio-cg-configs.js': 10,
  'codecs/ocio-studio-configs.js': 34,
  // The presenter and what fetches and reads files; codecs are files of their own.
  'worker.js': 50.2,
  'in-page.js': 49.5,
  // All that a page waits for before the first picture of a plain source.
  'cdn.js': 90,
  // Drawing on frames, with the check of what is drawn.
  // With what draws notes of many strokes ahead, and lays annotated frames out on pages.
  'cdn-annotate.js': 16,
  'cdn-annotated-frames.js': 1.5,
  'cdn-compare-overlay.js': 3,
  'cdn-compared-source.js': 2.5,
  'cdn-controls.js': 6,
  // With the mixing of its sound, its notes in both directions (`exportOtio()` writes them at once), time effects of
  // compositions, and which host each clip comes from.
  'cdn-edit.js': 18,
  // A language beside English: all words of the interface.
  'cdn-german.js': 7,
  'cdn-json-stream.js': 1.5,
  'cdn-measured-peaks.js': 2,
  'cdn-media-rows.js': 3,
  'cdn-openers.js': 10,
  // With the numbers over the picture, how much of a frame has come, and what false colours stand for.
  'cdn-panels.js': 9,
  'cdn-part-strings.js': 3,
  'cdn-play-sound.js': 6,
  'cdn-rolldown-runtime.js': 0.5,
  'cdn-player-files.js': 2,
  // What several lazy files share: names of commands, names, rows and descriptions of settings, scopes' among them, values
  // in words.
  'cdn-shared.js': 7.5,
  'cdn-sound-beside.js': 3,
  // With the transfer functions that their scales are made of, and what makes each pixel of a trace.
  'cdn-scopes.js': 11.5,
  'cdn-status-line.js': 4,
  'cdn-status-panel.js': 3.5,
  'cdn-thumbnails.js': 3,
  'cdn-timeline-body.js': 14,
  'cdn-worker.js': 50.2,
};

/** Entry → most kilobytes of it and of every chunk that it imports at once. */
const ENTRIES = { 'ocio.js': 45 };
/** Chunks that `ocio.js` loads when a config needs them, by the beginning of their names. */
const LAZY = {
  'aces1-output-': 3,
  'aces2-functions-': 10,
  'aces2-output-': 1.5,
  'build-grading-': 7,
  'cameras-': 2,
  'cg-config-': 6,
  'displays-': 2,
  'file-formats-': 18,
  'studio-config-': 11,
};

const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length / KILO;
let failed = false;
for (const name of readdirSync(resolve(dist, 'codecs'))) {
  if (`codecs/${name}` in LIMITS) continue;
  console.error(`codecs/${name} has no limit: give it one in scripts/size.mjs`);
  failed = true;
}
for (const name of readdirSync(dist).filter((file) => file.startsWith('cdn') && !(file in LIMITS))) {
  console.error(`${name} has no limit: give it one in scripts/size.mjs`);
  failed = true;
}
// A file that cdn.js imports at once would be waited for as well, a round trip later.
if (withImports('cdn.js').size > 1) {
  console.error(`cdn.js imports at once: ${[...withImports('cdn.js')].slice(1).join(', ')}`);
  failed = true;
}
for (const [name, limit] of Object.entries(LIMITS)) {
  const path = resolve(dist, name);
  if (!existsSync(path)) {
    console.error(`${name} was not built`);
    failed = true;
    continue;
  }
  check(name, gzipped(path), limit);
}
for (const [name, limit] of Object.entries(ENTRIES)) {
  const files = [...withImports(name)];
  check(
    `${name} and what it imports`,
    files.map((file) => gzipped(resolve(dist, file))).reduce((a, b) => a + b),
    limit,
  );
}
for (const [prefix, limit] of Object.entries(LAZY)) {
  const names = readdirSync(dist).filter((name) => name.startsWith(prefix));
  if (names.length === 0) {
    console.error(`no chunk is called ${prefix}: correct scripts/size.mjs`);
    failed = true;
  }
  for (const name of names) check(name, gzipped(resolve(dist, name)), limit);
}

function check(name, size, limit) {
  const over = size > limit;
  failed ||= over;
  console.log(`${over ? 'TOO BIG ' : ''}${name}: ${size.toFixed(1)} of ${limit} kB gzip`);
}

/** A file of dist and those that it imports at once, with what they import. */
function withImports(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const text = readFileSync(resolve(dist, name), 'utf8');
  for (const [, imported] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) withImports(imported, found);
  return found;
}
console.log(`files: ${readdirSync(dist).join(' ')}`);
process.exit(failed ? 1 : 0);
