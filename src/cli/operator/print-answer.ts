import type { Command } from 'commander'
import type { Fields } from '../controls/fields.ts'
import { printLines } from '../controls/print-lines.ts'
import { printJson } from '../print-json.ts'
import type { Output } from './output.ts'

/** Prints an answer as the flag `--output` says. */
export function printAnswer(
  command: Command,
  answer: Fields,
  linesOf: (answer: Fields) => readonly string[],
): void {
  const { output } = command.opts<{ readonly output: Output }>()
  if (output === 'json') printJson(answer)
  else printLines(linesOf(answer))
}
