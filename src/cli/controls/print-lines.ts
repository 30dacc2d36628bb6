import { stripVTControlCharacters } from 'node:util'

/** Prints each line on stdout. Nothing in a line can steer the terminal or make another line. */
export function printLines(lines: readonly string[]): void {
  for (const line of lines) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed
    process.stdout.write(`${stripVTControlCharacters(line).replace(/[\x00-\x1f\x7f-\x9f]/g, ' ')}\n`)
  }
}
