import { expect, it } from 'vitest'
import { makeAuthority } from '../../src/tls/make-authority.ts'
import { makeLeaf } from '../../src/tls/make-leaf.ts'
import { warnOfEnd } from '../../src/tls/warn-of-end.ts'
import { collectLog } from './collect-log.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
// Certificates are dated in whole seconds.
const NOW = Math.floor(Date.now() / 1000) * 1000
const authority = await makeAuthority(NOW)
const leaf = await makeLeaf(authority, ['localhost'], NOW)

function levelsAt(pem: string, ...instants: readonly number[]): unknown[] {
  const { logger, lines } = collectLog()
  const warn = warnOfEnd(logger)
  return instants.map((instant) => {
    const { length } = lines()
    warn(pem, instant)
    return lines().slice(length)[0]?.['level']
  })
}

it('says nothing of a certificate that has 30 days left, and warns from then on', () => {
  const end = NOW + 365 * DAY
  expect(levelsAt(leaf.certificate, NOW, end - 30 * DAY - 1, end - 30 * DAY)).toEqual([
    undefined,
    undefined,
    40,
  ])
})

it('warns once a day, and of an end once an hour', () => {
  const end = NOW + 365 * DAY
  const instants = [end - 9 * DAY, end - 8 * DAY - 1, end - 8 * DAY, end - 1, end, end + HOUR - 1, end + HOUR]
  expect(levelsAt(leaf.certificate, ...instants)).toEqual([40, undefined, 40, 40, 50, undefined, 50])
})

it('warns of a certificate that is not valid yet', () => {
  expect(levelsAt(leaf.certificate, NOW - DAY - 1, NOW - DAY)).toEqual([50, undefined])
})

it('goes by the certificate of the chain that ends first', async () => {
  const old = await makeLeaf(authority, ['intermediate.localhost'], NOW - 400 * DAY)
  expect(levelsAt(leaf.certificate + old.certificate, NOW)).toEqual([50])
})
