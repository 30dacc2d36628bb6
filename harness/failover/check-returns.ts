import type { DoneRound } from './run-rounds.ts'

/** Every process has to serve again within the budget after the database came back. */
export function checkReturns(rounds: readonly DoneRound[], budgetMs: number): string[] {
  return rounds.flatMap(({ name, backMs }, index) =>
    backMs <= budgetMs
      ? []
      : [`round ${index + 1} (${name}): the processes served again after ${Math.round(backMs)} ms`],
  )
}
