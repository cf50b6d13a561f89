interface PresentedFrame {
  readonly frame: number;
  readonly shown: number | null;
  readonly at: number;
}

declare global {
  /** What is heard on a page, by `soundProbe()`. Times are those of `performance.now()`. */
  var seqSound: {
    /** Starts noting anew what a player presents and what is heard. */
    begin(player: HTMLElement): void;
    /** When tones began that are heard. */
    onsets(): number[];
    /** Milliseconds since anything was heard; Infinity before. */
    quietFor(): number;
    /** Second of the context that is rendered now, and the last one in which anything was loud. */
    clock(): { now: number; lastLoud: number };
    /** Contexts that were made. */
    contexts(): number;
    heard(): { onsets: number[]; presented: PresentedFrame[] };
    until(holds: () => boolean, deadlineMs: number): Promise<boolean>;
  };
}

/** Runs in the page, before anything of it. */
function install(): void {
  const worklet = `registerProcessor('ear', class extends AudioWorkletProcessor {
    constructor() { super(); this.loudAt = -1; this.told = 0; }
    process([channels]) {
      const samples = channels[0];
      for (let i = 0; samples && i < samples.length; i++) {
        if (Math.abs(samples[i]) < 0.02) continue;
        const at = (currentFrame + i) / sampleRate;
        if (at - this.loudAt > 0.2) this.port.postMessage({ onset: at });
        else if (at - this.told > 0.01) this.port.postMessage({ loud: at });
        else { this.loudAt = at; continue; }
        this.loudAt = this.told = at;
      }
      return true;
    }
  });`;
  const address = URL.createObjectURL(new Blob([worklet], { type: 'text/javascript' }));
  const ears = new Map<BaseAudioContext, { input: GainNode }>();
  const presented: PresentedFrame[] = [];
  let lastLoud = -Infinity;
  let loudSecond = -Infinity;
  let watched = false;
  const connect = AudioNode.prototype.connect as (this: AudioNode, ...args: unknown[]) => unknown;

  /** When a second of the context is heard: the middle of many readings. */
  const offsets = new Map<BaseAudioContext, number[]>();
  const wallAt = (context: AudioContext, second: number): number => {
    const sorted = [...(offsets.get(context) ?? [])].sort((a, b) => a - b);
    return second * 1000 + (sorted[sorted.length >> 1] ?? 0);
  };
  const notes: { context: AudioContext; onset: number }[] = [];

  const listen = (context: AudioContext): { input: GainNode } => {
    const input = new GainNode(context);
    offsets.set(context, []);
    void context.audioWorklet.addModule(address).then(() => {
      const ear = new AudioWorkletNode(context, 'ear', { numberOfOutputs: 0 });
      ear.port.onmessage = ({ data }: MessageEvent<{ onset?: number; loud?: number }>) => {
        lastLoud = performance.now();
        loudSecond = data.onset ?? data.loud ?? loudSecond;
        if (data.onset !== undefined) notes.push({ context, onset: data.onset });
      };
      connect.call(input, ear);
    });
    setInterval(() => {
      const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
      if (contextTime > 0) offsets.get(context)?.push(performanceTime - contextTime * 1000);
    }, 15);
    return { input };
  };
  AudioNode.prototype.connect = function (this: AudioNode, ...args: unknown[]) {
    const { context } = this;
    if (args[0] === context.destination) {
      let ear = ears.get(context);
      if (!ear) ears.set(context, (ear = listen(context as AudioContext)));
      connect.call(this, ear.input);
    }
    return connect.apply(this, args);
  } as typeof AudioNode.prototype.connect;

  const told = (): number[] => notes.map(({ context, onset }) => wallAt(context, onset));
  globalThis.seqSound = {
    begin: (player) => {
      presented.length = notes.length = 0;
      if (!watched) player.addEventListener('seq-frame-change', ({ detail }) => presented.push(...detail.presented));
      watched = true;
    },
    onsets: told,
    quietFor: () => performance.now() - lastLoud,
    clock: () => ({ now: [...ears.keys()][0]?.currentTime ?? 0, lastLoud: loudSecond }),
    contexts: () => ears.size,
    heard: () => ({ onsets: told(), presented: [...presented] }),
    until: async (holds, deadlineMs) => {
      const deadline = performance.now() + deadlineMs;
      while (!holds() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
      return holds();
    },
  };
}

/** An ear in the page: hears what goes to the loudspeakers, to the sample. */
export function soundProbe(): string {
  return `(${install.toString()})();`;
}
