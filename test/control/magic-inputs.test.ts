import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deriveNanpAreaCodes } from '../../scripts/catalog/derive-nanp-area-codes.ts'
import { defaultStock } from '../../src/catalog/default-stock.ts'
import { ERROR_PHASES } from '../../src/control/faults/error-phases.ts'
import { MAGIC_INPUTS, magicInput } from '../../src/control/magic-inputs.ts'
import { NEVER } from '../../src/numbering/instant.ts'
import { SEARCH_ERRORS } from '../../src/numbering/search-error.ts'

const DOCUMENT = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8')

/** The rows of the document's tables whose first cell is of this form, as their cells. */
function rowsOf(form: RegExp): string[][] {
  return DOCUMENT.split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([first = '']) => form.test(first))
}

describe('the document', () => {
  it('has each magic area code with its phase, and the error that it forces', () => {
    const documented = rowsOf(/^`0\d+`$/).map(([areaCode = '', phase, forces = '']) => [
      areaCode.replaceAll('`', ''),
      phase,
      /^`(\w+)`/.exec(forces)?.[1],
    ])
    const errors: [string, string, string | undefined][] = MAGIC_INPUTS.map(({ areaCode, phase }, index) => [
      areaCode,
      phase,
      SEARCH_ERRORS[index],
    ])
    expect(documented).toEqual(errors)
  })

  it('has each error at its phase', () => {
    const documented = rowsOf(/^(search|purchase)$/).flatMap(([phase = '', errors = '']) =>
      [...errors.matchAll(/`(\w+)`/g)].map(([, error = '']) => [error, phase]),
    )
    expect(Object.fromEntries(documented)).toEqual(ERROR_PHASES)
    expect(documented).toHaveLength(SEARCH_ERRORS.length)
  })
})

it('a magic area code is no area code of the default stock, and there is each once', () => {
  const areaCodes = MAGIC_INPUTS.map(({ areaCode }) => areaCode)
  expect(new Set(areaCodes).size).toBe(areaCodes.length)
  expect(areaCodes.every((areaCode) => areaCode.startsWith('00'))).toBe(true)
  const stocked = defaultStock(deriveNanpAreaCodes()).map(({ stock }) => stock.areaCode)
  expect(stocked.length).toBeGreaterThan(100)
  expect(stocked.filter((areaCode) => areaCode.startsWith('00'))).toEqual([])
})

it.each([
  ['0002', 4, { rule: 'magic-0002', error: 'OutOfStock' }],
  ['0010', 5, { rule: 'magic-0010', atMost: 2 }],
  ['0013', 1, { purchase: { rule: 'magic-0013', error: 'PurchaseFailed' } }],
  ['0021', 1, { rule: 'magic-0021', runningMs: NEVER }],
  ['0022', 1, { purchase: { rule: 'magic-0022', runningMs: NEVER } }],
  ['0023', 1, { purchase: { rule: 'magic-0023', expires: true } }],
])('%s with the quantity %i forces %j', (areaCode, quantity, forced) => {
  expect(magicInput(areaCode, quantity)).toEqual({ kind: 'force', forced })
})

it.each([undefined, '', '425', '00', '0000', '0017', '1'])('%j forces nothing', (areaCode) => {
  expect(magicInput(areaCode, 1)).toBeUndefined()
})
