/** What there is to see of a picture's values, in the order in which it is shown. */
export const SCOPES = ['waveform', 'parade', 'vectorscope', 'histogram'] as const;
export type ScopeName = (typeof SCOPES)[number];

/** What is counted: code values of the display, light, or its stops around 18 % grey. */
export const SCOPE_VALUES = ['display', 'linear', 'log'] as const;
export type ScopeValues = (typeof SCOPE_VALUES)[number];

/** Where on its way to the display: after exposure, tables, tone map and OpenColorIO view, or before all of them. */
export const SCOPE_STAGES = ['after', 'before'] as const;
export type ScopeStage = (typeof SCOPE_STAGES)[number];

/** What scales are labelled with. */
export const SCOPE_UNITS = ['percent', 'codes', 'nits'] as const;
export type ScopeUnits = (typeof SCOPE_UNITS)[number];

/** Which of two compared pictures; `auto`: the one that is seen alone, else the first. */
export const SCOPE_SIDES = ['auto', 'a', 'b'] as const;
export type ScopeSide = (typeof SCOPE_SIDES)[number];

/** Names of scopes, parted by blanks. */
export const SCOPE_LIST = new RegExp(`^(?:\\s*(?:${SCOPES.join('|')})(?=\\s|$))*\\s*$`);

/** A region, in pixels from the display window's top left: left, top, width, height. */
export const SCOPE_REGION = /^(?:-?\d{1,6},){2}[1-9]\d{0,5},[1-9]\d{0,5}$/;
