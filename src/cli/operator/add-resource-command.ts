import { type Command, InvalidArgumentError, Option } from 'commander'
import { DURATION_FORMS, parseDuration } from '../../control/parse-duration.ts'
import { NUMBER_TYPES } from '../../numbering/offering.ts'
import { UsageError } from '../../usage-error.ts'
import { type Fields, fieldsOf, listOf } from '../controls/fields.ts'
import { toNumber } from '../controls/to-number.ts'
import { parseName } from '../parse-options.ts'
import { addOperatorOptions } from './operator-options.ts'
import { outputOption } from './output.ts'
import { printAnswer } from './print-answer.ts'
import { type Ask, withInventory } from './with-inventory.ts'

/** The limits by their flags; Commander names the value of `--max-held` `maxHeld`. */
const LIMITS = {
  maxSearch: { flag: '--max-search', limit: 'maxSearchQuantity', what: 'the most numbers in one search' },
  maxHeld: {
    flag: '--max-held',
    limit: 'maxHeldNumbers',
    what: 'the most numbers held at a time; 0: no limit',
  },
  maxRate: {
    flag: '--max-rate',
    limit: 'maxRequestsPerSecond',
    what: 'the most requests a second; 0: no limit',
  },
  searchesPerWeek: {
    flag: '--searches-per-week',
    limit: 'searchesPerWeek',
    what: 'the most searches; 0: no limit',
  },
  maxPurchases: { flag: '--max-purchases', limit: 'maxPurchases', what: 'the most purchases; 0: no limit' },
} as const

/** What a limit is set to, so that the limit for all resources holds again. */
const AS_ALL = 'default'

/** Adds `holdline resource`. */
export function addResourceCommand(program: Command): void {
  const resource = program.command('resource').description('the resources that may call, and their limits')
  const list = resource.command('list', { isDefault: true }).description('print the resources')
  addOperatorOptions(list.addOption(outputOption())).action(async () => {
    const answer = await withInventory(list, (ask) => ask('GET', 'resources'))
    printAnswer(list, answer, ({ resources }) => listOf(resources).map(resourceLine))
  })

  addChange(resource, 'show', 'print a resource', (ask, path) => ask('GET', path))
  addChange(resource, 'suspend', 'let a resource read, and change nothing', (ask, path) =>
    ask('POST', `${path}/suspend`),
  )
  addChange(resource, 'resume', 'end the suspension or the closing of a resource', (ask, path) =>
    ask('POST', `${path}/resume`),
  )
  const close = addChange(
    resource,
    'close',
    'end a resource: it can read, and its numbers are released after a time',
    (ask, path) => ask('POST', `${path}/close`, releaseOf(close)),
  )
  close.addOption(
    new Option(
      '--release-after <time>',
      'how long its numbers stay its own, such as P30D, which is the default',
    ).argParser(parseTime),
  )
  const set = addChange(resource, 'set', 'set host names, limits and stocks of a resource', (ask, path) => {
    const limits = limitsOf(set)
    const { host, stocks } = set.opts<{
      readonly host?: readonly string[] | false
      readonly stocks?: Scopes
    }>()
    const patch = {
      ...(host !== undefined && { hosts: host || [] }),
      ...(Object.keys(limits).length > 0 && { limits }),
      ...(stocks !== undefined && { stocks: stocks === AS_ALL ? null : stocks }),
    }
    if (Object.keys(patch).length === 0)
      throw new UsageError(`Give what to set, such as ${LIMITS.maxHeld.flag} 500`)
    return ask('PATCH', path, patch)
  })
  set
    .addOption(hostOption())
    .addOption(new Option('--no-host', 'the resource has no host name of its own any more'))
  addLimitOptions(set).addOption(stocksOption())
  addCreate(resource)
}

function addCreate(resource: Command): void {
  const create = resource
    .command('create')
    .description('make a resource, and print its access key: it is never shown again')
    .argument('<name>', 'letters, digits, dots, hyphens and underscores', parseName)
    .addOption(hostOption())
  addOperatorOptions(addLimitOptions(create).addOption(stocksOption()).addOption(outputOption())).action(
    async (name: string) => {
      const { host: hosts = [], stocks } = create.opts<{
        readonly host?: readonly string[]
        readonly stocks?: Scopes
      }>()
      const set = Object.entries(limitsOf(create)).filter(([, limit]) => limit !== null)
      const open = stocks === undefined || stocks === AS_ALL ? {} : { stocks }
      const wanted = { name, hosts, limits: Object.fromEntries(set), ...open }
      const answer = await withInventory(create, (ask) => ask('POST', 'resources', wanted))
      printAnswer(create, answer, ({ accessKey }) => [String(accessKey)])
    },
  )
}

