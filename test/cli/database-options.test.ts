import { expect, it } from 'vitest'
import { describeDatabase } from '../../src/cli/database-options.ts'

it.each([
  ['postgres://user:secret@db.example:6432/numbers', 'PostgreSQL database numbers on db.example:6432'],
  ['postgres://user:secret@%2Frun%2Fpg/numbers', 'PostgreSQL database numbers on /run/pg'],
  [
    'postgres://u@localhost:1/numbers?host=%2Frun%2Fpg&port=5433',
    'PostgreSQL database numbers on /run/pg:5433',
  ],
  ['postgres:///', 'PostgreSQL'],
])('%s is named without its password, by the host that is used', (url, name) => {
  expect(describeDatabase(url)).toBe(name)
})
