/** Which operators got which blocks of mobile numbers, as the build derives it from published data. */
export interface Carriers {
  /** Whose data it is, and under which licence. */
  readonly notice: string
  readonly names: readonly string[]
  /** By the first digits of a number in E.164, without its plus: the place of the operator in `names`. */
  readonly prefixes: Readonly<Record<string, number>>
}

/**
 * The operator that got the block of a number, by the longest prefix that is known. Whether the number was
 * ported to another one since, the data does not say.
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
