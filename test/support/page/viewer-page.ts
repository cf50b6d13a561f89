export interface ViewerPageOptions {
  /** Address of the library's script. Default: the built one. */
  readonly library?: string;
  /** Further tags of the head, ahead of the library's. */
  readonly head?: string;
  readonly body: string;
}

/** A page as an embedding site writes it: one tag for the library, then the elements. */
export function viewerPage({ library = '/dist/cdn.js', head = '', body }: ViewerPageOptions): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Test page</title>
<link rel="icon" href="data:,">
<style>body { margin: 0; background: #222 } seq-player { width: 480px; height: 270px } seq-timeline { width: 480px }</style>
${head}<script type="module" src="${library}"></script>
</head>
<body>
${body}
</body>
</html>`;
}

/** Player, timeline and status for the stories' small shot. */
export function threeTags(attributes = '', src = '/shot/shot.####.exr', frames = '1001-1032'): string {
  return `<seq-player id="shot" src="${src}" frames="${frames}" controls ${attributes}></seq-player>
<seq-timeline for="shot"></seq-timeline>
<seq-status for="shot"></seq-status>`;
}
