import type { InspectNames, InspectPage } from '../port/inspect-store.ts'
import type {
  InspectedChange,
  InspectedChanges,
  InspectedEntry,
  InspectedRegister,
} from '../port/inspected-settings.ts'
import type { EntryChange } from '../port/register-store.ts'
import { integer, optionalInteger, type Row, text } from '../rows/row.ts'
import type { Dialect } from './dialect.ts'
import { readableJson } from './read-rows.ts'
import { type Script, select } from './script.ts'

/** As `InspectStore.inspectRegister` says. */
export function* inspectRegister(
  dialect: Dialect,
  { after, limit }: InspectNames,
): Script<InspectedRegister> {
  const rows = yield* select(
    `SELECT name, register.version, CAST(document AS text) AS document, CAST(changes AS text) AS changes
     FROM register LEFT JOIN register_change ON register_change.version = register.version
     WHERE name > $1 ORDER BY name LIMIT $2`,
    [after, limit],
  )
  const entries = rows.map(toEntry)
  const owners = [...new Set(entries.flatMap(({ name }) => name.split('/')[1] ?? []))]
  const known = yield* select(
    `SELECT name FROM register WHERE ${dialect.amongTexts('name', '$1')} AND document IS NOT NULL`,
    [dialect.textList(owners.map((name) => `resource/${name}`))],
  )
  const [head = {}] = yield* select(
    `SELECT ${dialect.now} AS now, (SELECT min(version) FROM register_change) AS since`,
  )
  const next = entries.length < limit ? undefined : entries.at(-1)?.name
  return {
    now: integer(head, 'now'),
    entries,
    resources: new Set(known.map((row) => text(row, 'name').slice('resource/'.length))),
    ...optionalInteger(head, 'since', 'since'),
    ...(next !== undefined && { next }),
  }
}

/** As `InspectStore.inspectRegisterChanges` says. */
export function* inspectRegisterChanges(
  dialect: Dialect,
  { after, limit }: InspectPage,
): Script<InspectedChanges> {
  const rows = yield* select(
    `SELECT version, CAST(changes AS text) AS changes FROM register_change
     WHERE version > $1 ORDER BY version LIMIT $2`,
    [after, limit],
  )
  const changes = rows.map(toChange)
  const names = [...new Set(changes.flatMap(({ entries = [] }) => entries))]
  const known = yield* select(
    `SELECT name, version FROM register WHERE ${dialect.amongTexts('name', '$1')}`,
    [dialect.textList(names)],
  )
  const [head = {}] = yield* select(`SELECT ${dialect.now} AS now`)
  const next = changes.length < limit ? undefined : changes.at(-1)?.version
  return {
    now: integer(head, 'now'),
    changes,
    versions: new Map(known.map((row) => [text(row, 'name'), integer(row, 'version')])),
    ...(next !== undefined && { next }),
  }
}

function toEntry(row: Row): InspectedEntry {
  const changes = readChanges(row)
  return {
    name: text(row, 'name'),
    version: integer(row, 'version'),
    document: readableJson(row, 'document'),
    isRemoved: row['document'] === null,
    ...(changes && { changes }),
  }
}

function toChange(row: Row): InspectedChange {
  const entries = readChanges(row)?.map(({ entry }) => entry)
  return { version: integer(row, 'version'), ...(entries && { entries }) }
}

/** The changes in a row of the history; nothing where it has none, or they cannot be read. */
function readChanges(row: Row): readonly EntryChange[] | undefined {
  const changes = readableJson(row, 'changes')
  return Array.isArray(changes) && changes.every(isChange) ? changes : undefined
}

function isChange(value: unknown): value is EntryChange {
  return typeof value === 'object' && value !== null && 'entry' in value && typeof value.entry === 'string'
}
