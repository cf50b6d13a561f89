import '../../src/define.ts';
import { configureColour } from '../../src/index.ts';
import { sampleShot } from './sample-shot.ts';

/** Attributes of the player that the page's address may set. */
const PASSED = [
  'src',
  'frames',
  'frame',
  'fps',
  'layer',
  'range',
  'loop',
  'playback',
  'speed',
  'autoplay',
  'resolution',
  'missing',
  'exposure',
  'channel',
  'display',
  'keymap',
  'label',
  'preload',
  'cache-max-mb',
  'cache-percent',
  'workers',
  'fit',
  'background',
  'ocio',
  'ocio-input',
  'ocio-display',
  'ocio-view',
  'ocio-look',
  'audio-src',
  'audio-offset',
  'audio-scrub',
];

const query = new URLSearchParams(location.search);
const player = document.querySelector('seq-player');
const scheme = query.get('scheme');
if (scheme === 'dark' || scheme === 'light') document.documentElement.dataset.scheme = scheme;
const sample = player && (await sampleShot(player, document.querySelector('#making')));
/** The sample shot where the address names no source. */
const source: Readonly<Record<string, string>> = query.has('src') ? {} : { ...sample };
for (const name of PASSED) {
  const value = query.get(name) ?? source[name];
  if (value !== undefined) player?.setAttribute(name, value);
}
const timeline = document.querySelector('seq-timeline');
timeline?.setAttribute('units', query.get('units') ?? 'frames');
for (const name of ['waveform', 'thumbnails']) timeline?.toggleAttribute(name, query.has(name));
/** A config from a file is the page's: for all its players, until it is taken back. */
const form = document.querySelector<HTMLFormElement>('#colour');
form?.addEventListener('change', ({ target }) => {
  const [file] = target instanceof HTMLInputElement ? (target.files ?? []) : [];
  if (file) configureColour({ ocio: file });
});
form?.addEventListener('reset', () => configureColour({ ocio: null }));
await player?.updateComplete;
player?.focus();
