/** What kernels answer below zero (kernels/errors.ts), as words. */
const MESSAGES: Readonly<Record<number, string>> = {
  [-1]: 'the compressed data ends too early',
  [-2]: 'the compressed data contradicts itself',
  [-3]: 'the compressed data has another length than the header says',
  [-4]: 'the decoder lacks scratch memory',
  [-5]: 'the checksum does not fit',
  [-6]: 'the decoder’s memory limit is reached',
};

export function kernelErrorMessage(code: number): string {
  return MESSAGES[code] ?? `decoder error ${code}`;
}
