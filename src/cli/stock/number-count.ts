/** A count in words, such as `1 number` or `1001 numbers`. */
export function numberCount(count: number): string {
  return count === 1 ? '1 number' : `${count} numbers`
}
