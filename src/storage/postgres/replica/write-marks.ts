/** The most marks; then the oldest ones go. */
const MOST = 1_000

interface Mark {
  readonly position: bigint
  readonly at: number
}

/** Where the primary's log was at which instants, by which the lag of a standby is found. */
export interface WriteMarks {
  /**
   * The primary had written up to the position.
   *
   * @param at an instant that is no later, in steady milliseconds
   */
  add(position: bigint, at: number): void
  /**
   * The latest instant up to which a standby has everything that shows the log up to this position; `undefined` if that
   * is before the first mark.
   */
  currentAt(position: bigint): number | undefined
}

/**
 * The lag is found by this process's own clock and by positions: the time of the last change that a standby has shown
 * grows on a primary that writes nothing, and the two machines' clocks may differ.
 */
export function createWriteMarks(): WriteMarks {
  const marks: Mark[] = []
  return {
    add(position, at) {
      // Where nothing was written, the later instant says more.
      if (marks.at(-1)?.position === position) marks.pop()
      marks.push({ position, at })
      if (marks.length > MOST) marks.shift()
    },
    currentAt: (position) => marks.findLast((mark) => mark.position <= position)?.at,
  }
}
