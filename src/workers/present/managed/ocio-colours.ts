import type { SeqErrorValue } from '../../../core/base/seq-error.ts';
import { SeqError } from '../../../core/base/seq-error.ts';
import type { ColourUniforms } from '../../../core/colour/pipeline/colour-uniforms.ts';
import type { Rgba } from '../../../core/colour/pipeline/shade-pixel.ts';
import type { OcioInputAnswer, OcioStage, OcioViewAnswer, PresentedOcio } from '../../../core/frame/ocio-answer.ts';
import type { OcioConfigAddress, OcioInputRequest, OcioViewRequest } from '../../../core/frame/ocio-request.ts';
import type { PlayerId, PlayerState, PlayerView } from '../../../core/presenter/protocol.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import { ColourReader } from './colour-reader.ts';
import type {
  Compile,
  CreateOcioColours,
  ManagedColour,
  OcioColours,
  OcioHost,
  ReadColour,
  ReadColours,
} from './managed-colour.ts';
import { pictureFacts, pictureIdentity } from './picture-facts.ts';
import { StageStore, type StageEntry } from './stage-store.ts';
import { TableTextures } from './table-textures.ts';

type Ready<Answer extends OcioInputAnswer | OcioViewAnswer> = Extract<StageEntry<Answer>, { state: 'ready' }>;

/** What a player's canvas is drawn with. */
interface InForce {
  readonly view: Ready<OcioViewAnswer>;
  /** By the identity of the pictures. */
  readonly inputs: Map<string, Ready<OcioInputAnswer>>;
}

interface PlayerRecord {
  inForce: InForce | null;
  /** Asks whether programs that are being linked are there. */
  pending: (() => boolean) | null;
  /** What the page was told last. */
  told: string;
}

/** First texture unit of tables: before it are those of planes, table and profile. */
const FIRST_UNIT = 6;
/** Pictures in different spaces that one view is in force for. */
const MOST_INPUTS = 32;
/** In place of both conversions, where values are no colours. */
const AS_IT_IS: OcioStage = {
  glsl: 'vec3 ocioIn(vec3 rgb) { return rgb; }\nvec3 ocioView(vec3 rgb) { return rgb; }\n',
  tables: [],
};

class PlayerColours implements OcioColours {
  readonly #host: OcioHost;
  readonly #stages: StageStore;
  readonly #textures: TableTextures;
  readonly #reader: ColourReader;
  readonly #records = new Map<PlayerId, PlayerRecord>();
  readonly #identities = new WeakMap<StoredFrame, string>();
  /** Pairs of conversions that the GPU refused. */
  readonly #refused = new Map<string, SeqErrorValue>();