interface Scope {
  readonly country: string
  readonly numberType?: string
  readonly areaCode?: string
}

/** The stocks that are open to a resource, or `default` for all. */
type Scopes = readonly Scope[] | typeof AS_ALL

function stocksOption(): Option {
  return new Option(
    '--stocks <stock...>',
    `the stocks from which it may buy, as COUNTRY, COUNTRY/TYPE or COUNTRY/TYPE/AREACODE; ${AS_ALL}: all`,
  ).argParser(parseScope)
}

/** Commander gives each of the values, and what came of those before. */
function parseScope(text: string, before: Scopes | undefined): Scopes {
  if (text === AS_ALL && before === undefined) return AS_ALL
  const [country = '', numberType, areaCode, ...others] = text.split('/')
  const isType = numberType === undefined || NUMBER_TYPES.some((type) => type === numberType)
  const isAreaCode = areaCode === undefined || /^\d{1,10}$/.test(areaCode)
  if (!/^[A-Za-z]{2}$/.test(country) || !isType || !isAreaCode || others.length > 0 || before === AS_ALL) {
    throw new InvalidArgumentError(
      `Give COUNTRY, COUNTRY/TYPE or COUNTRY/TYPE/AREACODE, such as US/geographic/425, or ${AS_ALL} alone`,
    )
  }
  const scope = {
    country: country.toUpperCase(),
    ...(numberType !== undefined && { numberType }),
    ...(areaCode !== undefined && { areaCode }),
  }
  return [...(before ?? []), scope]
}

function parseTime(text: string): string {
  if (parseDuration(text) !== undefined) return text
  throw new InvalidArgumentError(`Give a time, ${DURATION_FORMS}`)
}

function releaseOf(command: Command): object {
  const { releaseAfter } = command.opts<{ readonly releaseAfter?: string }>()
  return { ...(releaseAfter !== undefined && { releaseAfter }) }
}

function hostOption(): Option {
  return new Option('--host <name...>', 'host names under which this resource alone answers')
}

function addLimitOptions(command: Command): Command {
  for (const { flag, what } of Object.values(LIMITS)) {
    command.addOption(new Option(`${flag} <number>`, `${what}; ${AS_ALL}: as for all resources`))
  }
  return command
}

/** Adds a command that takes the name of a resource, and prints the resource. */
function addChange(
  resource: Command,
  name: string,
  description: string,
  change: (ask: Ask, path: string) => Promise<Fields>,
): Command {
  const command = resource
    .command(name)
    .description(description)
    .argument('<name>', 'the name of the resource', parseName)
  return addOperatorOptions(command.addOption(outputOption())).action(async (resourceName: string) => {
    const path = `resources/${encodeURIComponent(resourceName)}`
    const answer = await withInventory(command, (ask) => change(ask, path))
    printAnswer(command, answer, (shown) => [resourceLine(shown)])
  })
}

function limitsOf(command: Command): Readonly<Record<string, number | null>> {
  const options = command.opts<Readonly<Record<string, string | undefined>>>()
  return Object.fromEntries(
    Object.entries(LIMITS).flatMap(([name, { flag, limit }]) => {
      const text = options[name]
      return text === undefined ? [] : [[limit, text === AS_ALL ? null : toNumber(text, flag)]]
    }),
  )
}

function resourceLine({ name, origin, state, ...resource }: Fields): string {
  const { suspendedSince, closedSince, releaseAt, limits, hosts, stocks, notInForce } = resource
  const since = closedSince ?? suspendedSince
  const shown = Object.entries(fieldsOf(limits)).map(([limit, value]) => `${limit}=${value}`)
  const names = Array.isArray(hosts) ? hosts.map((host) => `host=${host}`) : []
  return [
    name,
    origin,
    state,
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(releaseAt === undefined ? [] : [`numbers until ${releaseAt}`]),
    ...names,
    ...shown,
    ...(Array.isArray(stocks) && stocks.length === 0 ? ['stock=none'] : []),
    ...listOf(stocks).map((stock) => `stock=${Object.values(stock).join('/')}`),
    ...(notInForce === undefined ? [] : [`not in force: ${notInForce}`]),
  ].join(' ')
}
