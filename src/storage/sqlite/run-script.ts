import type { Dialect } from '../inspect/dialect.ts'
import type { Script } from '../inspect/script.ts'
import { integers, text } from '../rows/row.ts'
import type { SqliteDatabase } from './database.ts'

/** How SQLite writes the statements of scripts. */
const DIALECT: Omit<Dialect, 'now'> = {
  among: (column, parameter) => `${column} IN (SELECT value FROM json_each(${parameter}))`,
  numberList: (numbers) => JSON.stringify(numbers),
  amongTexts: (column, parameter) => `${column} IN (SELECT value FROM json_each(${parameter}))`,
  textList: (texts) => JSON.stringify(texts),
  numbersOf: (row) => integers({ numbers: JSON.parse(text(row, 'numbers')) }, 'numbers'),
  linksOf: (row) => JSON.parse(text(row, 'numbers')),
}

/** Executes the statements of a script. Nothing else happens on the connection meanwhile. */
export function runScript<T>(
  database: SqliteDatabase,
  now: number,
  script: (dialect: Dialect) => Script<T>,
): T {
  const running = script({ ...DIALECT, now: String(now) })
  for (let step = running.next(); ; ) {
    if (step.done) return step.value
    const { sql, parameters } = step.value
    step = running.next(database.prepare(sql.replaceAll('$', '?')).all(...parameters))
  }
}
