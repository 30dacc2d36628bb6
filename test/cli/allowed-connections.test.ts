import { expect, it } from 'vitest'
import { allowedConnections } from '../../src/cli/allowed-connections.ts'

it.each([
  ['as configured where files are enough', 10_000, 1_048_576, 10_000],
  ['as configured where their limit is unknown', 10_000, undefined, 10_000],
  ['fewer where files are few', 10_000, 1_024, 886],
  ['at least one', 10_000, 100, 1],
])('Clients may have connections %s', (_, wanted, openFiles, allowed) => {
  expect(allowedConnections(wanted, openFiles, 10)).toBe(allowed)
})
