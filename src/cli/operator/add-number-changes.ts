import { type Command, Option } from 'commander'
import { INSTANT_FORMS, parseInstant } from '../../control/parse-instant.ts'
import { ASSIGNMENT_TYPES } from '../../numbering/offering.ts'
import { UsageError } from '../../usage-error.ts'
import type { Fields } from '../controls/fields.ts'
import { stateWords } from '../number-lines.ts'
import { parseNumber } from '../parse-number.ts'
import { parseName } from '../parse-options.ts'
import { sandboxOption } from '../server-options.ts'
import { addOperatorOptions } from './operator-options.ts'
import { outputOption } from './output.ts'
import { printAnswer } from './print-answer.ts'
import { withInventory } from './with-inventory.ts'

/** A command that changes a number. */
interface Verb {
  readonly name: string
  readonly description: string
  readonly options?: readonly Option[]
}

interface VerbFlags {
  readonly resource?: string
  readonly assignmentType?: string
  readonly from?: string
  readonly to?: string
  readonly until?: string
  readonly reason?: string
}

const ASSIGNMENT = new Option('--assignment-type <type>', 'on whose terms it is given').choices([
  ...ASSIGNMENT_TYPES,
])

const VERBS: readonly Verb[] = [
  { name: 'release', description: 'end the ownership of a number, which then rests' },
  {
    name: 'assign',
    description: 'give a free or withdrawn number to a resource without a purchase',
    options: [named('--resource <name>', 'the new owner').makeOptionMandatory(), ASSIGNMENT],
  },
  {
    name: 'transfer',
    description: 'give an owned number to another resource, on the same terms',
    options: [
      named('--to <name>', 'the new owner').makeOptionMandatory(),
      named('--from <name>', 'the owner that the number must have'),
    ],
  },
  {
    name: 'restore',
    description: 'give an aging number back to its former owner, or end a withdrawal or a quarantine',
  },
  {
    name: 'quarantine',
    description: 'take a number that nobody has off sale until an instant',
    options: [new Option('--until <instant>', `its end, ${INSTANT_FORMS}`).makeOptionMandatory()],
  },
  {
    name: 'port-out',
    description: 'note that another carrier has a number: it is never offered again, until it is ported in',
  },
  {
    name: 'port-in',
    description: 'take back a number that was ported out: for a resource, or free',
    options: [named('--resource <name>', 'the new owner; if it is left out, the number is free'), ASSIGNMENT],
  },
  { name: 'protect', description: 'protect an owned number: nobody can release it or port it out' },
  { name: 'unprotect', description: 'end the protection of a number' },
]

/** Adds the commands of `holdline number` that change a number. */
export function addNumberChanges(number: Command): void {
  for (const verb of VERBS) addVerb(number, verb)
}

function addVerb(number: Command, { name, description, options = [] }: Verb): void {
  const command = number
    .command(name)
    .description(description)
    .argument('<number>', 'an E.164 number, such as +14255550123')
  for (const option of options) command.addOption(option)
  command
    .option('--reason <text>', 'kept in the audit trail')
    .addOption(outputOption())
    .addOption(sandboxOption())
  addOperatorOptions(command).action(async (text: string) => {
    const path = `numbers/${encodeURIComponent(parseNumber(text))}/${name}`
    const body = toBody(command.opts<VerbFlags>())
    const answer = await withInventory(command, (ask) => ask('POST', path, body))
    printAnswer(command, answer, (changed) => [changedLine(changed)])
  })
}

function named(flags: string, description: string): Option {
  return new Option(flags, description).argParser(parseName)
}

function toBody({ resource, assignmentType, from, to, until, reason }: VerbFlags): object {
  if (until !== undefined && parseInstant(until) === undefined) {
    throw new UsageError(`--until must be an instant, ${INSTANT_FORMS}`)
  }
  const members = { resource, assignmentType, from, to, until, reason }
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

function changedLine(number: Fields): string {
  const { phoneNumber, changed } = number
  return `${phoneNumber} ${changed === false ? 'stays as it was: ' : ''}${stateWords(number)}`
}
