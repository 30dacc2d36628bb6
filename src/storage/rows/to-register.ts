import type { StoredRegister } from '../port/register-store.ts'
import { integer, type Row } from './row.ts'

/** The register from a row with its version and its documents in one JSON object; `undefined` without documents. */
export function toRegister(row: Row): StoredRegister | undefined {
  const { documents } = row
  if (typeof documents !== 'string') return undefined
  return { version: integer(row, 'version'), documents: new Map(Object.entries(JSON.parse(documents))) }
}
