import { query } from '../postgres/query.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { interleave, type Side } from '../report/interleave.ts'
import type { ImportPlan } from '../stock/import-blocks.ts'
import { importAims, importName, importPlans, measureImport } from './measure-import.ts'
import type { Scenario } from './scenario.ts'

/** How long it takes to bring numbers into PostgreSQL, and the memory and disk that they need. */
export const postgresBringIn: Scenario = {
  name: 'postgres-bring-in',
  async run(bench) {
    const postgres = await startPostgres(bench)
    bench.announce('postgres-bring-in')
    const { rounds, ...plans } = importPlans(bench)
    let databases = 0
    const side = (plan: ImportPlan): Side => ({
      name: importName(plan),
      async measure() {
        databases += 1
        const connection = await postgres.createDatabase(`import_${databases}`)
        const figures = await measureImport({ ...plan, place: { connection } })
        const [size] = await query(connection, 'SELECT pg_database_size(current_database())::float AS bytes')
        return { ...figures, diskMiB: Number(size?.['bytes']) / 2 ** 20 }
      },
    })
    const measured = await interleave([side(plans.small), side(plans.large)], rounds)
    return {
      name: this.name,
      title: 'PostgreSQL: bringing numbers in',
      measured,
      ...importAims(measured, plans),
      notes: [
        `${postgres.description}.`,
        "New ranges, into an empty database, in one transaction. Processor time and memory are those of Holdline's process, the memory beyond the list of the ranges.",
      ],
    }
  },
}
