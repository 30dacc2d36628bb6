import pg from 'pg'
import type { InventoryStore } from '../../../../src/storage/port/inventory-store.ts'

/** A statement that the store sends. */
export interface Statement {
  /** The function that sends the statement, and the statement's first keyword. */
  readonly name: string
  /** The methods of the store that send the statement, in the order in which they were called. */
  readonly methods: Set<string>
  readonly sent: Sent[]
}

/** A statement as it was sent once. */
export interface Sent {
  /** The text, with parameters or with literals in their place. */
  readonly sql: string
  readonly parameters: readonly unknown[]
  /** Whether PostgreSQL keeps its plan. */
  readonly isKept: boolean
}

export interface Recording {
  /** The store. Call its methods one after another. */
  readonly store: InventoryStore
  readonly statements: readonly Statement[]
  readonly methods: ReadonlySet<string>
  end(): void
}

const SOURCES = /\/src\/storage\/postgres\//
/** The files that all statements pass. */
const PASSAGES = /\/(access|transaction|in-transaction|answered|read|create-calls|with-retries)\.ts$/
/** The script with which every transaction begins. */
const BEGINNING = /^\s*BEGIN\b/
const KEEPS_PLANS = /force_generic_plan/
/** The limits of a read, and its question whether the schema has become too new. */
const LIMITS = /^\s*(SET LOCAL [^;]*;\s*)+(SELECT compatible_since [^;]*;\s*)?/
const LITERAL = /'(?:[^']|'')*'/g
const END = /^(COMMIT|ROLLBACK)$/
/** What is asked when a connection begins or stalls, which chance decides. It reads no table of the inventory. */
const OF_CONNECTION = /pg_is_in_recovery\(\)|FROM pg_stat_activity|pg_control_system\(\)/

/** Records every statement that is sent to PostgreSQL, while no other client sends any. */
export function recordStatements(store: InventoryStore): Recording {
  const statements = new Map<string, Statement>()
  const methods = new Set<string>()
  const { query } = pg.Client.prototype
  const { stackTraceLimit } = Error
  let method = ''
  /** The script of the present transaction. */
  let beginning = ''
  let begins = false

  function record(sent: unknown, values: unknown) {
    const [sql, parameters, isPrepared] = readQuery(sent, values)
    if (END.test(sql) || OF_CONNECTION.test(sql)) return
    if (BEGINNING.test(sql)) {
      beginning = sql
      begins = true
      return
    }
    const text = sql.replace(LIMITS, '').trim()
    const sender = begins ? 'transact' : (senderOf(new Error().stack ?? '') ?? method)
    begins = false
    const name = `${sender}: ${kindOf(text)}`
    const key = `${name} ${text.replace(LITERAL, '?')}`
    const statement = statements.get(key) ?? { name, methods: new Set(), sent: [] }
    statements.set(key, statement)
    statement.methods.add(method)
    statement.sent.push({ sql: text, parameters, isKept: isPrepared && KEEPS_PLANS.test(beginning) })
  }

  Error.stackTraceLimit = 50
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, parameters: unknown[]) {
      record(parameters[0], parameters[1])
      return Reflect.apply(target, client, parameters)
    },
  })
  const watched = new Proxy(store, {
    get(target, name, receiver) {
      method = String(name)
      methods.add(method)
      return Reflect.get(target, name, receiver)
    },
  })
  return {
    store: watched,
    methods,
    get statements() {
      return [...statements.values()]
    },
    end() {
      pg.Client.prototype.query = query
      Error.stackTraceLimit = stackTraceLimit
    },
  }
}

function readQuery(
  sent: unknown,
  values: unknown,
): [sql: string, parameters: readonly unknown[], isPrepared: boolean] {
  const query = typeof sent === 'object' && sent !== null ? sent : { text: sent, values }
  const text = 'text' in query && typeof query.text === 'string' ? query.text : ''
  const parameters = 'values' in query && Array.isArray(query.values) ? query.values : []
  return [text, parameters, 'name' in query && query.name !== undefined]
}

/** The innermost named function of the store; `undefined` if a method sends the statement itself. */
function senderOf(stack: string): string | undefined {
  for (const [, name = '', file = ''] of stack.matchAll(/at (?:async )?(?:(\S+) \()?(\S+\.ts)\b/g)) {
    if (!SOURCES.test(file) || PASSAGES.test(file) || name.includes('.')) continue
    if (/engine\.ts$/.test(file)) return undefined
    if (name !== '') return name
  }
  return undefined
}

/** The first keyword of a statement, and its locks. */
function kindOf(sql: string): string {
  const [first = ''] = sql.split(/\s/)
  const [lock] = /FOR (NO KEY UPDATE|UPDATE|SHARE|KEY SHARE)( SKIP LOCKED)?/.exec(sql) ?? []
  return first === 'WITH'
    ? /INSERT/.test(sql)
      ? 'INSERT'
      : 'SELECT'
    : [first, lock].filter(Boolean).join(' ')
}
