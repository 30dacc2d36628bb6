import type { Command } from 'commander'
import { addServerOptions } from '../server-options.ts'
import { askServer } from './ask-server.ts'
import { numbersOf } from './clock-lines.ts'
import { type Fields, listOf } from './fields.ts'
import { printLines } from './print-lines.ts'

/** Adds `holdline leftovers`, by which a script fails on what it leaves behind. */
export function addLeftoversCommand(program: Command): void {
  const leftovers = program
    .command('leftovers')
    .description(
      'print what was bought or held since the start or the last reset; exit with 1 if there is any',
    )
  addServerOptions(leftovers).action(async () => {
    const lines = leftoverLines(await askServer(leftovers, 'GET', 'leftovers'))
    printLines(lines)
    if (lines.length > 0) process.exitCode = 1
  })
}

function leftoverLines({ owned, holds, reservations }: Fields): string[] {
  return [
    ...listOf(owned).map(({ resource, phoneNumber }) => `owned by ${resource}: ${phoneNumber}`),
    ...listOf(holds).map(
      (hold) => `held by ${hold['resource']} for search ${hold['searchId']}: ${numbersOf(hold)}`,
    ),
    ...listOf(reservations).map(
      (held) => `reserved by ${held['resource']} as ${held['reservationId']}: ${numbersOf(held)}`,
    ),
  ]
}
