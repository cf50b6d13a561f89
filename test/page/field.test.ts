import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { conformanceFolder } from '../support/project-root.ts';
import { useSite } from '../support/page/use-pages.ts';

/** One case of `expected.json`; the folder's README says what each field is. */
interface FieldCase {
  readonly file?: string;
  readonly files?: readonly string[];
  readonly kind: string;
  readonly open?: Readonly<Record<string, string>>;
  readonly expect: {
    readonly layer?: string;
    readonly size?: readonly [number, number];
    readonly par?: number;
    readonly frames?: string;
    readonly numbers?: readonly number[];
    readonly sizes?: Readonly<Record<string, readonly [number, number, number]>>;
    readonly resolution?: Readonly<Record<string, string>>;
    readonly timecode?: Readonly<Record<string, string>>;
    readonly samples?: readonly FieldSample[];
    readonly same?: readonly (readonly [number, number])[];
    readonly sequences?: readonly { readonly pattern: string; readonly frames: string }[];
    readonly names?: string;
    readonly css?: string;
    readonly timeline?: readonly { readonly at: number; readonly frame: number; readonly tol: number }[];
    readonly picture?: readonly { readonly at: readonly [number, number]; readonly x: number; readonly y: number }[];
    readonly typed?: string;
    readonly unchanged?: readonly string[];
  };
}

interface FieldSample {
  readonly frame?: number;
  readonly x: number;
  readonly y: number;
  readonly display?: readonly number[];
  readonly source?: readonly number[];
  readonly max?: number;
  readonly tol: number;
}

/** What the page's own script gives the test; `pageScript` has it. */
interface FieldPage {
  open(attributes: Record<string, string>, files: readonly string[] | null, css: string): Promise<string>;
  seek(frame: number): Promise<void>;
  token(name: string): Promise<string>;
  display(x: number, y: number): Promise<number[]>;
  bars(): Promise<number>;
  source(x: number, y: number): Promise<number[]>;
  layer(): string;
  size(): readonly [number, number, number];
  range(): string;
  frame(): number | null;
  probed(): readonly [number, number] | null;
  setting(name: string): unknown;
}

/** Runs in the page: opens a case in a player of 640 × 360 with its timeline and status line. */
function pageScript(): void {
  type Player = HTMLElement & {
    ready: Promise<void>;
    state: {
      size: { width: number; height: number; pixelAspectRatio: number };
      header: { defaultLayer: string } | null;
      layer: string;
      frame: number | null;
      frames: { first: number; last: number; length: number } | null;
      probe: { x: number; y: number } | null;
      error: { message: string } | null;
      settings: Record<string, unknown>;
    };
    load(source: unknown): Promise<void>;
    seek(frame: number): Promise<unknown>;
    capture(): Promise<Blob>;
    sample(x: number, y: number): Promise<{ source: Record<string, number> }>;
  };
  const main = (): HTMLElement => document.querySelector('main') as HTMLElement;
  const player = (): Player => document.querySelector('seq-player') as unknown as Player;
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
  };
  const pixels = async (): Promise<ImageData> => {
    const bitmap = await createImageBitmap(await player().capture());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext(
      '2d',
    ) as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const field: FieldPage = {
    async open(attributes, files, css) {
      document.body.style.cssText = css;
      main().innerHTML =
        '<seq-player id="case" style="inline-size:640px;block-size:360px" preload="none" resolution="full" pixel-values="none" upscale="nearest" probe></seq-player><seq-timeline for="case" style="inline-size:640px"></seq-timeline><seq-status for="case" show="timecode resolution format" style="inline-size:640px"></seq-status>';
      const made = player();
      for (const [name, value] of Object.entries(attributes)) if (name !== 'src') made.setAttribute(name, value);
      try {
        if (files) {
          const given = await Promise.all(
            files.map(async (path) => new File([await (await fetch(path)).blob()], path.split('/').at(-1) ?? path)),
          );
          await made.load({ files: given });
        } else {
          made.setAttribute('src', attributes.src ?? '');
          void (made as { step?(by: number): unknown }).step?.(0);
          await made.ready;
        }
      } catch (error) {
        return String((error as Error).message ?? error);
      }
      await settled();
      return '';
    },
    async seek(frame) {
      await player().seek(frame);
      await settled();
    },
    async token(name) {
      const status = document.querySelector('seq-status') as HTMLElement;
      await settled();
      const part = status.shadowRoot?.querySelector(`.token.${name}`);
      return (part?.textContent ?? `no token ${name}: ${status.shadowRoot?.innerHTML.slice(0, 400)}`).trim();
    },
    async display(x, y) {
      const { width, height, data } = await pixels();
      const { size } = player().state;
      const aspect = (size.width * size.pixelAspectRatio) / size.height;
      const [across, down] = width / height > aspect ? [height * aspect, height] : [width, width / aspect];
      const column = Math.floor((width - across) / 2 + ((x + 0.5) / size.width) * across);
      const row = Math.floor((height - down) / 2 + ((y + 0.5) / size.height) * down);
      return [...data.subarray((row * width + column) * 4, (row * width + column) * 4 + 3)];
    },
    async bars() {
      const { width, height, data } = await pixels();
      const { size } = player().state;
      const across = Math.min(width, (height * size.width * size.pixelAspectRatio) / size.height);
      let number = 0;
      for (let bar = 0; bar < 8; bar++) {
        const column = Math.floor((width - across) / 2 + ((bar + 0.5) / 8) * across);
        number = number * 2 + ((data[((height >> 1) * width + column) * 4] ?? 0) > 127 ? 1 : 0);
      }
      return number;
    },
    source: async (x, y) => Object.values((await player().sample(x, y)).source),
    layer: () => player().state.layer || (player().state.header?.defaultLayer ?? ''),
    size: () => {
      const { width, height, pixelAspectRatio } = player().state.size;
      return [width, height, pixelAspectRatio];
    },
    range: () => `${player().state.frames?.first}-${player().state.frames?.last}`,
    frame: () => player().state.frame,
    probed: () => {
      const { probe } = player().state;
      return probe && [probe.x, probe.y];
    },
    setting: (name) => player().state.settings[name],
  };
  (globalThis as unknown as { field: FieldPage }).field = field;
}

