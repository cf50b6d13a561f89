/** Small OpenTimelineIO documents for tests. Times are in frames at a rate. */
export type OtioJson = Record<string, unknown>;

export const time = (value: number, rate = 24): OtioJson => ({ OTIO_SCHEMA: 'RationalTime.1', value, rate });

export const range = (start: number, duration: number, rate = 24): OtioJson => ({
  OTIO_SCHEMA: 'TimeRange.1',
  start_time: time(start, rate),
  duration: time(duration, rate),
});

/** Images `NAME.####.exr` from `first` on, whose media time begins at `availableStart`. */
export const sequence = (name: string, first: number, count: number, options: OtioJson = {}): OtioJson => ({
  OTIO_SCHEMA: 'ImageSequenceReference.1',
  target_url_base: 'https://media.example/shots',
  name_prefix: `${name}.`,
  name_suffix: '.exr',
  start_frame: first,
  frame_step: 1,
  rate: 24,
  frame_zero_padding: 4,
  available_range: range(first, count),
  ...options,
});

export const external = (url: string, available: OtioJson | null = null): OtioJson => ({
  OTIO_SCHEMA: 'ExternalReference.1',
  target_url: url,
  available_range: available,
});

export const clip = (
  name: string,
  media: OtioJson | null,
  source: OtioJson | null = null,
  more: OtioJson = {},
): OtioJson => ({
  OTIO_SCHEMA: 'Clip.1',
  name,
  media_reference: media ?? { OTIO_SCHEMA: 'MissingReference.1' },
  source_range: source,
  ...more,
});

export const gap = (frames: number): OtioJson => ({ OTIO_SCHEMA: 'Gap.1', source_range: range(0, frames) });
export const transition = (): OtioJson => ({ OTIO_SCHEMA: 'Transition.1', in_offset: time(6), out_offset: time(6) });
export const track = (children: OtioJson[], more: OtioJson = {}): OtioJson => ({
  OTIO_SCHEMA: 'Track.1',
  kind: 'Video',
  children,
  ...more,
});
export const stack = (children: OtioJson[], more: OtioJson = {}): OtioJson => ({
  OTIO_SCHEMA: 'Stack.1',
  children,
  ...more,
});
export const timeline = (tracks: OtioJson[], more: OtioJson = {}): OtioJson => ({
  OTIO_SCHEMA: 'Timeline.1',
  name: 'cut',
  tracks: stack(tracks),
  ...more,
});
