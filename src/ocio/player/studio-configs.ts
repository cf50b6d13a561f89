import { text as first } from '../configs/studio-config-v1.0.0_aces-v1.3_ocio-v2.1.ts';
import { text as second } from '../configs/studio-config-v2.1.0_aces-v1.3_ocio-v2.3.ts';
import { text as third } from '../configs/studio-config-v2.2.0_aces-v1.3_ocio-v2.4.ts';
import { text as fourth } from '../configs/studio-config-v4.0.0_aces-v2.0_ocio-v2.5.ts';

/** Texts of the built-in studio configs, by name: fetched when a player first names one. */
export const texts: Readonly<Record<string, string>> = {
  'studio-config-v1.0.0_aces-v1.3_ocio-v2.1': first,
  'studio-config-v2.1.0_aces-v1.3_ocio-v2.3': second,
  'studio-config-v2.2.0_aces-v1.3_ocio-v2.4': third,
  'studio-config-v4.0.0_aces-v2.0_ocio-v2.5': fourth,
};
