/** Something that is not as it has to be. */
export interface Finding {
  /** What is wrong: a number, a range of numbers, `search 0a1b…`. */
  readonly subject: string
  readonly expected: string
  readonly found: string
}

export function finding(subject: string, expected: string, found: string): Finding {
  return { subject, expected, found }
}
