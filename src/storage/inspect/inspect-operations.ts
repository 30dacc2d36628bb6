import type { InspectedOperation, InspectedOperations, InspectNames } from '../port/inspect-store.ts'
import { integer, type Row, text } from '../rows/row.ts'
import type { Dialect } from './dialect.ts'
import { openingOf } from './opening-of.ts'
import { type Linked, readEntries } from './read-chains.ts'
import { type Script, select } from './script.ts'

/** As `InspectStore.inspectOperations` says. */
export function* inspectOperations(
  dialect: Dialect,
  { after, limit }: InspectNames,
): Script<InspectedOperations> {
  const rows = yield* select('SELECT * FROM operation WHERE id > $1 ORDER BY id LIMIT $2', [after, limit])
  const operations = rows.map(toInspectedOperation)
  const known = new Map<number, Linked>()
  yield* readEntries(dialect, [...new Set(operations.flatMap(({ entry = [] }) => entry))], known)
  const [head = {}] = yield* select(`SELECT ${dialect.now} AS now`)
  const opening = yield* openingOf(dialect, [])
  const next = rows.length < limit ? undefined : operations.at(-1)?.id
  return {
    now: integer(head, 'now'),
    operations,
    entries: new Map([...known].map(([sequence, { entry }]) => [sequence, entry])),
    opening: opening.sequence,
    ...(next !== undefined && { next }),
  }
}

function toInspectedOperation(row: Row): InspectedOperation {
  const { number, failure, entry } = row
  return {
    id: text(row, 'id'),
    resource: text(row, 'resource'),
    type: text(row, 'type'),
    number: typeof number === 'number' ? number : undefined,
    failure: typeof failure === 'string' ? failure : undefined,
    createdAt: integer(row, 'created_at'),
    startsAt: integer(row, 'starts_at'),
    endsAt: integer(row, 'ends_at'),
    entry: typeof entry === 'number' ? entry : undefined,
  }
}
