import { annotations, comparing, openers, sound } from '../../../src/core/player/lazy-parts.ts';

// What a page loads when it is first needed is there from the beginning here: tests of what it does need not wait for it.
await Promise.all([annotations.load(), comparing.load(), openers.load(), sound.load()]);