  constructor(host: OcioHost) {
    this.#host = host;
    this.#stages = new StageStore(
      (request, signal) => host.ask(request, signal),
      () => this.#settled(),
    );
    this.#textures = new TableTextures(host.gl);
    this.#reader = new ColourReader(host.gl, host.programs);
  }

  get bytes(): number {
    return this.#stages.bytes + this.#textures.bytes;
  }

  changed(player: PlayerId): void {
    const states = [...this.#host.states()];
    const configs = new Set<string>();
    for (const [, state] of states) if (state?.view.ocio) configs.add(state.view.ocio);
    this.#host.keep(configs);
    this.#stages.retain(configs);
    const state = states.find(([other]) => other === player)?.[1] ?? null;
    if (!state) return void this.#records.delete(player);
    const request = viewRequest(state.view);
    if (request) this.#tellOf(player, state, this.#stages.get(request));
    else this.#end(player);
  }

  coloursOf(
    player: PlayerId,
    state: PlayerState,
    frames: readonly StoredFrame[],
    compile: Compile,
  ): readonly ManagedColour[] | 'loading' | null {
    const request = viewRequest(state.view);
    if (!request) return null;
    const record = this.#record(player);
    record.pending = null;
    const view = this.#stages.get(request);
    const inputs = frames.map((frame, index) => this.#stages.get(inputRequest(state, request.config, frame, index)));
    const failed = [view, ...inputs].find((entry) => entry.state === 'failed');
    if (failed) return this.#fail(player, state, failed.error);
    const ready = inputs.filter((entry) => entry.state === 'ready');
    if (view.state !== 'ready' || ready.length < inputs.length) return this.#held(record, frames);
    const colours = ready.map((input) => this.#colour(input, view));
    const refused = colours.map(({ key }) => this.#refused.get(key)).find(Boolean);
    if (refused) return this.#fail(player, state, refused);
    const { inForce } = record;
    const isSame = inForce?.view === view && frames.every((frame, i) => this.#inputOf(inForce, frame) === ready[i]);
    if (!isSame) {
      try {
        if (!compile(colours)) {
          record.pending = () => compile(colours);
          return this.#held(record, frames);
        }
      } catch (thrown) {
        const message = `The GPU refuses the conversion: ${SeqError.from(thrown, 'gl-unavailable').message}`;
        const error = new SeqError('ocio-invalid', message).toValue();
        for (const { key } of colours) this.#refused.set(key, error);
        return this.#fail(player, state, error);
      }
      this.#putInForce(record, view, frames, ready);
    }
    this.#tell(player, presented(state, view, ready[0]));
    return colours;
  }

  inForce(player: PlayerId, frame: StoredFrame): ManagedColour | null {
    const inForce = this.#records.get(player)?.inForce;
    const input = inForce && this.#inputOf(inForce, frame);
    return input ? this.#colour(input, inForce.view) : null;
  }

  isWaiting(player: PlayerId, state: PlayerState): boolean {
    const request = viewRequest(state.view);
    if (!request) return false;
    const record = this.#records.get(player);
    if (!record || record.pending) return true;
    const view = this.#stages.get(request);
    return view.state === 'loading' || (view.state === 'ready' && record.inForce?.view !== view);
  }

  poll(): boolean {
    let busy = false;
    for (const [player, record] of this.#records) {
      if (!record.pending) continue;
      if (isOver(record.pending)) {
        record.pending = null;
        this.#host.redraw(player);
      } else busy = true;
    }
    return busy;
  }

  read(colour: ManagedColour, rgba: Rgba, uniforms: ColourUniforms): ReadColour {
    return this.#reader.read(colour, rgba, uniforms);
  }

  readMany(colour: ManagedColour, rgba: Float32Array, uniforms: ColourUniforms): ReadColours {
    return this.#reader.readMany(colour, rgba, uniforms);
  }

  forget(): void {
    this.#textures.forget();
    this.#reader.forget();
    for (const record of this.#records.values()) record.pending = null;
  }

  /** As before, while what is asked for is on its way. */
  #held({ inForce }: PlayerRecord, frames: readonly StoredFrame[]): readonly ManagedColour[] | 'loading' {
    if (!inForce) return 'loading';
    const inputs = frames.map((frame) => this.#inputOf(inForce, frame));
    const known = inputs.filter((input) => input !== undefined);
    return known.length < inputs.length ? 'loading' : known.map((input) => this.#colour(input, inForce.view));
  }

  #putInForce(
    record: PlayerRecord,
    view: Ready<OcioViewAnswer>,
    frames: readonly StoredFrame[],
    inputs: readonly Ready<OcioInputAnswer>[],
  ): void {
    const before = record.inForce?.view === view ? record.inForce.inputs : new Map<string, Ready<OcioInputAnswer>>();
    if (before.size > MOST_INPUTS) before.clear();
    frames.forEach((frame, index) => {
      const input = inputs[index];
      if (input) before.set(this.#identity(frame), input);
    });
    record.inForce = { view, inputs: before };
  }

  #colour(input: Ready<OcioInputAnswer>, view: Ready<OcioViewAnswer>): ManagedColour {
    const isData = input.answer.isData || view.answer.isData;
    const stages = isData ? [AS_IT_IS] : [input.answer.stage, view.answer.stage];
    const tables = stages.flatMap((stage) => stage.tables);
    return {
      key: isData ? 'as it is' : `${input.id} ${view.id}`,
      glsl: () => stages.map(({ glsl }) => glsl).join(''),
      colorSpace: view.answer.isP3 ? 'display-p3' : 'srgb',
      bind: (uniforms) => {
        tables.forEach((table, index) => {
          this.#textures.bind(FIRST_UNIT + index, table);
          this.#host.gl.uniform1i(uniforms.get(table.name) ?? null, FIRST_UNIT + index);
        });
      },
    };
  }

  #inputOf({ inputs }: InForce, frame: StoredFrame): Ready<OcioInputAnswer> | undefined {
    return inputs.get(this.#identity(frame));
  }

  #identity(frame: StoredFrame): string {
    let identity = this.#identities.get(frame);
    if (identity === undefined) this.#identities.set(frame, (identity = pictureIdentity(pictureFacts(frame))));
    return identity;
  }

  #record(player: PlayerId): PlayerRecord {
    let record = this.#records.get(player);
    if (!record) this.#records.set(player, (record = { inForce: null, pending: null, told: '' }));
    return record;
  }

  /** An answer has come, or will not: whoever may have waited for it is drawn again. */
  #settled(): void {
    for (const [player, state] of this.#host.states()) {
      const request = state && viewRequest(state.view);
      if (!request) continue;
      this.#tellOf(player, state, this.#stages.get(request));
      this.#host.redraw(player);
    }
  }

  /** The pictures go on without the config. */
  #fail(player: PlayerId, state: PlayerState, error: SeqErrorValue): null {
    this.#record(player).inForce = null;
    this.#tell(player, { ...presented(state, null), error });
    return null;
  }

  #end(player: PlayerId): void {
    const record = this.#records.get(player);
    if (!record) return;
    this.#records.delete(player);
    if (record.told !== '') this.#host.report({ kind: 'ocio', player, ocio: null });
  }

  /** What the config offers is told before a picture is there; what is drawn, when it is. */
  #tellOf(player: PlayerId, state: PlayerState, view: StageEntry<OcioViewAnswer>): void {
    const record = this.#record(player);
    if (view.state === 'failed') this.#fail(player, state, view.error);
    else if (view.state === 'ready' && !record.inForce) this.#tell(player, presented(state, view));
  }

  #tell(player: PlayerId, ocio: PresentedOcio): void {
    const record = this.#record(player);
    const { config, view, input, error } = ocio;
    const told = JSON.stringify([config, { ...view, menu: null }, input, error]);
    if (told === record.told) return;
    record.told = told;
    this.#host.report({ kind: 'ocio', player, ocio });
  }
}

