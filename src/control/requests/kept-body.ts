/** The most bytes of a body that are kept, in UTF-8. */
export const BODY_LIMIT_BYTES = 64 * 1024

/** A body as it is kept. */
export interface KeptBody {
  /** The body, or its beginning. Bytes that are no UTF-8 are replaced. */
  readonly text: string
  /** How many bytes the body had. */
  readonly bytes: number
  /** Whether `text` is only the beginning. */
  readonly isCut: boolean
  /** Whether `text` is what the bytes were, as far as it goes. */
  readonly isText: boolean
}

/** Keeps a text; one that is short enough is not copied. */
export function keepText(text: string, limit = BODY_LIMIT_BYTES): KeptBody {
  const bytes = Buffer.byteLength(text)
  const isCut = bytes > limit
  return { text: isCut ? beginning(Buffer.from(text), limit) : text, bytes, isCut, isText: true }
}

/** Keeps bytes as text. The bytes themselves may be part of a larger buffer, which would stay in memory with them. */
export function keepBytes(bytes: Buffer, limit = BODY_LIMIT_BYTES): KeptBody {
  const isCut = bytes.length > limit
  const text = isCut ? beginning(bytes, limit) : bytes.toString()
  // A byte that is no UTF-8 takes three bytes as text.
  const isText = !text.includes('\ufffd') || bytes.includes('\ufffd')
  const kept = isText ? { text, isCut } : keepText(text, limit)
  return { text: kept.text, bytes: bytes.length, isCut: isCut || kept.isCut, isText }
}

/** The beginning of a text, without a part of a character at its end. */
function beginning(bytes: Buffer, limit: number): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, limit), { stream: true })
}
