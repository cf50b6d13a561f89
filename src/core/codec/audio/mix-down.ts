type Samples = Float32Array<ArrayBuffer>;

const HALF_POWER = Math.SQRT1_2;
/** What two loudspeakers get of six channels in the order of WAVE: L, R, C, LFE, SL, SR (Web Audio API, "Down-mix"). */
const LEFT_OF_6 = [1, 0, HALF_POWER, 0, HALF_POWER, 0];
const RIGHT_OF_6 = [0, 1, HALF_POWER, 0, 0, HALF_POWER];
const LEFT_OF_4 = [0.5, 0, 0.5, 0];
const RIGHT_OF_4 = [0, 0.5, 0, 0.5];

/**
 * Two channels or one, whatever there are: 4 and 6 as surround, others (the tracks of a recorder) each in the middle and
 * in equal parts. One or two channels are given back as they are.
 */
export function mixDown(samples: readonly Samples[]): readonly Samples[] {
  const count = samples.length;
  if (count <= 2) return samples;
  if (count === 4) return [weighted(samples, LEFT_OF_4), weighted(samples, RIGHT_OF_4)];
  if (count === 6) return [weighted(samples, LEFT_OF_6), weighted(samples, RIGHT_OF_6)];
  return [weighted(samples, new Array<number>(count).fill(1 / count))];
}

function weighted(samples: readonly Samples[], weights: readonly number[]): Samples {
  const mixed = new Float32Array(samples[0]?.length ?? 0);
  samples.forEach((channel, index) => {
    const weight = weights[index] ?? 0;
    if (weight === 0) return;
    for (let i = 0; i < mixed.length; i++) mixed[i] = (mixed[i] ?? 0) + weight * (channel[i] ?? 0);
  });
  return mixed;
}