/** Imported by address when a player first names a config. */
export const createOcioColours: CreateOcioColours = (host) => new PlayerColours(host);

/** Linked, or refused: both are found out when it is drawn with. */
function isOver(pending: () => boolean): boolean {
  try {
    return pending();
  } catch {
    return true;
  }
}

function configOf({ ocio, ocioCredentials = 'same-origin' }: PlayerView): OcioConfigAddress | null {
  return ocio ? { url: ocio, credentials: ocioCredentials } : null;
}

function viewRequest(view: PlayerView): OcioViewRequest | null {
  const config = configOf(view);
  return config && { kind: 'view', config, display: view.ocioDisplay, view: view.ocioView, look: view.ocioLook };
}

/** The second frame is the one compared with: its space is its own, and that of the first where nothing else tells. */
function inputRequest(
  { view, compare }: PlayerState,
  config: OcioConfigAddress,
  frame: StoredFrame,
  index: number,
): OcioInputRequest {
  const [space, otherwise] = index === 0 ? [view.ocioInput, null] : [compare?.ocioInput ?? null, view.ocioInput];
  return { kind: 'input', config, space, otherwise, picture: pictureFacts(frame) };
}

function presented(
  { view: { ocio } }: PlayerState,
  view: Ready<OcioViewAnswer> | null,
  input?: Ready<OcioInputAnswer>,
): PresentedOcio {
  const { space, by, isData = false } = input?.answer ?? {};
  if (!view) return { config: ocio ?? '', view: null, input: null, error: null };
  const { kind: _kind, stage: _stage, ...facts } = view.answer;
  return {
    config: ocio ?? '',
    view: facts,
    input: space !== undefined && by !== undefined ? { space, by, isData } : null,
    error: null,
  };
}
