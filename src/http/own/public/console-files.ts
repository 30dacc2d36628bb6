import type { Readable } from 'node:stream'

/** The files of the web console, as the build has made them. */
export interface ConsoleFiles {
  /** The page, which has `NONCE_PLACE` wherever the nonce of an answer belongs; `undefined` if there is no console. */
  page(): Promise<string | undefined>
  /**
   * A file that the page loads, by its name, `index-D4oFVxyz.js`; `undefined` if there is none of that name.
   *
   * @param encodings the content codings that the reader accepts
   */
  file(name: string, encodings: readonly ContentCoding[]): Promise<ConsoleFile | undefined>
}

export interface ConsoleFile {
  readonly mediaType: string
  /** How the bytes are compressed; absent if they are not. */
  readonly coding?: ContentCoding
  readonly bytes: number
  readonly open: () => Readable
}

/** The ways in which the build has compressed files, the shortest first: https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1 */
export const CONTENT_CODINGS = ['br', 'gzip'] as const
export type ContentCoding = (typeof CONTENT_CODINGS)[number]

/** Where the page has the nonce of its answer. */
export const NONCE_PLACE = '__NONCE__'

/** A program that comes without the console. */
export const NO_CONSOLE: ConsoleFiles = { page: async () => undefined, file: async () => undefined }
