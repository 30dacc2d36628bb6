import type { Command } from 'commander'
import { parseName } from '../parse-options.ts'
import { addServerOptions } from '../server-options.ts'
import { askServer } from './ask-server.ts'
import { listOf } from './fields.ts'
import { printLines } from './print-lines.ts'

const NAME = 'letters, digits, dots, hyphens and underscores'

/** Adds `holdline snapshot`. */
export function addSnapshotCommand(program: Command): void {
  const snapshot = program
    .command('snapshot')
    .description("states of a running server's inventory, kept by name until it stops")
  const list = snapshot.command('list', { isDefault: true }).description('print them, the oldest first')
  addServerOptions(list).action(async () => {
    const { snapshots } = await askServer(list, 'GET', 'snapshots')
    printLines(listOf(snapshots).map(({ name, takenAt }) => `${name} ${takenAt}`))
  })

  const take = snapshot.command('take').description('keep the present state, in the place of an earlier one')
  take.argument('<name>', NAME, parseName)
  addServerOptions(take).action(async (name: string) => {
    const { takenAt } = await askServer(take, 'PUT', pathOf(name))
    printLines([`${name} ${takenAt}`])
  })

  const restore = snapshot
    .command('restore')
    .description('put back a state; fault rules and recorded requests stay')
  restore.argument('<name>', NAME, parseName)
  addServerOptions(restore).action(async (name: string) => {
    await askServer(restore, 'POST', `${pathOf(name)}/restore`)
    printLines([`The inventory is as it was in ${name}.`])
  })

  const remove = snapshot.command('remove').description('forget a state').argument('<name>', NAME, parseName)
  addServerOptions(remove).action(async (name: string) => {
    await askServer(remove, 'DELETE', pathOf(name))
  })
}

function pathOf(name: string): string {
  return `snapshots/${encodeURIComponent(name)}`
}
