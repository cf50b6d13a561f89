/** Facts every setting has. What is said of it stands in `settingDescriptions`. */
export interface SettingFacts {
  /** Kept by the settings panel between visits. */
  readonly persisted: boolean;
  /** What a change touches beside the picture drawn: which source it is, how it plays, or what is loaded. */
  readonly affects?: 'source' | 'plan' | 'demand';
}

/** One of a few words. */
export interface ChoiceSetting extends SettingFacts {
  readonly type: 'choice';
  readonly choices: readonly string[];
  readonly default: string;
}

/** A number in `min…max`, both included; `null` as default means "not set". */
export interface NumberSetting extends SettingFacts {
  readonly type: 'number' | 'integer';
  readonly default: number | null;
  readonly min: number;
  readonly max: number;
  /** Distance of neighbouring values in the panel; any value of the range is valid. */
  readonly step?: number;
  /** Zero is in the range but means nothing (speed). */
  readonly nonZero?: boolean;
}

/** Present or not. */
export interface FlagSetting extends SettingFacts {
  readonly type: 'flag';
  readonly default: false;
}

/** Off, or on in one of a few ways; the first is what the bare attribute and `true` stand for. */
export interface WaySetting extends SettingFacts {
  readonly type: 'way';
  readonly ways: readonly [string, ...string[]];
  readonly default: false;
}

export interface TextSetting extends SettingFacts {
  readonly type: 'text';
  readonly default: string | null;
  /** What its text must look like, and that in words; absent: any text will do. */
  readonly form?: RegExp;
  readonly expects?: string;
}

export type Setting = ChoiceSetting | NumberSetting | FlagSetting | WaySetting | TextSetting;

/** The type of a setting's values: what its property gives and takes. */
export type SettingValue<Rule extends Setting> = Rule extends ChoiceSetting
  ? Rule['choices'][number]
  : Rule extends FlagSetting
    ? boolean
    : Rule extends WaySetting
      ? boolean | Rule['ways'][number]
      : Rule extends TextSetting
        ? string | Extract<Rule['default'], null>
        : number | Extract<Rule['default'], null>;

/** A table of settings as an object of values. */
export type SettingValues<Table extends Record<string, Setting>> = {
  readonly [Name in keyof Table]: SettingValue<Table[Name]>;
};

/** The attribute of a setting on the elements: `audioOffset` is `audio-offset`. */
export function attributeOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Whether a value, from code, storage or a saved session, is one the setting takes. */
export function isSettingValue<Rule extends Setting>(rule: Rule, value: unknown): value is SettingValue<Rule> {
  if (value === null) return rule.default === null;
  switch (rule.type) {
    case 'choice':
      return typeof value === 'string' && rule.choices.includes(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'way':
      return value === false || (typeof value === 'string' && rule.ways.includes(value));
    case 'text':
      return typeof value === 'string' && (rule.form?.test(value) ?? true);
    case 'number':
    case 'integer':
      return isNumberValue(rule, value);
  }
}

/** A value as a setting keeps it: `true` is the first way of a setting that has several. */
export function settingValue(rule: Setting, value: unknown): unknown {
  return rule.type === 'way' && value === true ? rule.ways[0] : value;
}

/**
 * A value as pages and frameworks assign it to a property: nothing (null, undefined) is the default, and text that the
 * attribute would take as a number or a word is that. Empty text is a flag that is set, and elsewhere the default.
 */
export function assignedValue(rule: Setting, value: unknown): unknown {
  if (value === null || value === undefined) return rule.default;
  if (typeof value !== 'string' || rule.type === 'text') return value;
  const parsed = parseSetting(rule, value);
  return value === '' || (parsed.valid && rule.type !== 'flag') ? parsed.value : value;
}

/** What values a setting takes, for a message: `one of a, b`, `a number from 0 to 1`. */
export function settingExpectation(rule: Setting): string {
  if (rule.type === 'choice') return `one of ${rule.choices.join(', ')}`;
  if (rule.type === 'way') return `present, or one of ${rule.ways.join(', ')}`;
  if (rule.type === 'flag') return 'true or false';
  if (rule.type === 'text') return rule.expects ?? 'text';
  return `${rule.type === 'integer' ? 'a whole number' : 'a number'} from ${rule.min} to ${rule.max}`;
}

/** An attribute's text as a value. Not valid: the default, which is what the setting then has. */
export function parseSetting<Rule extends Setting>(
  rule: Rule,
  text: string | null,
): { readonly value: SettingValue<Rule>; readonly valid: boolean } {
  const value = valueOfText(rule, text);
  if (isSettingValue(rule, value)) return { value, valid: true };
  return { value: rule.default as SettingValue<Rule>, valid: text === null };
}

/** All settings of a table at their defaults. */
export function defaultSettings<Table extends Record<string, Setting>>(table: Table): SettingValues<Table> {
  const entries = Object.entries(table).map(([name, rule]) => [name, rule.default]);
  return Object.fromEntries(entries) as SettingValues<Table>;
}

/** No number, choice or way is longer, white space around it included, in characters. */
const MAX_WORD = 1000;

function valueOfText(rule: Setting, text: string | null): unknown {
  if (rule.type === 'flag') return text !== null;
  if (text === null) return rule.default;
  if (rule.type === 'text') return text;
  if (text.length > MAX_WORD) return undefined;
  const trimmed = text.trim();
  if (rule.type === 'way' && trimmed === '') return rule.ways[0];
  if (rule.type === 'way' || rule.type === 'choice') return trimmed.toLowerCase();
  return trimmed === '' ? NaN : Number(trimmed);
}

function isNumberValue(rule: NumberSetting, value: unknown): boolean {
  if (typeof value !== 'number' || !(value >= rule.min && value <= rule.max)) return false;
  if (rule.nonZero && value === 0) return false;
  return rule.type === 'number' || Number.isInteger(value);
}
