import type { Instant } from '../../numbering/instant.ts'

/** Something that was read, and the instant of the reading, by which its state is judged. */
export interface Timed<T> {
  readonly value: T
  readonly now: Instant
}
