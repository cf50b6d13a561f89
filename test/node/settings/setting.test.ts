import { expect } from 'chai';
import { cacheSettings, statusSettings, timelineSettings } from '../../../src/core/settings/cache-settings.ts';
import { panelSettings } from '../../../src/core/settings/panel-settings.ts';
import { elementSettings, playerSettings } from '../../../src/core/settings/player-settings.ts';
import { settingDescriptions } from '../../../src/core/settings/setting-descriptions.ts';
import {
  assignedValue,
  attributeOf,
  defaultSettings,
  isSettingValue,
  parseSetting,
  type Setting,
} from '../../../src/core/settings/setting.ts';

const playerTables: Record<string, Setting> = { ...playerSettings, ...elementSettings, ...cacheSettings };
const descriptions: Record<string, string> = settingDescriptions;
const tables: Record<string, Setting> = { ...playerTables, ...timelineSettings, ...statusSettings };

describe('settings', () => {
  it('have the attributes that the contract names, each once', () => {
    const attributes = Object.keys(playerTables).map(attributeOf);
    expect(new Set(attributes).size).to.equal(attributes.length);
    const named =
      'src frames fps frame range loop playback speed autoplay controls poster label preload preload-order layer ' +
      'channel exposure offset gamma saturation input-color lut tone-map display background mask flip flop filter hud ' +
      'fit resolution missing compare-src compare sync crossorigin keymap ' +
      'cache-percent cache-reserve-gb cache-max-mb workers';
    expect(attributes).to.include.members(named.split(' '));
  });

  for (const [name, rule] of Object.entries(tables)) {
    it(`${name} takes its default and says what it is`, () => {
      expect(isSettingValue(rule, rule.default)).to.equal(true);
      expect(descriptions[name]).to.match(/\.$/);
      expect(parseSetting(rule, null)).to.deep.equal({ value: rule.default, valid: true });
    });
  }

  it('give defaults as an object', () => {
    expect(defaultSettings(playerSettings)).to.include({ fps: null, speed: 1, loop: 'loop', flip: false, layer: '' });
  });

  const texts: readonly (readonly [Setting, string, unknown, boolean])[] = [
    [playerSettings.speed, '-2', -2, true],
    [playerSettings.speed, '0', 1, false],
    [playerSettings.speed, '9', 1, false],
    [playerSettings.fps, '23.976', 23.976, true],
    [playerSettings.fps, '', null, false],
    [playerSettings.fps, 'fast', null, false],
    [playerSettings.loop, 'Ping-Pong', 'ping-pong', true],
    [playerSettings.loop, 'twice', 'loop', false],
    [playerSettings.flip, '', true, true],
    [playerSettings.flip, 'false', true, true],
    [playerSettings.layer, 'Z', 'Z', true],
    [elementSettings.frame, '1001.5', null, false],
    [elementSettings.frame, '-5', -5, true],
    [cacheSettings.cachePercent, '20', null, false],
    [cacheSettings.cachePercent, '80', 80, true],
  ];
  for (const [rule, text, value, valid] of texts) {
    it(`${rule.type}: "${text}" is ${String(value)}${valid ? '' : ', with a complaint'}`, () => {
      expect(parseSetting(rule, text)).to.deep.equal({ value, valid });
    });
  }

  for (const [rule, value] of [
    [playerSettings.speed, '1'],
    [playerSettings.speed, NaN],
    [playerSettings.speed, null],
    [playerSettings.loop, 'toString'],
    [playerSettings.flip, 1],
    [playerSettings.layer, null],
    [elementSettings.frame, 1.5],
  ] as const) {
    it(`${rule.type} is never ${JSON.stringify(value)}`, () => {
      expect(isSettingValue(rule, value)).to.equal(false);
    });
  }

  it('are kept by the panel exactly where they say so', () => {
    const persisted = Object.entries(tables).flatMap(([name, rule]) => (rule.persisted ? [name] : []));
    expect(Object.keys(panelSettings)).to.have.members(persisted);
  });

  it('takes from properties what templates assign: text of numbers and flags, nothing for the default', () => {
    const { fps, speed, loop, hud, label, autoplay, frame } = { ...playerSettings, ...elementSettings };
    const taken = (rule: Setting, ...values: unknown[]) => values.map((value) => assignedValue(rule, value));
    expect(taken(fps, '23.976', 12, null, undefined)).to.deep.equal([23.976, 12, null, null]);
    expect(taken(speed, '-2', undefined, '')).to.deep.equal([-2, 1, 1]);
    expect(taken(loop, 'once', '', null)).to.deep.equal(['once', 'loop', 'loop']);
    expect(taken(hud, '', true, undefined)).to.deep.equal([true, true, false]);
    expect(taken(label, '', '7', undefined)).to.deep.equal(['', '7', null]);
    expect(taken(autoplay, '', 'buffered')).to.deep.equal([autoplay.ways[0], 'buffered']);
    // What does not fit stays what it is, for the error that names it.
    expect(taken(frame, 'first', '1.5', {})).to.deep.equal(['first', '1.5', {}]);
    expect(taken(hud, 'no')).to.deep.equal(['no']);
    expect(taken(loop, 'never')).to.deep.equal(['never']);
  });
});
