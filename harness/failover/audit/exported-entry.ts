/** What the harness reads in a line of an exported trail. */
export interface ExportedEntry {
  readonly sequence: number
  readonly command: string
  /** In milliseconds since 1970. */
  readonly at: number
  /** When the hold of a search ends. */
  readonly expiresAt?: number
}

/** The entry in a line of an export. */
export function readExportedEntry(line: string): ExportedEntry {
  const { sequence, command, at, detail } = JSON.parse(line)
  const expiresAt = command === 'search' ? Date.parse(detail?.expiresAt) : Number.NaN
  return { sequence, command, at: Date.parse(at), ...(Number.isFinite(expiresAt) && { expiresAt }) }
}
