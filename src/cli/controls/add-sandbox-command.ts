import type { Command } from 'commander'
import { addPlaceOptions } from '../server-options.ts'
import { askServer } from './ask-server.ts'
import { type Fields, listOf } from './fields.ts'
import { printLines } from './print-lines.ts'

/** Adds `holdline sandbox`. */
export function addSandboxCommand(program: Command): void {
  const sandbox = program.command('sandbox').description('inventories of their own in a running server')
  const list = sandbox.command('list', { isDefault: true }).description('print names and connection strings')
  addPlaceOptions(list).action(async () => {
    const { sandboxes } = await askServer(list, 'GET', 'sandboxes')
    printLines(listOf(sandboxes).map(sandboxLine))
  })

  const create = sandbox.command('create').description('make a sandbox; print its name and connection string')
  create.argument('[name]', 'lower-case letters, digits and hyphens; made if absent')
  create.option('--ttl <duration>', 'how long it lives without a request, such as 10m')
  create.option('--stock <stock>', 'default: the numbers of the start; none: no numbers')
  addPlaceOptions(create).action(async (name?: string) => {
    const { ttl, stock } = create.opts<{ readonly ttl?: string; readonly stock?: string }>()
    const wanted = {
      ...(name !== undefined && { name }),
      ...(ttl !== undefined && { ttl }),
      ...(stock !== undefined && { stock }),
    }
    printLines([sandboxLine(await askServer(create, 'POST', 'sandboxes', wanted))])
  })

  const close = sandbox.command('close').description('end a sandbox; to end one that has ended is no error')
  close.argument('<name>', 'the name of the sandbox')
  addPlaceOptions(close).action(async (name: string) => {
    await askServer(close, 'DELETE', `sandboxes/${encodeURIComponent(name)}`)
  })
}

function sandboxLine({ name, connectionString, httpConnectionString }: Fields): string {
  return `${name} ${connectionString ?? httpConnectionString ?? ''}`.trim()
}
