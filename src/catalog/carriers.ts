/** The carriers to which blocks of mobile numbers were assigned, as the build derives them from published data. */
export interface Carriers {
  /** The owner and the licence of the data. */
  readonly notice: string
  readonly names: readonly string[]
  /** The index of the carrier in `names`, by the first digits of an E.164 number without its plus. */
  readonly prefixes: Readonly<Record<string, number>>
}

/**
 * The carrier to which the block of a number was assigned, by the longest known prefix. The data does not say whether
 * the number was ported to another carrier since.
 *
 * @param digits the number in E.164, without its plus
 */
export function findCarrier({ names, prefixes }: Carriers, digits: string): string | undefined {
  for (let length = digits.length; length > 0; length -= 1) {
    const index = prefixes[digits.slice(0, length)]
    if (index !== undefined) return names[index]
  }
  return undefined
}
