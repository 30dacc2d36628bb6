import { type Command, Option } from 'commander'
import { parseName } from '../parse-options.ts'
import { addPlaceOptions } from '../server-options.ts'
import { askServer } from './ask-server.ts'
import { type Fields, listOf } from './fields.ts'
import { type CreateOptions, newSandbox } from './new-sandbox.ts'
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
  create.option('--stock <stock>', 'default: the numbers of the start; none: no numbers; or a JSON array')
  create.option('--seed <file>', 'begin with this seed, instead of the seed of the server')
  create.addOption(
    new Option('--clock <mode>', 'its clock, which may begin at any instant').choices(['frozen', 'running']),
  )
  create.option('--at <instant>', 'the first instant of the clock, such as 2026-11-28T12:00:00Z')
  create.option('--rate <number>', 'run the clock so many times as fast as real time')
  addPlaceOptions(create).action(async (name?: string) => {
    const wanted = await newSandbox(create.opts<CreateOptions>())
    const named = { ...(name !== undefined && { name }), ...wanted }
    printLines([sandboxLine(await askServer(create, 'POST', 'sandboxes', named))])
  })

  const close = sandbox.command('close').description('end a sandbox; to end one that has ended is no error')
  close.argument('<name>', 'the name of the sandbox', parseName)
  addPlaceOptions(close).action(async (name: string) => {
    await askServer(close, 'DELETE', `sandboxes/${encodeURIComponent(name)}`)
  })
}

function sandboxLine({ name, connectionString, httpConnectionString }: Fields): string {
  return `${name} ${connectionString ?? httpConnectionString ?? ''}`.trim()
}
