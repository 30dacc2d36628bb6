import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDatabase } from '../../support/postgres/create-database.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { type Collected, collectPlans } from '../../support/postgres/plans/collect-plans.ts'
import { comparePage } from '../../support/postgres/plans/compare-page.ts'
import { explainKept, type Plan, type Query } from '../../support/postgres/plans/explain.ts'
import { REACHES, reachOf } from '../../support/postgres/plans/reach.ts'
import { indexesOf } from '../../support/postgres/plans/to-markdown.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { touchAll } from '../given.ts'

/**
 * Tables of one row or of a few hundred; the partition for entries that have none, and what an archive keeps, which are
 * empty here; and the system's catalog.
 */
const SMALL_TABLES = [
  'audit_default',
  'kept_entry',
  'pg_class',
  'pg_inherits',
  'opening',
  'opening_sip_configuration',
  'clock',
  'cluster',
  'trail',
  'audit_sequence_seq',
  'holdline_schema',
  'process',
  'register',
  'register_change',
  'stock',
]
/** Statements that count all numbers, or all owned numbers. */
const READS_ALL = ['count: SELECT', 'stockCounts: SELECT', 'readLeftovers: SELECT']

let collected: Collected

beforeAll(async () => {
  const database = await createDatabase()
  collected = await collectPlans(database.connection).finally(database.drop)
}, 120_000)

describe('The statements of the PostgreSQL store, over 400 thousand numbers', () => {
  it('are complete: every method of the store is called', () => {
    expect(collected.unused).toEqual([])
    expect(collected.statements.length).toBeGreaterThan(50)
  })

  it('read no table from end to end that grows with the inventory', () => {
    const whole = collected.statements
      .filter(({ name }) => !READS_ALL.includes(name))
      .flatMap(({ name, plans }) =>
        plans.flatMap((plan) => plan.wholeTables.map((table) => ({ name, table }))),
      )
      .filter(({ table }) => !SMALL_TABLES.includes(table))
    expect(whole).toEqual([])
  })

  it('are in docs/statement-plans.md, and use the indexes that are named there', async () => {
    const page = await readFile(new URL('../../../docs/statement-plans.md', import.meta.url), 'utf8')
    expect(comparePage(page, collected.statements)).toEqual([])
  })

  it('take free numbers from the queues of their stock, and from nowhere else', () => {
    const takes = collected.statements.filter(({ name }) =>
      /^(lockFreeNumbers|findStocked|findRested|findLeft):/.test(name),
    )
    expect(takes.map(({ name }) => name)).toHaveLength(7)
    for (const { plans } of takes) {
      for (const { indexes } of plans) {
        expect(new Set(indexes)).toEqual(new Set(['number_by_free_at', 'untouched_by_place']))
      }
    }
  })

  it('hold by the index also where there are few numbers', async () => {
    const database = await createDatabase()
    const few = await collectPlans(database.connection, 40_000).finally(database.drop)
    const plans = few.statements
      .filter(({ name }) => name === 'recordHolds: INSERT')
      .flatMap(({ plans }) => plans)
    expect(plans.flatMap(({ wholeTables }) => wholeTables)).toEqual([])
    expect(new Set(plans.flatMap(({ indexes }) => indexes))).toEqual(
      new Set(['number_pkey', 'untouched_pkey']),
    )
  })

  it('whose plan is kept have one plan for every size of the tables', async () => {
    const database = await givenDatabase()
    const store = await givenStore(database)
    const kept = collected.statements.flatMap(({ kept }) => kept ?? [])
    const large = kept.map(({ plan }) => plan)
    const client = await database.connect()
    const query: Query = async (sql, parameters) => (await client.query(sql, [...parameters])).rows
    const plansNow = async () => {
      const plans: Plan[] = []
      for (const { sql, parameters } of kept) plans.push(await explainKept(query, sql, parameters))
      return plans
    }
    expect(kept.length).toBeGreaterThanOrEqual(6)
    const whole = large.flatMap(({ wholeTables }) => wholeTables)
    expect(whole.filter((table) => !SMALL_TABLES.includes(table))).toEqual([])
    expect(await plansNow()).toEqual(large)
    await database.query('VACUUM ANALYZE')
    expect(await plansNow()).toEqual(large)
    await store.addStock([usBlock(US_GEOGRAPHIC, 20)])
    await touchAll(store)
    await store.addStock([usBlock({ ...US_GEOGRAPHIC, areaCode: '425' }, 20)])
    await database.query('VACUUM ANALYZE')
    expect(await plansNow()).toEqual(large)
  })

  it('end a hold by its id, however many numbers are held', () => {
    const ends = collected.statements.filter(({ name }) => /^mark(Purchased|Cancelled):/.test(name))
    expect(ends.map(indexesOf)).toEqual([['search_id_key'], ['search_id_key']])
  })

  it('have a known reach', () => {
    for (const { name } of collected.statements) expect(REACHES).toHaveProperty(reachOf(name))
  })
})
