import { type Measured, QUANTITIES, type Sample } from './report.ts'
import { spreadOf } from './spread.ts'

/** One side of a comparison. */
export interface Side {
  readonly name: string
  /** Runs one round. */
  measure(): Promise<Sample>
}

/**
 * Measures the sides in turn, round after round (A B C, A B C, …), so that other load of the machine meets all sides
 * alike. A warm-up round comes first and does not count: it compiles code and reads files for the first time.
 */
export async function interleave(sides: readonly Side[], rounds: number): Promise<Measured[]> {
  const samples = new Map<Side, Sample[]>(sides.map((side) => [side, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const [side, taken] of samples) {
      const sample = await side.measure()
      if (round > 0) taken.push(sample)
    }
  }
  return [...samples].map(([{ name }, taken]) => ({ side: name, quantities: quantitiesOf(taken) }))
}

function quantitiesOf(samples: readonly Sample[]): Measured['quantities'] {
  const entries = QUANTITIES.flatMap((quantity) => {
    const rounds = samples.flatMap((sample) => sample[quantity] ?? [])
    return rounds.length === 0 ? [] : [[quantity, spreadOf(rounds)] as const]
  })
  return Object.fromEntries(entries)
}
