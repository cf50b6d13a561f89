import { text as first } from '../configs/cg-config-v1.0.0_aces-v1.3_ocio-v2.1.ts';
import { text as second } from '../configs/cg-config-v2.1.0_aces-v1.3_ocio-v2.3.ts';
import { text as third } from '../configs/cg-config-v2.2.0_aces-v1.3_ocio-v2.4.ts';
import { text as fourth } from '../configs/cg-config-v4.0.0_aces-v2.0_ocio-v2.5.ts';

/** Texts of the built-in CG configs, by name: fetched when a player first names one. */
export const texts: Readonly<Record<string, string>> = {
  'cg-config-v1.0.0_aces-v1.3_ocio-v2.1': first,
  'cg-config-v2.1.0_aces-v1.3_ocio-v2.3': second,
  'cg-config-v2.2.0_aces-v1.3_ocio-v2.4': third,
  'cg-config-v4.0.0_aces-v2.0_ocio-v2.5': fourth,
};
