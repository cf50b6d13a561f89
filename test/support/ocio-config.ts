import { loadConfig, type OcioConfig, type SpaceRequest, type ViewRequest } from '../../src/ocio.ts';

/** A small config: its spaces are given as YAML, other keys too; `ref` is the reference, `raw` is data. */
export function configText({ spaces = '', rest = '', version = '2.5' }: ConfigParts = {}): string {
  return `ocio_profile_version: ${version}
${/^roles:/m.test(rest) ? '' : 'roles: {scene_linear: ref, default: ref}'}
${/^displays:/m.test(rest) ? '' : 'displays:\n  monitor:\n    - !<View> {name: plain, colorspace: ref}'}
${rest}
colorspaces:
  - !<ColorSpace> {name: ref}
  - !<ColorSpace> {name: raw, isdata: true}
${spaces}
`;
}

export interface ConfigParts {
  readonly spaces?: string;
  readonly rest?: string;
  readonly version?: string;
}

/** A space of the YAML above with a transform to the reference. */
export const spaceText = (name: string, transform: string): string =>
  `  - !<ColorSpace>\n    name: ${name}\n    to_scene_reference: ${transform}`;

/** A config over files that are texts or bytes by their paths. */
export function loadWithFiles(
  parts: ConfigParts,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<OcioConfig> {
  return loadConfig(configText(parts), {
    environment,
    read: (path) => {
      const found = files[path];
      if (found === undefined) return Promise.reject(new Error(`no file ${path}`));
      return Promise.resolve(typeof found === 'string' ? new TextEncoder().encode(found) : found);
    },
  });
}

/** Puts a colour through what one transform does. */
export async function through(
  transform: string,
  colour: readonly [number, number, number],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<[number, number, number]> {
  const config = await loadWithFiles({ spaces: spaceText('tried', transform) }, files);
  return (await config.processor({ from: 'tried', to: 'ref' })).evaluate(colour);
}

/** Message of the error that a request is refused with. */
export async function refusal(config: Promise<OcioConfig>, request: SpaceRequest | ViewRequest): Promise<string> {
  try {
    await (await config).processor(request);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${code}: ${message}`;
  }
  throw new Error('it was not refused');
}
