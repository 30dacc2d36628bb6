import { processFile } from '../paths.ts'
import type { ImportFigures, ImportInput } from '../processes/import-process.ts'
import { startChild } from '../processes/start-child.ts'
import { compare, limit } from '../report/compare.ts'
import type { Comparison, Limit, Measured } from '../report/report.ts'
import type { ImportPlan } from '../stock/import-blocks.ts'
import type { Bench } from './scenario.ts'

/** Each round is an import of seconds. */
const MOST_ROUNDS = 3

/** The imports that are compared: ten million numbers, and a billion in a whole run. */
export function importPlans({ scale }: Bench) {
  const small: ImportPlan = { ranges: 10_000, size: 1_000 }
  const large: ImportPlan = { ranges: scale.importedRanges, size: 10_000 }
  return { small, large, rounds: Math.min(MOST_ROUNDS, scale.rounds) }
}

/** Brings the numbers in by a process of its own. */
export async function measureImport(input: ImportInput): Promise<ImportFigures> {
  const file = processFile('import-process')
  const child = await startChild<Record<string, never>, ImportFigures>({ file, input })
  try {
    return await child.ask({})
  } finally {
    await child.stop()
  }
}

/** The import as a side of the report. */
export function importName({ ranges, size }: ImportPlan): string {
  return `${ranges.toLocaleString('en')} ranges of ${size.toLocaleString('en')}`
}

/** The aims of the two imports. */
export function importAims(
  measured: readonly Measured[],
  { small, large }: { readonly small: ImportPlan; readonly large: ImportPlan },
): { comparisons: Comparison[]; limits: Limit[] } {
  const sides = { of: importName(large), to: importName(small) }
  // Of ten times as many ranges, each of which has ten times as many numbers.
  const atMost = (10_000 * large.ranges) / 100_000
  return {
    comparisons: [
      ...compare(measured, { name: 'time, many against few', quantity: 'importMs', ...sides }),
      ...compare(measured, {
        name: 'memory, many against few',
        quantity: 'growthMiB',
        ...sides,
        aim: { atMost: 1.2 },
      }),
    ],
    limits: [
      ...limit(measured, { name: 'few', quantity: 'importMs', side: sides.to, aim: { atMost: 300 } }),
      ...limit(measured, { name: 'many', quantity: 'importMs', side: sides.of, aim: { atMost } }),
    ],
  }
}
