/**
 * A decoder as a page brings it for `registerDecoder()`: of files of six bytes, `TOY!`, width and height, whose pixels are
 * all 200, 100, 50.
 */
export const TOY_DECODER_SCRIPT = `
const header = async ({ source }) => {
  const bytes = await source.read(0, 6);
  const window = [0, 0, bytes[4] - 1, bytes[5] - 1];
  const layers = [{ id: '', part: '', view: '', channels: ['R', 'G', 'B'] }];
  const decodedBytes = bytes[4] * bytes[5] * 3;
  return { format: 'toy', layers, layer: 0, displayWindow: window, dataWindow: window, pixelAspectRatio: 1, decodedBytes, storedLevels: [0] };
};
export const codec = {
  name: 'toy',
  readHeader: header,
  async decode(request) {
    const known = await header(request);
    await request.reserve?.(known.decodedBytes, known);
    const [, , right, bottom] = known.displayWindow;
    const [width, height] = [right + 1, bottom + 1];
    const planes = ['R', 'G', 'B'].map((name, i) => ({
      name, type: 'u8', xSampling: 1, ySampling: 1, width, height, data: new Uint8Array(width * height).fill([200, 100, 50][i]),
    }));
    const { displayWindow, dataWindow } = known;
    const info = { format: 'toy', layout: 'rgb', displayWindow, dataWindow, pixelAspectRatio: 1, level: 0, transfer: 'srgb', complete: true };
    return { picture: { info, planes }, header: known, stats: { bytesWanted: 6, bytesRead: 6, requests: 1 } };
  },
};`;
