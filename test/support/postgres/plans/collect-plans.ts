import pg from 'pg'
import { STORE_METHODS } from '../../../../src/storage/port/store-methods.ts'
import { openPostgresStore } from '../../../../src/storage/postgres/open-postgres-store.ts'
import { explain, explainKept, type Plan } from './explain.ts'
import { fillInventory } from './fill-inventory.ts'
import { recordStatements, type Sent, type Statement } from './record-statements.ts'
import { useEveryMethod } from './use-every-method.ts'

export interface StatementPlans extends Pick<Statement, 'name' | 'methods'> {
  /** Each plan of the statement for some parameters, in the order of their calls; none if the statement has no plan. */
  readonly plans: readonly Plan[]
  /** A sending of the statement with a plan that PostgreSQL keeps, and that plan; absent if it keeps none. */
  readonly kept?: Sent & { readonly plan: Plan }
}

export interface Collected {
  readonly statements: readonly StatementPlans[]
  /** The methods of the store that were not called. */
  readonly unused: readonly string[]
}

const HAS_NO_PLAN = /: (LOCK|SAVEPOINT|ROLLBACK|SET)$/

/**
 * All statements that a store sends to PostgreSQL, and their plans on an inventory of `size` numbers.
 *
 * @param connection an empty database
 */
export async function collectPlans(connection: pg.PoolConfig, size = 400_000): Promise<Collected> {
  const store = await openPostgresStore({ connection, poolSize: 2 })
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await fillInventory(store, (sql) => client.query(sql), size)
    const recording = recordStatements(store)
    await useEveryMethod(recording.store).finally(recording.end)
    await client.query('VACUUM ANALYZE')

    const query = async (sql: string, parameters: readonly unknown[]) =>
      (await client.query<Record<string, unknown>>(sql, [...parameters])).rows
    const statements: StatementPlans[] = []
    for (const { name, methods, sent } of recording.statements) {
      const plans = new Map<string, Plan>()
      for (const { sql, parameters, isKept } of HAS_NO_PLAN.test(name) ? [] : sent) {
        const plan = await (isKept ? explainKept : explain)(query, sql, parameters)
        const shape = plan.lines.join('\n')
        if (!plans.has(shape)) plans.set(shape, plan)
      }
      const one = sent.find(({ isKept }) => isKept)
      const kept = one && { ...one, plan: await explainKept(query, one.sql, one.parameters) }
      statements.push({ name, methods, plans: [...plans.values()], ...(kept && { kept }) })
    }
    const unused = Object.keys(STORE_METHODS).filter((name) => !recording.methods.has(name))
    return { statements, unused }
  } finally {
    await client.end()
    await store.close()
  }
}
