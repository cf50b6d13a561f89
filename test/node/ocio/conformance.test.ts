import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { loadConfig } from '../../../src/ocio.ts';
import { itConforms } from '../../support/conformance.ts';
import { OCIO_REFERENCES, ocioDifference, ocioReferenceList } from '../../support/ocio-reference.ts';

describe('OpenColorIO conformance', function () {
  this.timeout(120_000);

  for (const name of OCIO_REFERENCES)
    itConforms(`${name} converts as the library does`, async (folder) => {
      const config = await loadConfig(pathToFileURL(resolve(folder, `${name}.ocio`)), {
        read: async (url) => new Uint8Array(await readFile(fileURLToPath(url))),
      });
      const list = ocioReferenceList(name);
      const wrong: string[] = [];
      for (const line of list.lines) {
        const difference = await ocioDifference(config, list, line);
        if (difference) wrong.push(difference);
      }
      expect(wrong, `${list.lines.length - wrong.length} of ${list.lines.length} lines match`).to.deep.equal([]);
    });
});
