import { type Command, InvalidArgumentError, Option } from 'commander'
import { INSTANT_FORMS, parseInstant } from '../../control/parse-instant.ts'
import { NUMBER_TYPES } from '../../numbering/offering.ts'
import { UsageError } from '../../usage-error.ts'
import { type Fields, fieldsOf, listOf } from '../controls/fields.ts'
import { printLines } from '../controls/print-lines.ts'
import { toNumber } from '../controls/to-number.ts'
import { parseCountry } from '../parse-options.ts'
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
  addCancel(offering)
  addApply(offering)
}

function addList(offering: Command): void {
  const list = offering.command('list', { isDefault: true }).description('print the offerings and prices')
  list
    .option('--country <code>', 'those of one country', parseCountry)
    .addOption(new Option('--type <type>', 'those of one number type').choices(NUMBER_TYPES))
  addOperatorOptions(list.addOption(outputOption())).action(async () => {
    const { country, type } = list.opts<{ readonly country?: string; readonly type?: string }>()
    const query = new URLSearchParams({
      ...(country !== undefined && { country }),
      ...(type !== undefined && { numberType: type }),
    })
    const answer = await withInventory(list, (ask) => ask('GET', `offerings?${query}`))
    printAnswer(list, answer, ({ offerings }) => listOf(offerings).flatMap(offeringLines))
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
    .option('--set-up-fee <amount>', 'charged once for a number, in the same currency; as before if absent')
    .addOption(fromOption())
    .option('--agreement', 'buyers have to agree not to resell; as before if absent')
    .option('--no-agreement', 'buyers need not agree')
  addOperatorOptions(set).action(async (name: string) => {
    const parts = partsOf(name)
    const options = set.opts<{
      readonly price: string
      readonly setUpFee?: string
      readonly from?: string
      readonly currency?: string
      readonly agreement?: boolean
    }>()
    const amount = toNumber(options.price, '--price')
    const { from } = options
    const fee = options.setUpFee === undefined ? undefined : toNumber(options.setUpFee, '--set-up-fee')
    const answer = await withInventory(set, async (ask) => {
      const { offerings } = await ask('GET', `offerings?country=${encodeURIComponent(parts.country)}`)
      const before = fieldsOf(listOf(offerings).find((each) => each['name'] === name))
      const currencyCode = options.currency ?? fieldsOf(before['cost'])['currencyCode']
      if (currencyCode === undefined) {
        throw new UsageError(`No offering ${name} is sold yet: give its --currency, such as USD`)
      }
      const agreementToNotResellRequired =
        options.agreement ?? before['agreementToNotResellRequired'] ?? false
      const setUpFee = fee ?? before['setUpFee']
      const terms = {
        ...parts,
        cost: { amount, currencyCode },
        ...(setUpFee !== undefined && { setUpFee }),
        agreementToNotResellRequired,
      }
      return ask('POST', 'offerings', { offerings: [terms], from })
    })
    printLines(changeLines(answer, from))
  })
}

function addRetire(offering: Command): void {
  const retire = offering
    .command('retire')
    .description('end the sale of an offering')
    .argument('<name>', NAME)
    .addOption(fromOption())
  addOperatorOptions(retire).action(async (name: string) => {
    const { from } = retire.opts<{ readonly from?: string }>()
    const query = from === undefined ? '' : `?${new URLSearchParams({ from })}`
    await withInventory(retire, (ask) => ask('DELETE', `offerings/${pathOf(name)}${query}`))
    printLines(changeLines({ retired: [name] }, from))
  })
}

function addCancel(offering: Command): void {
  const cancel = offering
    .command('cancel')
    .description('take back the changes of an offering that are planned, and print its name')
    .argument('<name>', NAME)
  addOperatorOptions(cancel).action(async (name: string) => {
    await withInventory(cancel, (ask) => ask('DELETE', `planned-offerings/${pathOf(name)}`))
    printLines([`cancelled ${name}`])
  })
}

/** The flag for a change that is to come into force later. */
function fromOption(): Option {
  return new Option(
    '--from <instant>',
    'when it comes into force, such as 2027-01-01T00:00:00Z; at once if absent',
  ).argParser(parseFrom)
}

function parseFrom(text: string): string {
  if (parseInstant(text) !== undefined) return text
  throw new InvalidArgumentError(`Give an instant, ${INSTANT_FORMS}`)
}

/** @throws {UsageError} if the name has not its five parts */
function pathOf(name: string): string {
  partsOf(name)
  return name.split('/').map(encodeURIComponent).join('/')
}

function addApply(offering: Command): void {
  const apply = offering
    .command('apply')
    .description('sell the offerings of a file, all or none; print what changed')
  apply.argument(
    '<file>',
    'YAML or JSON, in the form of "offerings" of the configuration file; - is standard input',
  )
  apply.option('--prune', 'retire all other offerings').addOption(fromOption())
  addOperatorOptions(apply.addOption(outputOption())).action(async (file: string) => {
    const { prune: alone = false, from } = apply.opts<{ readonly prune?: boolean; readonly from?: string }>()
    // Loaded only here: the other commands do without the parser.
    const { readOfferings } = await import('./read-offerings.ts')
    const offerings = await readOfferings(file)
    const answer = await withInventory(apply, (ask) => ask('POST', 'offerings', { offerings, alone, from }))
    printAnswer(apply, answer, (changed) => changeLines(changed, from))
  })
}

function changeLines({ set, retired }: Fields, from?: string): readonly string[] {
  const when = from === undefined ? '' : ` from ${from}`
  return [
    ...namesOf(set).map((name) => `set ${name}${when}`),
    ...namesOf(retired).map((name) => `retired ${name}${when}`),
  ]
}

/** The line of an offering, and a line for each of its planned changes. */
function offeringLines({ planned, ...offering }: Fields): readonly string[] {
  const { name, origin, sold } = offering
  const later = listOf(planned)
  const isYetToCome = !sold && origin === 'register'
  return [
    ...(isYetToCome ? [] : [[name, ...termsOf(offering), origin, ...(sold ? [] : ['retired'])].join(' ')]),
    ...later.map((change) =>
      [name, ...(change['sold'] ? termsOf(change) : ['retired']), `from ${change['from']}`].join(' '),
    ),
  ]
}

function termsOf({ cost, setUpFee, agreementToNotResellRequired }: Fields): readonly unknown[] {
  const { amount, currencyCode } = fieldsOf(cost)
  return [
    amount,
    currencyCode,
    ...(setUpFee === undefined ? [] : [`set-up=${setUpFee}`]),
    ...(agreementToNotResellRequired ? ['agreement'] : []),
  ]
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
