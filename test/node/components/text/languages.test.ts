import { expect } from 'chai';
import { commandLabels } from '../../../../src/core/player/commands/command-labels.ts';
import { settingRows } from '../../../../src/core/settings/setting-rows.ts';
import { annotateStrings } from '../../../../src/components/text/annotate-strings.ts';
import { choiceNames, choiceName } from '../../../../src/components/text/choice-names.ts';
import { words } from '../../../../src/components/text/german.ts';
import { register } from '../../../../src/components/text/languages.ts';
import { partStrings } from '../../../../src/components/text/part-strings.ts';
import { scopeStrings } from '../../../../src/components/text/scope-strings.ts';
import { describedSettings, settingNames } from '../../../../src/components/text/setting-names.ts';
import { speak } from '../../../../src/components/text/spoken.ts';
import { strings } from '../../../../src/components/text/strings.ts';

/** All names in a table, `a.b.c`. */
function names(table: object, path = ''): string[] {
  return Object.entries(table).flatMap(([name, value]: [string, unknown]) =>
    value && typeof value === 'object' ? names(value, `${path}${name}.`) : [`${path}${name}`],
  );
}

/** What a table says by all its names; functions say it of plain facts. */
function said(table: object): string[] {
  return Object.values(table).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String((value as (...facts: unknown[]) => unknown)('2', '3', '4'))];
    return said(value as object);
  });
}

describe('languages', () => {
  afterEach(() => speak(null));

  const tables = {
    strings,
    parts: partStrings,
    drawing: annotateStrings,
    scopes: scopeStrings,
    commands: commandLabels,
    choices: choiceNames,
  };

  for (const [name, table] of Object.entries(tables)) {
    it(`German has every word of ${name}, and none beside`, () => {
      const german = words[name as keyof typeof tables];
      expect(names(german).sort()).to.deep.equal(names(table).sort());
      for (const text of said(german))
        expect(text)
          .to.match(/\S/)
          .and.not.match(/undefined|NaN|\[object/);
    });
  }

  it('German has the name of every setting that has one, and says what panels say of it', () => {
    expect(names(words.settingNames).sort()).to.deep.equal(names(settingNames).sort());
    const shown = [
      ...Object.entries(settingRows).flatMap(([name, { group }]) => (group ? [name] : [])),
      ...Object.keys(partStrings.settingNames),
      ...['ocioInput', 'ocioDisplay', 'ocioView', 'ocioLook'],
    ];
    expect(names(words.settingDescriptions)).to.have.members(shown);
    expect(Object.keys(describedSettings)).to.include.members(shown);
  });

  it('tables say what the language in force says, whole words and functions, however deep', () => {
    speak(words as never);
    expect(strings.loading).to.equal('Lädt');
    expect(strings.errors['not-found']).to.equal('Datei nicht gefunden');
    expect(partStrings.markers.add(1004)).to.equal('Marker bei 1004 setzen');
    expect(partStrings.stops(-0.5)).to.equal('−0,5 EV');
    expect(choiceName('missing', 'hold')).to.equal('Letztes Bild halten');
    expect(Object.values(partStrings.blocked)).to.include('Dekodiert');
    speak(null);
    expect(strings.loading).to.equal('Loading');
  });

  it('what a language lacks is said in English', () => {
    speak({ strings: { loading: 'Chargement' }, parts: { files: { title: 'Fichiers' } } });
    expect(strings.loading).to.equal('Chargement');
    expect(strings.noSource).to.equal('No source');
    expect(partStrings.files.title).to.equal('Fichiers');
    expect(partStrings.files.kinds.edit).to.equal('edit');
    expect(choiceName('channel', 'a')).to.equal('Alpha');
    expect(choiceName('lutInput', 'logc3')).to.equal('logc3');
  });

  it('refuses what is no language tag', () => {
    expect(() => register('no tag', {})).to.throw(TypeError, 'no tag');
    expect(() => register('', {})).to.throw(TypeError);
  });
});
