import type { XmlElement } from '../xml-element.ts';

/** The latest versions of the two formats. */
const LATEST_CLF = 3;
const LATEST_CTF = 2.5;
/** How files after SMPTE ST 2136-1 say that they are CLF 3. */
const SMPTE_VERSION = 'ST2136-1:2024';
const SMPTE_NAMESPACE = 'http://www.smpte-ra.org/ns/2136-1/2024';

/** What a process list says it is written in. Elements differ by the CTF version; CLF is a part of CTF. */
export interface ClfVersion {
  readonly isClf: boolean;
  /** Of CTF: 1.2 to 2.5. */
  readonly version: number;
}

/** The version of a process list. Lists without one are CTF 1.2. */
export function clfVersion(list: XmlElement, isClfFile: boolean): ClfVersion {
  for (const name of ['name', 'inverseOf']) if (list.attribute(name) === '') list.fail(`"${name}" is empty`);
  const [ctf, clf, id] = ['version', 'compCLFversion', 'id'].map((name) => list.attribute(name));
  const isSmpte = list.attribute('xmlns') === SMPTE_NAMESPACE;
  if (id === '' || (id === undefined && !isSmpte)) list.fail('"id" is missing');
  if (ctf !== undefined && (clf !== undefined || isSmpte)) list.fail('"version" is not for files of CLF');
  if (clf !== undefined) {
    const version = clf === SMPTE_VERSION ? LATEST_CLF : number(list, clf, LATEST_CLF);
    return { isClf: true, version: version <= 2 ? 1.7 : 2 };
  }
  if (ctf !== undefined) return { isClf: false, version: number(list, ctf, LATEST_CTF) };
  if (isSmpte) return { isClf: true, version: 2 };
  if (isClfFile) list.fail('"compCLFversion" is missing');
  return { isClf: false, version: 1.2 };
}

/** A version of up to three numbers, as one: none but 1.10 would be told apart wrongly, and there is no 1.10. */
function number(list: XmlElement, text: string, latest: number): number {
  if (!/^\d+(\.\d+){0,2}$/.test(text)) list.fail(`the version "${text}" is not valid`);
  const [major, minor] = text.split('.');
  const version = Number(`${major}.${minor ?? 0}`);
  if (version > latest) list.fail(`the version ${text} is newer than ${latest}`);
  return version;
}

/** Checks the version of the `Info` element of a list. */
export function checkInfo(list: XmlElement): void {
  const info = list.child('Info');
  const version = info?.attribute('version');
  if (!info || version === undefined) return;
  const known = /^\s*(\d+(\.\d+)?)/.exec(version);
  if (!known) return info.fail('"version" is not a number');
  if (Math.floor(Number(known[1])) > 2) info.fail(`the version ${version} is too new`);
}
