import type { Command } from 'commander'
import { type Fields, listOf } from '../controls/fields.ts'
import { parseName } from '../parse-options.ts'
import { addOperatorOptions } from './operator-options.ts'
import { outputOption } from './output.ts'
import { printAnswer } from './print-answer.ts'
import { withInventory } from './with-inventory.ts'

const RESOURCE = 'the name of the resource'

/** Adds `holdline key`. */
export function addKeyCommand(program: Command): void {
  const key = program.command('key').description('the access keys of a resource')
  const list = key.command('list').description('print the ids of the keys, the first key first; never a key')
  list.argument('<resource>', RESOURCE, parseName)
  addOperatorOptions(list.addOption(outputOption())).action(async (resource: string) => {
    const answer = await withInventory(list, (ask) => ask('GET', pathOf(resource)))
    printAnswer(list, { keys: answer['keys'] }, keyLines)
  })

  const create = key.command('create').description('make a second key, and print it: it is never shown again')
  create.argument('<resource>', RESOURCE, parseName)
  addOperatorOptions(create.addOption(outputOption())).action(async (resource: string) => {
    const answer = await withInventory(create, (ask) => ask('POST', `${pathOf(resource)}/keys`))
    printAnswer(create, answer, ({ accessKey }) => [String(accessKey)])
  })

  const promote = key.command('promote').description('make a key the first one; both stay valid')
  promote.argument('<resource>', RESOURCE, parseName).argument('<id>', 'the id of the key', parseName)
  addOperatorOptions(promote.addOption(outputOption())).action(async (resource: string, id: string) => {
    const path = `${pathOf(resource)}/keys/${encodeURIComponent(id)}/promote`
    const answer = await withInventory(promote, (ask) => ask('POST', path))
    printAnswer(promote, { keys: answer['keys'] }, keyLines)
  })

  const revoke = key.command('revoke').description('end a key, in every process within a second')
  revoke.argument('<resource>', RESOURCE, parseName).argument('<id>', 'the id of the key', parseName)
  addOperatorOptions(revoke.addOption(outputOption())).action(async (resource: string, id: string) => {
    const path = `${pathOf(resource)}/keys/${encodeURIComponent(id)}`
    const answer = await withInventory(revoke, (ask) => ask('DELETE', path))
    printAnswer(revoke, { keys: answer['keys'] }, keyLines)
  })
}

function pathOf(resource: string): string {
  return `resources/${encodeURIComponent(resource)}`
}

function keyLines({ keys }: Fields): readonly string[] {
  return listOf(keys).map(({ id, createdAt, promotedAt, notInForce }) =>
    [
      id,
      createdAt === undefined ? 'of the configuration' : `created ${createdAt}`,
      ...(promotedAt === undefined ? [] : [`promoted ${promotedAt}`]),
      ...(notInForce === undefined ? [] : [`not in force: ${notInForce}`]),
    ].join(' '),
  )
}