declare global {
  var field: FieldPage;
}

const folder = conformanceFolder();
const list = folder ? join(folder, 'field/expected.json') : '';
const cases = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as FieldCase[]) : [];
const addressOf = (name: string): string => `/conformance/field/${name}`;

describe('files of the kinds that people reported', function () {
  this.timeout(30_000);
  const pages = useSite((site) => folder && site.folder('/conformance/', folder));

  before(async function () {
    if (cases.length === 0) {
      console.log('    (skipped: no field files; set SEQ_CONFORMANCE to their folder)');
      return this.skip();
    }
    await pages.show('<main></main>', { before: `(${String(pageScript)})()` });
    await pages.viewer.page.waitForFunction(() => customElements.get('seq-player'));
  });

  const open = async ({
    file,
    files,
    open: attributes = {},
    expect: { css = '', sequences },
  }: FieldCase): Promise<string> => {
    const src = addressOf(attributes.src ?? file ?? files?.[0] ?? '');
    const local = sequences && files ? files.map(addressOf) : null;
    const arguments_ = [{ ...attributes, src }, local, css] as const;
    return pages.viewer.page.evaluate(([all, given, style]) => globalThis.field.open(all, given, style), arguments_);
  };
  const seek = (frame: number): Promise<void> =>
    pages.viewer.page.evaluate((wanted) => globalThis.field.seek(wanted), frame);
  const token = (name: string): Promise<string> =>
    pages.viewer.page.evaluate((wanted) => globalThis.field.token(wanted), name);
  const display = (x: number, y: number): Promise<number[]> =>
    pages.viewer.page.evaluate(([column, row]) => globalThis.field.display(column, row), [x, y] as const);

  const checkSamples = async (samples: readonly FieldSample[]): Promise<void> => {
    for (const { frame, x, y, display: shown, source, max = 1, tol } of samples) {
      if (frame !== undefined) await seek(frame);
      const place = `${frame ?? ''} (${x}, ${y})`;
      if (shown) {
        const seen = await display(x, y);
        shown.forEach((code, i) =>
          expect(seen[i], `${place}: ${seen.join()} for ${shown.join()}`).to.be.closeTo(code, tol),
        );
      }
      if (source) {
        const stored = await pages.viewer.page.evaluate(([a, b]) => globalThis.field.source(a, b), [x, y] as const);
        source.forEach((code, i) => expect((stored[i] ?? NaN) * max, `${place} stored`).to.be.closeTo(code, tol));
      }
    }
  };

  const boxOf = async (selector: string) => {
    const box = await pages.viewer.page.locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} has no box`);
    return box;
  };

  for (const [index, field] of cases.entries()) {
    const { file, files, kind, expect: wanted, open: attributes } = field;
    const what = Object.keys(wanted).join(', ');
    it(`${index} ${kind}: ${file ?? files?.[0]} ${JSON.stringify(attributes ?? '')} ${what}`, async () => {
      const failure = await open(field);
      if (wanted.names !== undefined) {
        expect(failure || (await token('format'))).to.match(new RegExp(wanted.names, 'i'));
        return;
      }
      expect(failure, 'error of the source').to.equal('');
      const { page } = pages.viewer;
      if (wanted.layer !== undefined)
        expect(await page.evaluate(() => globalThis.field.layer())).to.equal(wanted.layer);
      if (wanted.size)
        expect((await page.evaluate(() => globalThis.field.size())).slice(0, 2)).to.deep.equal(wanted.size);
      if (wanted.par) expect((await page.evaluate(() => globalThis.field.size()))[2]).to.equal(wanted.par);
      const frames = wanted.frames ?? wanted.sequences?.[0]?.frames;
      if (frames) expect(await page.evaluate(() => globalThis.field.range())).to.equal(frames);
      if (wanted.samples) await checkSamples(wanted.samples);
      for (const [frame, text] of Object.entries(wanted.timecode ?? {})) {
        await seek(Number(frame));
        expect(await token('timecode'), `timecode of ${frame}`).to.equal(text);
      }
      for (const [frame, size] of Object.entries(wanted.sizes ?? {})) {
        await seek(Number(frame));
        expect(await page.evaluate(() => globalThis.field.size()), `size of ${frame}`).to.deep.equal(size);
        expect(await token('resolution')).to.equal(wanted.resolution?.[frame]);
      }
      const seen: number[] = [];
      const [first = 0] = (wanted.frames ?? '').split('-').map(Number);
      for (const [at] of (wanted.numbers ?? []).entries()) {
        await seek(first + at);
        seen.push(await page.evaluate(() => globalThis.field.bars()));
      }
      if (wanted.numbers) expect(seen).to.deep.equal(wanted.numbers);
      if (wanted.same && files) {
        const looks: number[][][] = [];
        for (const one of files) {
          await open({ file: one, kind, expect: {} });
          const look: number[][] = [];
          for (const [x, y] of wanted.same) look.push(await display(x, y));
          looks.push(look);
        }
        expect(looks[0]).to.deep.equal(looks[1]);
      }
      for (const { at, frame, tol } of wanted.timeline ?? []) {
        const box = await boxOf('seq-timeline');
        await page.mouse.click(box.x + box.width * at, box.y + box.height * 0.3);
        await page.waitForTimeout(200);
        expect(await page.evaluate(() => globalThis.field.frame())).to.be.closeTo(frame, tol);
      }
      for (const { at, x, y } of wanted.picture ?? []) {
        const box = await boxOf('seq-player');
        await page.mouse.move(box.x + box.width * at[0], box.y + box.height * at[1]);
        await page.waitForTimeout(200);
        expect(await page.evaluate(() => globalThis.field.probed())).to.deep.equal([x, y]);
      }
      if (wanted.typed !== undefined) {
        const names = wanted.unchanged ?? [];
        const settings = () => page.evaluate((all) => all.map((name) => globalThis.field.setting(name)), [...names]);
        const before = await settings();
        await page.evaluate(() => {
          const host = document.createElement('div');
          const field = document.createElement('input');
          host.attachShadow({ mode: 'closed' }).append(field);
          document.querySelector('seq-player')?.append(host);
          field.focus();
          Object.assign(globalThis, { typedInto: field });
        });
        await page.keyboard.type(wanted.typed);
        const text = () => (globalThis as unknown as { typedInto: HTMLInputElement }).typedInto.value;
        expect(await page.evaluate(text)).to.equal(wanted.typed);
        expect(await settings()).to.deep.equal(before);
      }
    });
  }
});
