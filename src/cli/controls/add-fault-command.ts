import type { Command } from 'commander'
import { UsageError } from '../../usage-error.ts'
import { parseName } from '../parse-options.ts'
import { addServerOptions } from '../server-options.ts'
import { askServer } from './ask-server.ts'
import { type Fields, listOf } from './fields.ts'
import { printLines } from './print-lines.ts'

/** Adds `holdline fault`. */
export function addFaultCommand(program: Command): void {
  const fault = program.command('fault').description('rules that make requests to a running server fail')
  const list = fault.command('list', { isDefault: true }).description('print each rule, and how often it hit')
  addServerOptions(list).action(async () => {
    const { faults } = await askServer(list, 'GET', 'faults')
    printLines(listOf(faults).map(ruleLine))
  })

  const add = fault.command('add').description('add a rule, and print its id')
  add.argument('<json>', `the rule, such as '{"effect": {"status": 503}, "times": 1}'`)
  addServerOptions(add).action(async (json: string) => {
    const { id } = await askServer(add, 'POST', 'faults', parseRule(json))
    printLines([String(id)])
  })

  const remove = fault
    .command('remove')
    .description('remove a rule')
    .argument('<id>', 'the id of the rule', parseName)
  addServerOptions(remove).action(async (id: string) => {
    await askServer(remove, 'DELETE', `faults/${encodeURIComponent(id)}`)
  })

  const clear = fault.command('clear').description('remove all rules')
  addServerOptions(clear).action(async () => {
    await askServer(clear, 'DELETE', 'faults')
  })

  const finish = fault.command('finish').description('end the operations that a rule keeps running')
  finish.argument('<id>', 'the id of the rule', parseName)
  addServerOptions(finish).action(async (id: string) => {
    const { operations } = await askServer(finish, 'POST', `faults/${encodeURIComponent(id)}/finish`)
    printLines(
      listOf(operations).map(({ operationId, status }) => `operation ${status}: ${String(operationId)}`),
    )
  })
}

function ruleLine({ id, hits, fitting, createdAt: _, ...rule }: Fields): string {
  return `${id} hits ${hits} of ${fitting} ${JSON.stringify(rule)}`
}

function parseRule(json: string): object {
  try {
    const rule: unknown = JSON.parse(json)
    if (typeof rule === 'object' && rule !== null) return rule
  } catch {
    // The message is the same as for JSON that is no object.
  }
  throw new UsageError('The rule must be a JSON object, in quotes for the shell')
}
