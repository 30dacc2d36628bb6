import { type Command, InvalidArgumentError, Option } from 'commander'
import { NUMBER_TYPES } from '../../numbering/offering.ts'
import { UsageError } from '../../usage-error.ts'
import { type Fields, fieldsOf, listOf } from '../controls/fields.ts'
import { printLines } from '../controls/print-lines.ts'
import { toNumber } from '../controls/to-number.ts'
import { addOperatorOptions } from './operator-options.ts'
import { outputOption } from './output.ts'
import { printAnswer } from './print-answer.ts'
import { withInventory } from './with-inventory.ts'

const NAME = 'COUNTRY/TYPE/ASSIGNMENT/CALLING/SMS, as list prints it'

/** Adds `holdline offering`. */
export function addOfferingCommand(program: Command): void {
  const offering = program.command('offering').description('what is sold, and at which price')
  addList(offering)
  addSet(offering)
  addRetire(offering)
  addApply(offering)
}

function addList(offering: Command): void {
  const list = offering.command('list', { isDefault: true }).description('print the offerings and prices')
  list
    .option('--country <code>', 'those of one country')
    .addOption(new Option('--type <type>', 'those of one number type').choices(NUMBER_TYPES))
  addOperatorOptions(list.addOption(outputOption())).action(async () => {
    const { country, type } = list.opts<{ readonly country?: string; readonly type?: string }>()
    const query = new URLSearchParams({
      ...(country !== undefined && { country }),
      ...(type !== undefined && { numberType: type }),
    })
    const answer = await withInventory(list, (ask) => ask('GET', `offerings?${query}`))
    printAnswer(list, answer, ({ offerings }) => listOf(offerings).map(offeringLine))
  })
}

function addSet(offering: Command): void {
  const set = offering
    .command('set')
    .description('sell an offering, or change its price')
    .argument('<name>', NAME)
  set
    .requiredOption('--price <amount>', 'the price of a number a month')
    .addOption(
      new Option('--currency <code>', 'ISO 4217, such as USD; as before if absent').argParser(parseCurrency),
    )
    .option('--agreement', 'buyers have to agree not to resell; as before if absent')
    .option('--no-agreement', 'buyers need not agree')
  addOperatorOptions(set).action(async (name: string) => {
    const parts = partsOf(name)
    const options = set.opts<{
      readonly price: string
      readonly currency?: string
      readonly agreement?: boolean
    }>()
    const amount = toNumber(options.price, '--price')
    const answer = await withInventory(set, async (ask) => {
      const { offerings } = await ask('GET', `offerings?country=${encodeURIComponent(parts.country)}`)
      const before = fieldsOf(listOf(offerings).find((each) => each['name'] === name))
      const currencyCode = options.currency ?? fieldsOf(before['cost'])['currencyCode']
      if (currencyCode === undefined) {
        throw new UsageError(`No offering ${name} is sold yet: give its --currency, such as USD`)
      }
      const agreementToNotResellRequired =
        options.agreement ?? before['agreementToNotResellRequired'] ?? false
      const terms = { ...parts, cost: { amount, currencyCode }, agreementToNotResellRequired }
      return ask('POST', 'offerings', { offerings: [terms] })
    })
    printLines(changeLines(answer))
  })
}

function addRetire(offering: Command): void {
  const retire = offering
    .command('retire')
    .description('end the sale of an offering')
    .argument('<name>', NAME)
  addOperatorOptions(retire).action(async (name: string) => {
    partsOf(name)
    const path = name.split('/').map(encodeURIComponent).join('/')
    await withInventory(retire, (ask) => ask('DELETE', `offerings/${path}`))
    printLines(changeLines({ retired: [name] }))
  })
}

function addApply(offering: Command): void {
  const apply = offering
    .command('apply')
    .description('sell the offerings of a file, all or none; print what changed')
  apply.argument(
    '<file>',
    'YAML or JSON, in the form of "offerings" of the configuration file; - is standard input',
  )
  apply.option('--prune', 'retire all other offerings')
  addOperatorOptions(apply.addOption(outputOption())).action(async (file: string) => {
    const { prune: alone = false } = apply.opts<{ readonly prune?: boolean }>()
    // Loaded only here: the other commands do without the parser.
    const { readOfferings } = await import('./read-offerings.ts')
    const offerings = await readOfferings(file)
    const answer = await withInventory(apply, (ask) => ask('POST', 'offerings', { offerings, alone }))
    printAnswer(apply, answer, changeLines)
  })
}

function changeLines({ set, retired }: Fields): readonly string[] {
  return [...namesOf(set).map((name) => `set ${name}`), ...namesOf(retired).map((name) => `retired ${name}`)]
}

function offeringLine({ name, cost, agreementToNotResellRequired, origin, sold }: Fields): string {
  const { amount, currencyCode } = fieldsOf(cost)
  const marks = [...(agreementToNotResellRequired ? ['agreement'] : []), ...(sold ? [] : ['retired'])]
  return [name, amount, currencyCode, origin, ...marks].join(' ')
}

function namesOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : []
}

function parseCurrency(text: string): string {
  if (!/^[A-Za-z]{3}$/.test(text))
    throw new InvalidArgumentError('Give three letters of ISO 4217, such as USD')
  return text.toUpperCase()
}

/** The parts of a name. The server checks their values. */
function partsOf(name: string) {
  const [country, numberType, assignmentType, calling, sms, ...others] = name.split('/')
  if (
    country === undefined ||
    numberType === undefined ||
    assignmentType === undefined ||
    calling === undefined ||
    sms === undefined ||
    others.length > 0
  ) {
    throw new UsageError(
      `The name of an offering is ${NAME}, such as US/geographic/person/inbound+outbound/none`,
    )
  }
  return { country, numberType, assignmentType, capabilities: { calling, sms } }
}
