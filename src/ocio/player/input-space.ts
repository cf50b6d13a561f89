import { DISPLAY_FORMATS } from '../../core/colour/input-color.ts';
import { INPUT_SPACE_NAMES, type InputSpaceName } from '../../core/frame/input-space-names.ts';
import { PRIMARIES, type PrimariesName } from '../../core/colour/primaries/primaries.ts';
import type { OcioInputRequest, OcioPictureFacts } from '../../core/frame/ocio-request.ts';
import type { OcioInputBy } from '../../core/frame/ocio-answer.ts';
import type { Chromaticities } from '../../core/frame/planes.ts';
import { invalid } from '../config/invalid.ts';
import type { OcioConfig } from '../ocio-config.ts';

/** How interoperable names of spaces begin and end (ASWF Color Interop Forum, "Color Space Encodings for Textures"). */
const PRIMARIES_IDS: Partial<Record<PrimariesName, string>> = {
  rec709: 'rec709',
  rec2020: 'rec2020',
  'p3-d65': 'p3d65',
  'aces-ap0': 'ap0',
  'aces-ap1': 'ap1',
};
const TRANSFER_IDS: Partial<Record<NonNullable<OcioPictureFacts['transfer']>, string>> = {
  linear: 'lin',
  srgb: 'srgb',
  'gamma-2.2': 'g22',
};
/** Interoperable names of the spaces of `input-color` that have one. */
const CLIP_SPACE_IDS: Partial<Record<InputSpaceName, string>> = {
  'linear-rec709': 'lin_rec709_scene',
  acescg: 'lin_ap1_scene',
  'aces2065-1': 'lin_ap0_scene',
  'linear-p3-d65': 'lin_p3d65_scene',
  'linear-rec2020': 'lin_rec2020_scene',
  srgb: 'srgb_rec709_scene',
  'gamma-2.2': 'g22_rec709_scene',
};
/** Whether a format is one of screens, whose codes are sRGB where they say nothing; a TIFF may as well be a plate. */
const isOfScreens = (format: string): boolean => format !== 'tiff' && DISPLAY_FORMATS.has(format);
/** Encodings of spaces that codes of a screen cannot be in. */
const SCENE_ENCODINGS: ReadonlySet<string> = new Set(['', 'scene-linear', 'log']);
const NEAR = 2e-3;

export interface InputSpace {
  readonly space: string;
  readonly by: OcioInputBy;
}

/**
 * The space that a picture is in: the one chosen; else the one that its edit names; else what a file rule says that is meant for its path; else what the
 * file says of itself; else the default rule. A picture made for screens that says nothing is not taken for a linear or
 * logarithmic one: it is sRGB.
 */
export function inputSpace(config: OcioConfig, { space, otherwise, picture }: OcioInputRequest): InputSpace {
  if (space !== null) return { space: known(config, space), by: 'setting' };
  const ofClip = picture.space === undefined ? null : clipSpace(config, picture.space);
  if (ofClip) return { space: ofClip, by: 'clip' };
  const matched = config.spaceOfFile(picture.path);
  if (matched && matched.rule.kind !== 'default') return { space: matched.colorSpace, by: 'rule' };
  const stated = statedSpace(config, picture);
  if (stated) return { space: stated, by: 'file' };
  if (otherwise !== null) return { space: known(config, otherwise), by: 'first' };
  const byDefault = matched?.colorSpace ?? config.roles['default'] ?? 'scene_linear';
  const isScreen = isOfScreens(picture.format) || picture.layout === 'yuv' || picture.layout === 'packed';
  const isScene = SCENE_ENCODINGS.has(config.space(byDefault)?.encoding ?? '');
  const screen = isScreen && isScene ? interopSpace(config, 'srgb_rec709_scene') : null;
  return screen ? { space: screen, by: 'file' } : { space: known(config, byDefault), by: 'default' };
}

function known(config: OcioConfig, name: string): string {
  const space = config.space(name);
  if (space) return space.name;
  const named = config.namedTransforms.some((each) => each.name === name || each.aliases.includes(name));
  if (named) return name;
  throw invalid([config.name, 'input'], `there is no colour space, role or named transform "${name}"`);
}

/** A space that an edit names, as the config calls it or as `input-color` does; null: the config has none such. */
function clipSpace(config: OcioConfig, name: string): string | null {
  const id = isInputSpace(name) ? CLIP_SPACE_IDS[name] : undefined;
  return config.space(name)?.name ?? (id === undefined ? null : interopSpace(config, id));
}

function isInputSpace(name: string): name is InputSpaceName {
  return INPUT_SPACE_NAMES.some((known) => known === name);
}

/** The space that the file names by `colorInteropID`, or describes by chromaticities and transfer. */
function statedSpace(config: OcioConfig, picture: OcioPictureFacts): string | null {
  const { interopId, chromaticities, transfer, format } = picture;
  const byId = interopId === undefined ? null : interopSpace(config, interopId);
  if (byId) return byId;
  if (!chromaticities && !transfer) return null;
  const curve = TRANSFER_IDS[transfer ?? (format === 'exr' || format === 'hdr' ? 'linear' : 'srgb')];
  const primaries = chromaticities ? primariesId(chromaticities) : 'rec709';
  return curve && primaries ? interopSpace(config, `${curve}_${primaries}_scene`) : null;
}

function primariesId(stated: Chromaticities): string | null {
  for (const [name, id] of Object.entries(PRIMARIES_IDS)) {
    const ours = PRIMARIES[name as PrimariesName];
    if (stated.every((value, index) => Math.abs(value - (ours[index] ?? 0)) < NEAR)) return id;
  }
  return null;
}

/** A space by its interoperable name: as the config states it, or as one of its names, with `_scene` or without. */
function interopSpace(config: OcioConfig, id: string): string | null {
  const wanted = id.toLowerCase();
  const stated = config.spaces.find(({ interopId }) => interopId.toLowerCase() === wanted);
  return stated?.name ?? config.space(id)?.name ?? config.space(id.replace(/_scene$/i, ''))?.name ?? null;
}
