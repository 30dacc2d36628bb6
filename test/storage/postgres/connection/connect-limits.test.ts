import { expect, it } from 'vitest'
import { connectLimits } from '../../../../src/storage/postgres/connection/connect-limits.ts'
import { resolveConnection } from '../../../../src/storage/postgres/connection/resolve-connection.ts'
import { givenSurroundings } from './given-surroundings.ts'

it.each([
  ['postgres://h/db', 3_000, 3_500],
  ['postgres://h/db?connect_timeout=0', 3_000, 3_500],
  ['postgres://h/db?connect_timeout=10', 10_000, 10_500],
  ['postgres://h1,h2/db', 3_000, 6_500],
  ['postgres://h1,h2,h3/db?connect_timeout=2&sslmode=disable', 2_000, 6_500],
])('%s: a caller waits until each host had its time', (url, connectMs, waitMs) => {
  expect(connectLimits(resolveConnection(url, givenSurroundings()))).toEqual({ connectMs, waitMs })
})

it('settings of pg have one host', () => {
  expect(connectLimits({ settings: { host: 'h' } })).toEqual({ connectMs: 3_000, waitMs: 3_500 })
})
