import type { InspectNames } from '../port/inspect-store.ts'
import type { InspectedSips } from '../port/inspected-settings.ts'
import { integer, type Row, text } from '../rows/row.ts'
import type { Dialect } from './dialect.ts'
import { readableJson } from './read-rows.ts'
import { type Script, select } from './script.ts'

/** As `InspectStore.inspectSip` says. */
export function* inspectSip(dialect: Dialect, { after, limit }: InspectNames): Script<InspectedSips> {
  const stored = yield* readTable('sip_configuration', { after, limit })
  const opening =
    dialect.opening === undefined ? [] : yield* readTable('opening_sip_configuration', { after, limit })
  const [head = {}] = yield* select(`SELECT ${dialect.now} AS now`)
  const all = [...new Set([...stored, ...opening].map((row) => text(row, 'resource')))].sort()
  const resources = all.slice(0, limit)
  const [present, before] = [byResource(stored), byResource(opening)]
  const next = resources.length < limit ? undefined : resources.at(-1)
  return {
    now: integer(head, 'now'),
    configurations: resources.map((resource) => ({
      resource,
      ...documentIn('document', present.get(resource)),
      isStored: present.has(resource),
      ...documentIn('opening', before.get(resource)),
    })),
    ...(next !== undefined && { next }),
  }
}

function* readTable(table: string, { after, limit }: InspectNames): Script<readonly Row[]> {
  return yield* select(
    `SELECT resource, configuration FROM ${table} WHERE resource > $1 ORDER BY resource LIMIT $2`,
    [after, limit],
  )
}

function byResource(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [text(row, 'resource'), row]))
}

function documentIn(key: 'document' | 'opening', row: Row | undefined) {
  return row === undefined ? {} : { [key]: readableJson(row, 'configuration') }
}
