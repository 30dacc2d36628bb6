import type { InspectedClosure } from '../port/inspected-settings.ts'
import { type Row, text } from '../rows/row.ts'
import type { Dialect } from './dialect.ts'
import { readableJson } from './read-rows.ts'
import { type Script, select } from './script.ts'

const PREFIX = 'closure/'

/** The closings of those of the resources that are closed, by resource; one that cannot be read is left out. */
export function* readClosures(
  dialect: Dialect,
  resources: readonly string[],
): Script<ReadonlyMap<string, InspectedClosure>> {
  if (resources.length === 0) return new Map()
  const rows = yield* select(
    `SELECT name, CAST(document AS text) AS document, at
     FROM register LEFT JOIN register_change ON register_change.version = register.version
     WHERE ${dialect.amongTexts('name', '$1')} AND document IS NOT NULL`,
    [dialect.textList([...new Set(resources)].map((name) => `${PREFIX}${name}`))],
  )
  return new Map(rows.flatMap(toClosure))
}

function toClosure(row: Row): (readonly [string, InspectedClosure])[] {
  const document = readableJson(row, 'document')
  const isClosure = typeof document === 'object' && document !== null && 'releaseAt' in document
  if (!isClosure || typeof document.releaseAt !== 'number') return []
  const at = row['at']
  const changedAt = typeof at === 'number' ? at : 0
  return [[text(row, 'name').slice(PREFIX.length), { releaseAt: document.releaseAt, changedAt }]]
}
