/**
 * Something that a file or a request asks for and this player does not do, or does otherwise than asked. The picture is
 * there all the same: a note is never an error. Shown in HUD and metadata, listed in `state.notes`.
 */
export interface SourceNote {
  /** For programs: stable, lower case with hyphens (`icc-profile-invalid`). */
  readonly code: string;
  /** For people: what was not honoured, and what is shown instead. One sentence. */
  readonly message: string;
  /** The frame it is about; absent: the source as a whole. */
  readonly frame?: number;
  /** Where in the file: the path of a field, a tag, an attribute. */
  readonly path?: string;
}
