import type { Command } from 'commander'
import { addServerOptions } from '../server-options.ts'
import { askServer } from './ask-server.ts'
import { type Fields, listOf } from './fields.ts'
import { printLines } from './print-lines.ts'

/** The filters of the list, which are the flags of the same names. */
const FILTERS = ['operation', 'status', 'resource', 'since', 'limit'] as const

/** Adds `holdline requests`. */
export function addRequestsCommand(program: Command): void {
  const requests = program.command('requests').description('the last requests to a running server')
  const list = requests.command('list', { isDefault: true }).description('print them, the newest last')
  list.option('--operation <id>', 'of this operation, such as PurchasePhoneNumbers')
  list.option('--status <status>', 'with this status: 404, 4xx, or none')
  list.option('--resource <name>', 'of this resource')
  list.option('--since <id>', 'after the request of this id')
  list.option('--limit <number>', 'so many at most')
  addServerOptions(list).action(async () => {
    const { requests: found } = await askServer(list, 'GET', `requests${queryOf(list.opts())}`)
    printLines(listOf(found).map(requestLine).reverse())
  })

  const clear = requests.command('clear').description('forget them')
  addServerOptions(clear).action(async () => {
    await askServer(clear, 'DELETE', 'requests')
  })
}

function queryOf(options: Fields): string {
  const query = new URLSearchParams()
  for (const filter of FILTERS) {
    const value = options[filter]
    if (value !== undefined) query.set(filter, String(value))
  }
  return query.size === 0 ? '' : `?${query}`
}

function requestLine({ id, at, method, target, status, ms, resource, faults }: Fields): string {
  const hit = Array.isArray(faults) && faults.length > 0 ? [`fault ${faults.join(', ')}`] : []
  const caller = resource === null ? [] : [String(resource)]
  return [id, at, method, target, status ?? 'none', `${ms} ms`, ...caller, ...hit].join(' ')
}
