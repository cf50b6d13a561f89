const LATEST_CG = 'cg-config-v4.0.0_aces-v2.0_ocio-v2.5';
const LATEST_STUDIO = 'studio-config-v4.0.0_aces-v2.0_ocio-v2.5';

/** OpenColorIO's built-in configs, by the names that `ocio://` may be followed by. */
export const OCIO_CONFIG_NAMES = [
  'cg-config-v1.0.0_aces-v1.3_ocio-v2.1',
  'cg-config-v2.1.0_aces-v1.3_ocio-v2.3',
  'cg-config-v2.2.0_aces-v1.3_ocio-v2.4',
  LATEST_CG,
  'studio-config-v1.0.0_aces-v1.3_ocio-v2.1',
  'studio-config-v2.1.0_aces-v1.3_ocio-v2.3',
  'studio-config-v2.2.0_aces-v1.3_ocio-v2.4',
  LATEST_STUDIO,
] as const;

export type OcioConfigName = (typeof OCIO_CONFIG_NAMES)[number];

/** Names that stand for one of them. */
export const OCIO_CONFIG_ALIASES: Readonly<Record<string, OcioConfigName>> = {
  default: LATEST_CG,
  'cg-config-latest': LATEST_CG,
  'studio-config-latest': LATEST_STUDIO,
};

/** The config that a name after `ocio://` stands for, in any case; null where there is none. */
export function ocioConfigName(name: string): OcioConfigName | null {
  const wanted = name.toLowerCase();
  return OCIO_CONFIG_ALIASES[wanted] ?? OCIO_CONFIG_NAMES.find((known) => known === wanted) ?? null;
}
