import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { interleave, type Side } from '../report/interleave.ts'
import type { ImportPlan } from '../stock/import-blocks.ts'
import { importAims, importName, importPlans, measureImport } from './measure-import.ts'
import type { Scenario } from './scenario.ts'

/** How long it takes to bring numbers into a file, and the memory and disk that they need. */
export const bringIn: Scenario = {
  name: 'bring-in',
  async run(bench) {
    bench.announce('bring-in')
    const { rounds, ...plans } = importPlans(bench)
    let files = 0
    const side = (plan: ImportPlan): Side => ({
      name: importName(plan),
      async measure() {
        files += 1
        const file = join(bench.directory, `${files}.sqlite`)
        const figures = await measureImport({ ...plan, place: { file } })
        return { ...figures, diskMiB: (await stat(file)).size / 2 ** 20 }
      },
    })
    const measured = await interleave([side(plans.small), side(plans.large)], rounds)
    return {
      name: this.name,
      title: 'Bringing numbers into a file',
      measured,
      ...importAims(measured, plans),
      notes: [
        'New ranges, into an empty inventory, in one transaction. The memory is what the process grows at most beyond the list of the ranges, with the page cache of 64 MiB in it.',
      ],
    }
  },
}
