import type { DocumentTitle } from '../../pages/start-page.ts'

/** The documents that come with the program. */
export interface Documents {
  /** Their names and titles, in the order of the list. */
  titles(): Promise<readonly DocumentTitle[]>
  /** The text of a document by its name, `operate.md`; `undefined` if there is none of that name. */
  text(name: string): Promise<string | undefined>
}

/** A program that comes without documents. */
export const NO_DOCUMENTS: Documents = { titles: async () => [], text: async () => undefined }
