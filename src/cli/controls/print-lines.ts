import { stripVTControlCharacters } from 'node:util'

/** Prints each line on stdout. Nothing in a line can steer the terminal or make another line. */
export function printLines(lines: readonly string[]): void {
  for (const line of lines) {
    // Cc are the control characters: https://www.unicode.org/reports/tr44/#General_Category_Values
    process.stdout.write(`${stripVTControlCharacters(line).replace(/\p{Cc}/gu, ' ')}\n`)
  }
}
