/** How far the transfer of a file has come. */
export interface TransferState {
  /** Bytes that have arrived. */
  readonly loaded: number;
  /** Bytes of the whole file; null while that is not known, and where it is read in parts. */
  readonly total: number | null;
  /** The server owes bytes, and has sent none for 3 seconds. */
  readonly silent: boolean;
}
