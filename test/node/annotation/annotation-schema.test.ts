import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { ITEM_TYPES, MAX_ANNOTATIONS, MAX_ITEMS, MAX_NAME, MAX_TEXT } from '../../../src/core/annotation/annotation.ts';
import { PROJECT_ROOT } from '../../support/project-root.ts';

describe('the published schema of annotations', () => {
  it('has the kinds of items and the limits that are in force', () => {
    const file = resolve(PROJECT_ROOT, 'src/annotations.schema.json');
    const schema = JSON.parse(readFileSync(file, 'utf8')) as {
      maxItems: number;
      $defs: {
        name: { maxLength: number };
        annotation: { properties: Record<string, { maxItems?: number }> };
        item: {
          if: { properties: { type: { enum: string[] } } };
          then: { properties: Record<string, { maxLength?: number }> };
        };
      };
    };
    const { name, annotation, item } = schema.$defs;
    expect(item.if.properties.type.enum).to.deep.equal([...ITEM_TYPES]);
    expect(schema.maxItems).to.equal(MAX_ANNOTATIONS);
    expect(annotation.properties.items?.maxItems).to.equal(MAX_ITEMS);
    expect(name.maxLength).to.equal(MAX_NAME);
    expect(item.then.properties.text?.maxLength).to.equal(MAX_TEXT);
    const fields = 'id author frame range clip items metadata'.split(' ');
    expect(Object.keys(annotation.properties).sort()).to.deep.equal(fields.sort());
  });
});
