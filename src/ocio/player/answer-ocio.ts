import { SeqError } from '../../core/base/seq-error.ts';
import { ocioConfigName } from '../../core/colour/ocio-config-names.ts';
import type { OcioAnswer, OcioInputAnswer, OcioMenu, OcioStage, OcioViewAnswer } from '../../core/frame/ocio-answer.ts';
import type {
  OcioConfigAddress,
  OcioInputRequest,
  OcioRequest,
  OcioViewRequest,
} from '../../core/frame/ocio-request.ts';
import { USE_DISPLAY_NAME } from '../config/display-views.ts';
import type { OcioColorSpace } from '../config/config-data.ts';
import { invalid } from '../config/invalid.ts';
import { loadConfigWith } from '../load-config.ts';
import type { OcioConfig } from '../ocio-config.ts';
import { tableKey } from '../ops/lut/lut-table.ts';
import type { OcioProcessor } from '../processor.ts';
import { inputSpace } from './input-space.ts';

/** Imports a lazily fetched file by its name. */
type ImportModule = (name: string) => Promise<unknown>;

/** Configs that are kept, with the files that they have read. */
const KEPT = 4;
/** Tables of one conversion: what a shader can read beside the picture's own textures. */
const MOST_TABLES = 5;
const MOST_TABLE_BYTES = 128 * 1024 * 1024;
/** Spaces that a menu lists. */
const MOST_SPACES = 1000;
const SCENE_LINEAR = 'scene_linear';

/** By address; least recently used first. */
const configs = new Map<string, Promise<OcioConfig>>();

/**
 * Does what a player asks of a config: loads it, once for all that name it, and makes the conversion as GLSL and tables.
 * Rejects with `ocio-invalid` that leads to the place in the config.
 */
export async function answerOcio(request: OcioRequest, importModule: ImportModule): Promise<OcioAnswer> {
  const config = await configAt(request.config, importModule);
  return request.kind === 'input' ? answerInput(config, request) : answerView(config, request);
}

function configAt(address: OcioConfigAddress, importModule: ImportModule): Promise<OcioConfig> {
  const key = `${address.credentials} ${address.url}`;
  const loading = configs.get(key) ?? loadConfigWith(address.url, address, (name) => builtIn(name, importModule));
  configs.delete(key);
  configs.set(key, loading);
  // What could not be loaded is tried again when it is asked for again.
  loading.catch(() => configs.delete(key));
  for (const oldest of configs.keys()) {
    if (configs.size <= KEPT) break;
    configs.delete(oldest);
  }
  return loading;
}

async function builtIn(name: string, importModule: ImportModule): Promise<string> {
  const known = ocioConfigName(name);
  if (!known) throw invalid([`ocio://${name}`], 'there is no built-in config of this name; ocio://default is one');
  const file = known.startsWith('cg-') ? 'ocio-cg-configs' : 'ocio-studio-configs';
  const { texts } = (await importModule(file)) as { texts: Readonly<Record<string, string>> };
  return texts[known] ?? '';
}

async function answerInput(config: OcioConfig, request: OcioInputRequest): Promise<OcioInputAnswer> {
  const { space, by } = inputSpace(config, request);
  const isData = config.space(space)?.isData ?? false;
  const processor = isData ? null : await config.processor({ from: space, to: SCENE_LINEAR });
  return { kind: 'input', space, by, isData, stage: stageOf(processor, 'ocioIn') };
}

async function answerView(config: OcioConfig, request: OcioViewRequest): Promise<OcioViewAnswer> {
  const chosen = chosenView(config, request);
  const { display, view } = chosen;
  const looks = request.look === null ? {} : { looks: request.look };
  const shown = shownSpace(config, display, view);
  const isData = shown?.isData ?? false;
  const processor = isData ? null : await config.processor({ from: SCENE_LINEAR, display, view, ...looks });
  return {
    kind: 'view',
    display,
    view,
    look: request.look ?? chosen.looks,
    isData,
    isP3: isP3(display, shown),
    isHdr: /^(hdr|edr)-video$/.test(shown?.encoding ?? '') || /\b(pq|hlg|st ?2084|hdr)\b/i.test(display),
    stage: stageOf(processor, 'ocioView'),
    menu: menuOf(config),
  };
}

/** The display and view asked for; what is not asked for is the config's first that is meant for scene-linear colours. */
function chosenView(config: OcioConfig, request: OcioViewRequest): { display: string; view: string; looks: string } {
  const display = request.display ?? config.displays[0]?.name;
  if (display === undefined) throw invalid([config.name], 'the config has no display');
  const views = config.displays.find(({ name }) => name === display)?.views ?? [];
  const view = request.view ?? (config.viewsFor(display, SCENE_LINEAR)[0] ?? views[0])?.name;
  if (view === undefined) {
    const known = config.displays.map(({ name }) => name).join(', ');
    throw invalid([config.name, `display "${display}"`], `there is no such display with a view; there are ${known}`);
  }
  return { display, view, looks: views.find(({ name }) => name === view)?.looks ?? '' };
}

/** The space that a view's values are in at last. */
function shownSpace(config: OcioConfig, display: string, view: string): OcioColorSpace | null {
  const found = config.displays.find(({ name }) => name === display)?.views.find(({ name }) => name === view);
  if (!found) return config.space(display);
  return config.space(found.colorSpace === USE_DISPLAY_NAME ? display : found.colorSpace);
}

function isP3(display: string, space: OcioColorSpace | null): boolean {
  const names = [display, space?.name ?? '', space?.interopId ?? '', ...(space?.aliases ?? [])];
  return names.some((name) => /(^|[^a-z0-9])(display)?[ _-]?p3/i.test(name));
}

function menuOf({ displays, looks, spaces }: OcioConfig): OcioMenu {
  return {
    displays: displays.map(({ name, views }) => ({ name, views: views.map((view) => view.name) })),
    looks: looks.map(({ name }) => name),
    spaces: spaces
      .filter(({ isActive }) => isActive)
      .slice(0, MOST_SPACES)
      .map(({ name, family }) => ({ name, family })),
  };
}

/** A conversion as a stretch of the player's shader; null: values stay as they are. */
function stageOf(processor: OcioProcessor | null, name: 'ocioIn' | 'ocioView'): OcioStage {
  if (!processor) return { glsl: `vec3 ${name}(vec3 rgb) { return rgb; }\n`, tables: [] };
  const { glsl, textures } = processor.shader(name);
  const bytes = textures.reduce((sum, { values }) => sum + values.byteLength, 0);
  if (textures.length > MOST_TABLES || bytes > MOST_TABLE_BYTES) {
    const message = `The conversion needs ${textures.length} tables of ${bytes} bytes: more than a shader can read here.`;
    throw new SeqError('ocio-invalid', message);
  }
  const tables = textures.map((texture) => {
    const { width, height, depth, channels, values } = texture;
    return { ...texture, key: [width, height, depth, channels, tableKey(values)].join(' ') };
  });
  return { glsl, tables };
}
