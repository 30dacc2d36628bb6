import pg from 'pg'
import { bigints } from '../../../../src/storage/postgres/bigints.ts'
import { KEEP_PLANS } from '../../../../src/storage/postgres/keep-plans.ts'

/** A session that answers `EXPLAIN`. */
export type Query = (sql: string, parameters: readonly unknown[]) => Promise<Record<string, unknown>[]>

export interface Plan {
  /** A line for each node, indented by its depth, without costs; the same in all versions of PostgreSQL. */
  readonly lines: readonly string[]
  readonly indexes: readonly string[]
  /** The tables that are read from end to end. */
  readonly wholeTables: readonly string[]
}

/** The plan of the statement with these parameters. The statement is not executed. */
export async function explain(query: Query, sql: string, parameters: readonly unknown[]): Promise<Plan> {
  return readPlan(await query(`EXPLAIN (FORMAT JSON) ${sql}`, parameters))
}

/** The plan that PostgreSQL keeps of the statement, for any parameters. The statement is not executed. */
export async function explainKept(query: Query, sql: string, parameters: readonly unknown[]): Promise<Plan> {
  const values = parameters.map((parameter) => pg.escapeLiteral(asText(parameter)))
  await query(`BEGIN; ${KEEP_PLANS}`, [])
  await query(`PREPARE kept AS ${sql}`, [])
  const rows = await query(`EXPLAIN (FORMAT JSON) EXECUTE kept (${values.join(', ')})`, [])
  await query('DEALLOCATE kept; ROLLBACK', [])
  return readPlan(rows)
}

/** The parameter as pg sends it. */
function asText(parameter: unknown): string {
  return Array.isArray(parameter) ? bigints(parameter) : String(parameter)
}

function readPlan(rows: readonly Record<string, unknown>[]): Plan {
  const explained: unknown = rows[0]?.['QUERY PLAN']
  const plan = { lines: [], indexes: [], wholeTables: [] }
  if (Array.isArray(explained)) for (const { Plan: node } of explained) walk(node, 0, plan)
  return plan
}

interface Node {
  readonly [property: string]: unknown
  readonly Plans?: readonly Node[]
}

/** Nodes that only pass their input on. Versions of PostgreSQL differ in their use, so they are left out. */
const PASSED_OVER = new Set(['Materialize', 'Memoize', 'Gather', 'Gather Merge'])

function walk(
  node: Node,
  depth: number,
  plan: { lines: string[]; indexes: string[]; wholeTables: string[] },
): void {
  const word = (property: string) => {
    const value = node[property]
    return typeof value === 'string' ? value : ''
  }
  const [type, index, table] = [word('Node Type'), word('Index Name'), word('Relation Name')]
  if (index !== '') plan.indexes.push(index)
  const arbiters = node['Conflict Arbiter Indexes']
  if (Array.isArray(arbiters)) plan.indexes.push(...arbiters.map(String))
  if (type === 'Seq Scan') plan.wholeTables.push(table)
  const shown = !PASSED_OVER.has(type)
  if (shown) {
    const subplan = word('Subplan Name')
      .replace(/ \(returns.*|\d+$/g, '')
      .trim()
    const words = [
      type === 'ModifyTable' ? word('Operation') : type,
      index && `using ${index}`,
      (table || word('Function Name') || word('CTE Name')) &&
        `on ${table || word('Function Name') || word('CTE Name')}`,
      subplan.startsWith('CTE ') && `(${subplan})`,
    ]
    plan.lines.push(`${'  '.repeat(depth)}${words.filter(Boolean).join(' ')}`)
  }
  for (const child of node.Plans ?? []) walk(child, shown ? depth + 1 : depth, plan)
}
