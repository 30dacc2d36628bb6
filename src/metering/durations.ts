/** The upper bounds of the buckets, in seconds: from an answer out of memory to one that a client no longer awaits. */
export const BOUNDS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** How many times something took how long. To add a time allocates nothing. */
export class Durations {
  /** How many times were within each bound and beyond the bound before; the last one is beyond all bounds. */
  readonly #buckets = new Array<number>(BOUNDS_SECONDS.length + 1).fill(0)
  #sumSeconds = 0
  #count = 0

  add(seconds: number): void {
    let bucket = 0
    while (seconds > (BOUNDS_SECONDS[bucket] ?? Number.POSITIVE_INFINITY)) bucket += 1
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1
    this.#sumSeconds += seconds
    this.#count += 1
  }

  get sumSeconds(): number {
    return this.#sumSeconds
  }

  get count(): number {
    return this.#count
  }

  /** How many times were within each of `BOUNDS_SECONDS`, and last of all how many there were. */
  cumulated(): readonly number[] {
    let sum = 0
    return this.#buckets.map((count) => (sum += count))
  }
}
