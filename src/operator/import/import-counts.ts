import type { ImportedBlocks } from './stock-importer.ts'

/** What calls of an import did together: how many numbers are new, or would be, and how many there were already. */
export type ImportCounts = Pick<ImportedBlocks, 'added' | 'known' | 'portedOut'>

export const NOTHING_IMPORTED: ImportCounts = { added: 0, known: 0, portedOut: 0 }

export function addImportCounts(one: ImportCounts, other: ImportCounts): ImportCounts {
  return {
    added: one.added + other.added,
    known: one.known + other.known,
    portedOut: one.portedOut + other.portedOut,
  }
}
