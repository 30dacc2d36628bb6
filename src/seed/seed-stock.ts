import type { NumberBlock } from '../numbering/audit-entry.ts'
import {
  type PhoneNumber,
  parsePhoneNumber,
  phoneNumberFromInteger,
  phoneNumberToInteger,
} from '../numbering/phone-number.ts'
import type { Seed, SeedPath } from './read-seed.ts'
import type { StockDocument } from './seed-document.ts'

/** The most numbers in a range of one's own. */
const LARGEST_RANGE = 1_000_000

/**
 * The blocks that a seed begins with; `undefined` if it leaves the stock as it is.
 *
 * @param defaults the blocks of the default stock, whose numbers can never ring anyone
 * @param most the most numbers of all entries together
 * @throws what the seed's `fault` makes, if an entry names no numbers, or more than there are or may be
 */
export function seedStock(
  { document, fault }: Seed,
  defaults: readonly NumberBlock[],
  most = Number.POSITIVE_INFINITY,
): readonly NumberBlock[] | undefined {
  let numbers = 0
  return document.stock?.flatMap((entry, index) => {
    const path = ['stock', index] as const
    const blocks =
      entry.first === undefined && entry.last === undefined
        ? ofDefaults(entry, path, defaults, fault)
        : [ofRange(entry, path, fault)]
    numbers += blocks.reduce((sum, block) => sum + sizeOf(block), 0)
    if (numbers > most)
      throw fault(path, `the stock has ${most} numbers at most, and this entry is beyond them`)
    return blocks
  })
}

/** The first numbers of the default stock that fit. */
function ofDefaults(
  { country, areaCode, numberType = 'geographic', capabilities, numbers }: StockDocument,
  path: SeedPath,
  defaults: readonly NumberBlock[],
  fault: Seed['fault'],
): NumberBlock[] {
  const fitting = defaults.filter(
    ({ stock }) =>
      stock.country === country &&
      stock.numberType === numberType &&
      (areaCode === undefined || stock.areaCode === areaCode) &&
      (capabilities === undefined ||
        (stock.capabilities.calling === capabilities.calling && stock.capabilities.sms === capabilities.sms)),
  )
  const where = `${numberType} numbers of ${country}${areaCode === undefined ? '' : ` in ${areaCode}`}`
  if (fitting.length === 0) {
    throw fault(
      path,
      `the default stock has no ${where}: give a range of your own, with first, last and capabilities`,
    )
  }
  if (numbers === undefined) return fitting
  const chosen: NumberBlock[] = []
  let missing = numbers
  for (const block of fitting) {
    const taken = Math.min(missing, sizeOf(block))
    if (taken > 0) chosen.push({ ...block, last: after(block.first, taken - 1) })
    missing -= taken
  }
  if (missing === 0) return chosen
  throw fault([...path, 'numbers'], `the default stock has only ${numbers - missing} ${where}`)
}

function ofRange(
  { country, areaCode = '', numberType = 'geographic', capabilities, numbers, ...range }: StockDocument,
  path: SeedPath,
  fault: Seed['fault'],
): NumberBlock {
  const first = parsePhoneNumber(range.first ?? '')
  const last =
    numbers !== undefined && first !== undefined
      ? after(first, numbers - 1)
      : parsePhoneNumber(range.last ?? '')
  if (first === undefined || last === undefined || (numbers === undefined) === (range.last === undefined)) {
    throw fault(path, 'a range has first, and either last or numbers')
  }
  if (capabilities === undefined) throw fault(path, 'a range of your own needs capabilities')
  const block = { stock: { country, numberType, areaCode, capabilities }, first, last }
  const size = sizeOf(block)
  if (first.length !== last.length || size < 1)
    throw fault(path, 'last is before first, or has another length')
  if (size > LARGEST_RANGE) throw fault(path, `a range has ${LARGEST_RANGE} numbers at most`)
  return block
}

function sizeOf({ first, last }: Pick<NumberBlock, 'first' | 'last'>): number {
  return phoneNumberToInteger(last) - phoneNumberToInteger(first) + 1
}

function after(first: PhoneNumber, count: number): PhoneNumber {
  return phoneNumberFromInteger(phoneNumberToInteger(first) + count)
}
