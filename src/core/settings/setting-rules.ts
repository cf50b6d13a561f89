import type { ChoiceSetting, FlagSetting, NumberSetting, SettingFacts, TextSetting, WaySetting } from './setting.ts';

type Facts = Partial<SettingFacts>;

type Choice<Word extends string> = ChoiceSetting & { readonly choices: readonly Word[]; readonly default: Word };
type Numeric<Default> = Omit<NumberSetting, 'default'> & { readonly default: Default };
type Textual<Default> = Omit<TextSetting, 'default'> & { readonly default: Default };
/** A literal default would narrow the values to itself. */
type Widened<Value> = Value extends number ? number : Value extends string ? string : Value;

export function choice<const Word extends string>(
  initial: NoInfer<Word>,
  choices: readonly Word[],
  facts: Facts = {},
): Choice<Word> {
  return { type: 'choice', choices, default: initial, ...complete(facts) };
}

export function number<Default extends number | null>(
  initial: Default,
  min: number,
  max: number,
  facts: Facts & {
    readonly step?: number;
    readonly nonZero?: boolean;
  } = {},
): Numeric<Widened<Default>> {
  return { type: 'number', default: initial as Widened<Default>, min, max, ...complete(facts) };
}

export function integer<Default extends number | null>(
  initial: Default,
  min: number,
  max: number,
  facts: Facts & { readonly step?: number } = {},
): Numeric<Widened<Default>> {
  return { ...number(initial, min, max, facts), type: 'integer' };
}

/** Off, or on in one of several ways; the first is what the bare attribute means. */
export function way<const Ways extends readonly [string, ...string[]]>(
  ways: Ways,
  facts: Facts = {},
): WaySetting & { readonly ways: Ways } {
  return { type: 'way', ways, default: false, ...complete(facts) };
}

export function flag(facts: Facts = {}): FlagSetting {
  return { type: 'flag', default: false, ...complete(facts) };
}

export function text<Default extends string | null>(
  initial: Default,
  facts: Facts & { readonly form?: RegExp; readonly expects?: string } = {},
): Textual<Widened<Default>> {
  return { type: 'text', default: initial as Widened<Default>, ...complete(facts) };
}

/** A row is not kept where it does not say so. */
function complete<Given extends Facts>(facts: Given): Given & SettingFacts {
  return { persisted: false, ...facts };
}
