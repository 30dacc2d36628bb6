import type { Command } from 'commander'
import { addServerOptions } from '../server-options.ts'
import { askServer } from './ask-server.ts'
import { printLines } from './print-lines.ts'

/** Adds `holdline reset`. */
export function addResetCommand(program: Command): void {
  const reset = program
    .command('reset')
    .description("put a running server's inventory back to its start, and its clock too")
  addServerOptions(reset).action(async () => {
    await askServer(reset, 'POST', 'reset')
    printLines(['The inventory is as it was at the start.'])
  })
}
