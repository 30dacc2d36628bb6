import { type Command, InvalidArgumentError } from 'commander'
import { DURATION_FORMS, parseDuration } from '../../control/parse-duration.ts'
import { NUMBER_TYPES } from '../../numbering/offering.ts'
import { type Fields, listOf } from '../controls/fields.ts'
import { addOperatorOptions } from './operator-options.ts'
import { outputOption } from './output.ts'
import { printAnswer } from './print-answer.ts'
import { withInventory } from './with-inventory.ts'

const PLACE = 'COUNTRY, or COUNTRY/TYPE, such as CH or US/geographic'
const DAY_SECONDS = 86_400

interface Place {
  readonly country: string
  readonly numberType?: string
}

/** Adds `holdline aging`. */
export function addAgingCommand(program: Command): void {
  const aging = program
    .command('aging')
    .description('how long released numbers rest before they are sold again')
  const list = aging.command('list', { isDefault: true }).description('print the times of rest')
  addOperatorOptions(list.addOption(outputOption())).action(async () => {
    const answer = await withInventory(list, (ask) => ask('GET', 'aging'))
    printAnswer(list, answer, agingLines)
  })

  const set = aging
    .command('set')
    .description(
      'set the rest of the numbers of a country, or of one type in it, that are released from now on',
    )
    .argument('<place>', PLACE, parsePlace)
    .argument('<time>', `how long, ${DURATION_FORMS}; P45D are 45 days`, parseSeconds)
  addOperatorOptions(set.addOption(outputOption())).action(async (place: Place, seconds: number) => {
    const answer = await withInventory(set, (ask) => ask('POST', 'aging', { ...place, seconds }))
    printAnswer(set, answer, agingLines)
  })

  const clear = aging
    .command('clear')
    .description('let the more general rule hold again')
    .argument('<place>', PLACE, parsePlace)
  addOperatorOptions(clear.addOption(outputOption())).action(async (place: Place) => {
    const answer = await withInventory(clear, (ask) => ask('POST', 'aging', { ...place, seconds: null }))
    printAnswer(clear, answer, agingLines)
  })
}

function agingLines({ seconds, rules }: Fields): readonly string[] {
  return [
    ...listOf(rules).map(({ country, numberType, seconds: own, origin }) =>
      [numberType === undefined ? country : `${country}/${numberType}`, shown(own), origin].join(' '),
    ),
    `all others ${shown(seconds)}`,
  ]
}

function shown(seconds: unknown): string {
  const count = Number(seconds)
  return count > 0 && count % DAY_SECONDS === 0 ? `P${count / DAY_SECONDS}D` : `PT${count}S`
}

function parsePlace(text: string): Place {
  const [country = '', type, ...others] = text.split('/')
  const isType = type === undefined || NUMBER_TYPES.some((each) => each === type)
  if (!/^[A-Za-z]{2}$/.test(country) || !isType || others.length > 0) {
    throw new InvalidArgumentError(`Give ${PLACE}; the types are ${NUMBER_TYPES.join(', ')}`)
  }
  return { country: country.toUpperCase(), ...(type !== undefined && { numberType: type }) }
}

function parseSeconds(text: string): number {
  const ms = parseDuration(text)
  if (ms === undefined || ms % 1_000 !== 0) {
    throw new InvalidArgumentError(`Give a time in whole seconds, ${DURATION_FORMS}`)
  }
  return ms / 1_000
}
