import type { Dialect } from '../inspect/dialect.ts'
import type { Script } from '../inspect/script.ts'
import { integers, type Row } from '../rows/row.ts'
import type { Access } from './access.ts'
import { bigints } from './bigints.ts'
import { NOW } from './tables/clock-table.ts'
import { readOpening } from './trail/read-opening.ts'

/** How PostgreSQL writes the statements of scripts. */
const DIALECT: Dialect = {
  among: (column, parameter) => `${column} = ANY (${parameter}::bigint[])`,
  numberList: bigints,
  amongTexts: (column, parameter) =>
    `${column} = ANY (ARRAY(SELECT json_array_elements_text(${parameter}::json)))`,
  textList: (texts) => JSON.stringify(texts),
  numbersOf: (row) => integers(row, 'numbers'),
  linksOf(row: Row) {
    const before = integers(row, 'entries')
    return integers(row, 'numbers').map((number, nth) => [number, before[nth] ?? 0] as const)
  },
  opening: (rows) => readOpening(DIALECT, rows),
  now: NOW,
}

/** Executes the statements of a script in one snapshot, which waits for no other transaction. */
export function runScript<T>({ transact }: Access, script: (dialect: Dialect) => Script<T>): Promise<T> {
  return transact(
    async ({ query }) => {
      const running = script(DIALECT)
      for (let step = running.next(); ; ) {
        if (step.done) return step.value
        const { sql, parameters } = step.value
        step = running.next(await query(sql, parameters))
      }
    },
    { snapshot: true },
  )
}
