/** Counts that only grow, by one label. The values of the label are few and known. */
export class Tally {
  readonly #counts = new Map<string, number>()

  /** @param known the values that are shown before anything is counted */
  constructor(known: readonly string[] = []) {
    for (const value of known) this.#counts.set(value, 0)
  }

  add(value: string, count = 1): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + count)
  }

  /** The values and their counts. */
  entries(): readonly (readonly [value: string, count: number])[] {
    return [...this.#counts]
  }
}
