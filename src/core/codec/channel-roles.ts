/** What a channel is in its layer, in capitals: `R`, `A`, `RY`, `Z`; a name that means nothing here as it is. */
export type ChannelRole = string;

/** How a layer's channels are read. */
export type LayerReading = 'colour' | 'luminance' | 'xyz' | 'vector' | 'uv' | 'motion' | 'depth' | 'id' | 'data';

/** Other words for the roles that pictures are assembled of. Case and brackets do not matter. */
const SYNONYMS: Readonly<Record<string, ChannelRole>> = {
  RED: 'R',
  GREEN: 'G',
  BLUE: 'B',
  ALPHA: 'A',
  LUMINANCE: 'Y',
  LUMA: 'Y',
  DEPTH: 'Z',
};

/** Names that renderers give to the picture itself, and those that mean it only where nothing stands before them. */
const BEAUTY = /^(?:rgba?|beauty|bty|combined|master|composite)$/i;
const BEAUTY_ALONE = /^(?:c|ci|colou?r|final|image)$/i;

/** Names of passes that hold no picture, by what they hold. Suffixes after `_`, `-` or a digit do not matter. */
const DATA: readonly (readonly [RegExp, LayerReading])[] = [
  [/^(?:(?:p|n)(?:world|ref|cam|obj)?|pos(?:ition)?s?|points?|normals?|tangents?)(?![a-z])/i, 'vector'],
  [/^(?:world|camera)_?(?:pos(?:ition)?|normals?)(?![a-z])/i, 'vector'],
  [/^(?:uvs?|st)(?![a-z])/i, 'uv'],
  [/^(?:motion(?:_?vectors?)?|mvs?|velocity|vector|forward|backward)(?![a-z])/i, 'motion'],
  [/^(?:z|zback|z_?depth|depth|mist)(?![a-z])/i, 'depth'],
  [/^(?:crypto\w*|ids?|index(?:ob|ma)|(?:obj(?:ect)?|mat(?:erial)?|asset|node|prim(?:itive)?)_?ids?)(?![a-z])/i, 'id'],
  [/^(?:ao|ambient_?occlusion|occlusion)(?![a-z])/i, 'data'],
];

/** A channel's layer: its name up to the last dot. */
export function prefixOf(channel: string): string {
  return channel.slice(0, Math.max(0, channel.lastIndexOf('.')));
}

/** What a channel is by its own name, after the last dot: `r`, `Red` and `[red]` are `R`. */
export function roleOf(channel: string): ChannelRole {
  const name = channel
    .slice(channel.lastIndexOf('.') + 1)
    .replace(/^[[({<](.+)[\])}>]$/, '$1')
    .toUpperCase();
  return SYNONYMS[name] ?? name;
}

/**
 * Channels by role. Where two of a layer have the same role (`R` and `red`), the shorter name counts; the names that do
 * not count are `unused`.
 */
export function channelsByRole(
  channels: readonly string[],
  layer = '',
): {
  readonly roles: ReadonlyMap<ChannelRole, string>;
  readonly unused: readonly string[];
} {
  const roles = new Map<ChannelRole, string>();
  const unused: string[] = [];
  for (const name of channels) {
    const role = roleInLayer(name, layer);
    const before = roles.get(role);
    if (before === undefined) roles.set(role, name);
    else {
      const isShorter = name.length < before.length;
      unused.push(isShorter ? before : name);
      if (isShorter) roles.set(role, name);
    }
  }
  return { roles, unused };
}

const COMPONENT_SETS = ['RGB', 'XYZ'] as const;

/**
 * Layers that are written without a dot, a name before each component: `LeR`, `LeG`, `LeB`, `diffuse_r` and so on. The
 * layer of each channel that belongs to one; a set counts only where all three are there.
 */
export function joinedPrefixes(channels: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const names = new Set(channels);
  for (const name of channels) {
    const [, stem = '', separator = '', first = ''] =
      /^([^.]*?[^._\-A-Z]|[^.]+(?=[_-]))([_-]?)([RrXx])$/.exec(name) ?? [];
    if (stem === '' || (separator === '' && first !== first.toUpperCase())) continue;
    const isLower = first !== first.toUpperCase();
    const withSuffix = (letter: string): string => stem + separator + (isLower ? letter.toLowerCase() : letter);
    const set = COMPONENT_SETS.find((letters) => letters.startsWith(first.toUpperCase()));
    const members = [...(set ?? '')].map(withSuffix);
    if (members.length < 3 || !members.every((member) => names.has(member))) continue;
    for (const member of [...members, withSuffix('A')]) if (names.has(member)) found.set(member, stem);
  }
  return found;
}

const segments = (layer: string): string[] => layer.split('.').filter((segment) => segment !== '');

/** Whether a layer or part is called what renderers call the picture itself: `beauty`, `ViewLayer.Combined`, `C`. */
export function isBeautyName(name: string): boolean {
  const all = segments(name);
  const last = all.at(-1) ?? '';
  return BEAUTY.test(last) || (all.length === 1 && BEAUTY_ALONE.test(last));
}

/** What a layer or part of that name holds where it is known for no picture; null for every other name. */
function dataReading(name: string): LayerReading | null {
  const last = segments(name).at(-1) ?? '';
  return DATA.find(([form]) => form.test(last))?.[1] ?? null;
}

/** What is needed of a layer to say how it is read. */
export interface NamedChannels {
  readonly id: string;
  readonly part: string;
  readonly channels: readonly string[];
}

/**
 * How a layer is read: by its name where that is known for data, else by its channels. `isXyz` says that the file's
 * primaries are those of CIE XYZ: `X`, `Y` and `Z` are then colour, as they are in a picture of nothing else.
 */
export function layerReading({ id, part, channels }: NamedChannels, isXyz = false): LayerReading {
  const roles = new Set(channels.map((name) => roleInLayer(name, id)));
  const has = (...wanted: string[]): boolean => wanted.every((role) => roles.has(role));
  const named = dataReading(id === '' ? part : id);
  if (has('X', 'Y', 'Z')) return named === null && (isXyz || (id === '' && part === '')) ? 'xyz' : (named ?? 'vector');
  if (named !== null) return named;
  if (has('R', 'G', 'B') || has('Y', 'RY', 'BY') || has('Y', 'U', 'V')) return 'colour';
  if (has('Y')) return 'luminance';
  if (has('U', 'V')) return 'uv';
  if (has('X', 'Y')) return 'motion';
  if (has('Z') || has('ZBACK')) return 'depth';
  return 'data';
}

/** A channel's own name within its layer, for names that are joined without a dot too. */
function leaf(channel: string, layer: string): string {
  const joined = layer !== '' && channel.startsWith(layer) ? channel.slice(layer.length).replace(/^[._-]/, '') : '';
  return joined === '' ? channel : joined;
}

/** The role of a channel within its layer. */
export const roleInLayer = (channel: string, layer: string): ChannelRole => roleOf(leaf(channel, layer));
