/** Names for people of the codecs that containers know by four letters or an id. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:avc|avc[1-4]|V_MPEG4\/ISO\/AVC)/i, 'H.264'],
  [/^(?:hevc|hvc1|hev1|dvh1|dvhe|V_MPEGH\/ISO\/HEVC)/i, 'HEVC (H.265)'],
  [/^(?:vvc1|vvi1)/i, 'VVC (H.266)'],
  [/^(?:vp8|vp08|V_VP8)/i, 'VP8'],
  [/^(?:vp9|vp09|V_VP9)/i, 'VP9'],
  [/^(?:av1|av01|V_AV1)/i, 'AV1'],
  [/^(?:prores|ap[4c][hxnso]|apc[hnso]|aprn|aprh|V_PRORES)/i, 'Apple ProRes'],
  [/^(?:AVdn|AVdh|V_DNX)/i, 'Avid DNxHD or DNxHR'],
  [/^CFHD/i, 'CineForm'],
  [/^(?:mp4v|mpeg4|V_MPEG4\/ISO)/i, 'MPEG-4 Part 2'],
  [/^(?:mpeg2|m2v1|mx[345][np]|xdv|hdv|V_MPEG2)/i, 'MPEG-2'],
  [/^(?:mp4a\.40|A_AAC)/i, 'AAC'],
  [/^(?:mp4a\.(?:69|6b)|mp3|A_MPEG\/L3)/i, 'MP3'],
  [/^(?:ac-3|ac3|A_AC3)/i, 'AC-3 (Dolby Digital)'],
  [/^(?:ec-3|eac3|A_EAC3)/i, 'E-AC-3 (Dolby Digital Plus)'],
  [/^(?:dts|A_DTS)/i, 'DTS'],
  [/^(?:alac|A_ALAC)/i, 'Apple Lossless'],
  [/^(?:opus|A_OPUS)/i, 'Opus'],
  [/^(?:vorbis|A_VORBIS)/i, 'Vorbis'],
  [/^(?:flac|fLaC|A_FLAC)/i, 'FLAC'],
  [/^(?:pcm-|lpcm|sowt|twos|in24|in32|fl32|A_PCM)/i, 'PCM'],
  [/^(?:jpeg|mjp[ab]|mjpg|V_MJPEG)/i, 'Motion JPEG'],
  [/^(?:mjp2|V_JPEG2000)/i, 'JPEG 2000'],
  [/^(?:V_FFV1|FFV1)/i, 'FFV1'],
  [/^(?:theora|V_THEORA)/i, 'Theora'],
  [/^(?:rle|png|qtrl|raw|v210|2vuy|yuv2|r210|V_UNCOMPRESSED)/i, 'uncompressed or QuickTime animation'],
];

/** What people call a codec; its own id where nobody has a better name for it. */
export function codecName(id: string): string {
  return NAMES.find(([form]) => form.test(id))?.[1] ?? id;
}

/** Bits a sample by a codec's parameter string; 8 where it does not say. */
export function bitDepth(codec: string): number {
  const [family = '', ...fields] = codec.split('.');
  if (/^avc/.test(family)) {
    const profile = parseInt(fields[0]?.slice(0, 2) ?? '', 16);
    return profile === 110 || profile === 122 || profile === 244 ? 10 : 8;
  }
  if (/^(?:hvc1|hev1|dvh1|dvhe)$/.test(family)) return /^[ABC]?[24]$/.test(fields[0] ?? '') ? 10 : 8;
  if (family === 'vp09' || family === 'av01') return Number(fields[2] ?? 8) || 8;
  return 8;
}
