import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { SourceNote } from '../../../src/core/frame/source-note.ts';
import { editSource } from '../../../src/core/edit/edit-source.ts';
import type { EditTimeline } from '../../../src/core/sequence/source/edit-timeline.ts';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import { readOtio } from '../../../src/core/edit/otio/read-otio.ts';
import { RunFrameList } from '../../../src/core/sequence/frames/run-frame-list.ts';
import type { ResolvedSource } from '../../../src/core/sequence/source/resolve-source.ts';
import type { ResolveMedia } from '../../../src/core/sequence/source/source-description.ts';
import { sourceKind } from '../../../src/core/sequence/source/source-kind.ts';
import type { SourceOpener } from '../../../src/core/sequence/source/source-opener.ts';

const signal = new AbortController().signal;
const context = { baseUrl: 'https://host.example/', signal, fresh: false };

/** Videos of a hundred frames at 24. */
const videos: SourceOpener = {
  takes: (description) => sourceKind(description) === 'video',
  open: ({ src }) => ({
    id: `video ${src}`,
    frames: new RunFrameList([{ first: frameNumber(1), last: frameNumber(100), step: 1 }]),
    sequential: true,
    label: src ?? '',
    rate: [24, 1],
    request: () => ({ url: src ?? '' }),
  }),
};

export interface OpenedEdit {
  readonly source: ResolvedSource;
  readonly edit: EditTimeline;
  readonly notes: readonly SourceNote[] | undefined;
  /** Address that an edit frame is loaded from. */
  address(frame: number): Promise<string>;
  /** What a frame's request fails with. */
  failure(frame: number): Promise<unknown>;
}

/** Opens an OpenTimelineIO document as a player would; nothing is fetched. */
export async function openEdit(document: unknown, resolveMedia: ResolveMedia | null = null): Promise<OpenedEdit> {
  const options = { baseUrl: 'https://host.example/cuts/cut.otio', label: 'cut.otio' };
  const content = runAtOnce(readOtio(document, options));
  const source = await editSource(content, context, [videos], { resolveMedia });
  const { edit } = source;
  if (!edit) throw new Error('it is no edit');
  const request = async (frame: number) => source.request(frameNumber(frame), signal);
  return {
    source,
    edit,
    notes: source.notes,
    address: async (frame) => {
      const given = await request(frame);
      return 'url' in given ? given.url : 'blob';
    },
    failure: (frame) =>
      request(frame).then(
        () => null,
        (error: unknown) => error,
      ),
  };
}
