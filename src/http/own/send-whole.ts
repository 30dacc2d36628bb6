import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Sends all that a source has. A reader that goes away ends it, which is no fault; a source that fails is one. */
export async function sendWhole(source: Readable, reader: Writable): Promise<void> {
  try {
    await pipeline(source, reader)
  } catch (error) {
    if (!isReaderGone(error)) throw error
  }
}

/** https://nodejs.org/api/errors.html#err_stream_premature_close */
function isReaderGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
