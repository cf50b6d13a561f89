import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { SeqError, type SeqErrorCode } from '../src/core/base/seq-error.ts';

const meta: Meta = { title: 'Player/Errors' };
export default meta;

/** A player whose frames all fail with a code. */
function failing(code: SeqErrorCode, message: string): TemplateResult {
  const refuse = (): Promise<never> => Promise.reject(new SeqError(code, message));
  return html`<div class="review">
    <seq-player src="shot.####.exr" frames="1001-1012" .resolveFrame=${refuse} missing="error" controls>
      <seq-timeline></seq-timeline>
    </seq-player>
  </div>`;
}

const story = (code: SeqErrorCode, message: string): StoryObj => ({ render: () => failing(code, message) });

export const NotFound = story('not-found', 'File not found at plates/sh010.1001.exr (HTTP 404).');
export const Forbidden = story('forbidden', 'plates/sh010.1001.exr may not be read (HTTP 403).');
export const FetchFailed = story('fetch-failed', 'plates/sh010.1001.exr could not be fetched: the network is down.');
export const Truncated = story('truncated', 'The file ends at byte 1202121 of 5223342; 212 of 1080 rows were decoded.');
export const DecodeFailed = story('decode-failed', 'Chunk 12 of 68 does not inflate: invalid distance at byte 4711.');
export const FormatUnsupported = story('format-unsupported', 'EXR: unknown compression 10.');
export const FrameTooLarge = story('frame-too-large', 'A frame takes 1.2 GB; the memory limit is 512 MB.');
export const WorkerCrashed = story('worker-crashed', 'The decoder stopped twice on this frame.');
export const WorkerBlocked = story('worker-blocked', "Add 'wasm-unsafe-eval' to script-src.");
export const OcioInvalid = story(
  'ocio-invalid',
  'colour space "acescg" › from_scene_reference: there is no file "log.spi1d".',
);
export const SourceInvalid = story('source-invalid', 'The address of frame 1001 is no address: "plates\\sh010".');
export const GlUnavailable = story('gl-unavailable', 'The browser gives no WebGL 2, which pictures are drawn with.');
export const GlContextLost = story('gl-context-lost', 'The graphics driver was reset; pictures are uploaded again.');
export const BudgetTooSmall = story('budget-too-small', 'The memory limit of 4 MB holds no frame of this size.');
