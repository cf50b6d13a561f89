import {
  OCIO_CONFIG_ALIASES,
  OCIO_CONFIG_NAMES,
  ocioConfigName,
  type OcioConfigName,
} from '../../core/colour/ocio-config-names.ts';
import { invalid } from '../config/invalid.ts';

/** What the module of a built-in config exports. */
export interface BuiltInConfig {
  readonly text: string;
}

/** OpenColorIO's built-in configs, each loaded when it is asked for. */
const CONFIGS: Readonly<Record<OcioConfigName, () => Promise<BuiltInConfig>>> = {
  'cg-config-v1.0.0_aces-v1.3_ocio-v2.1': () => import('./cg-config-v1.0.0_aces-v1.3_ocio-v2.1.ts'),
  'cg-config-v2.1.0_aces-v1.3_ocio-v2.3': () => import('./cg-config-v2.1.0_aces-v1.3_ocio-v2.3.ts'),
  'cg-config-v2.2.0_aces-v1.3_ocio-v2.4': () => import('./cg-config-v2.2.0_aces-v1.3_ocio-v2.4.ts'),
  'cg-config-v4.0.0_aces-v2.0_ocio-v2.5': () => import('./cg-config-v4.0.0_aces-v2.0_ocio-v2.5.ts'),
  'studio-config-v1.0.0_aces-v1.3_ocio-v2.1': () => import('./studio-config-v1.0.0_aces-v1.3_ocio-v2.1.ts'),
  'studio-config-v2.1.0_aces-v1.3_ocio-v2.3': () => import('./studio-config-v2.1.0_aces-v1.3_ocio-v2.3.ts'),
  'studio-config-v2.2.0_aces-v1.3_ocio-v2.4': () => import('./studio-config-v2.2.0_aces-v1.3_ocio-v2.4.ts'),
  'studio-config-v4.0.0_aces-v2.0_ocio-v2.5': () => import('./studio-config-v4.0.0_aces-v2.0_ocio-v2.5.ts'),
};

/** Names that `ocio://` may be followed by. */
export const BUILT_IN_CONFIGS: readonly string[] = [...Object.keys(OCIO_CONFIG_ALIASES), ...OCIO_CONFIG_NAMES];

/** The text of a built-in config, by the name after `ocio://`. */
export async function builtInConfig(name: string): Promise<string> {
  const known = ocioConfigName(name);
  if (!known) throw invalid([`ocio://${name}`], `there is no such config; there are ${BUILT_IN_CONFIGS.join(', ')}`);
  return (await CONFIGS[known]()).text;
}
