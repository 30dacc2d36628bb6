import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { hidePasswords } from '../../src/cli/hide-secrets.ts'

it('shows no password of a URL, whatever is in it', () => {
  const passwords = fc.stringMatching(/^[!-~]{4,20}$/).filter((text) => !/^[.:\w]*$/.test(text))
  fc.assert(
    fc.property(passwords, fc.constantFrom('holdline', 'a@b', ''), (password, user) => {
      const url = `postgres://${user}:${password}@db.example:5432/numbers?sslmode=require`
      const shown = hidePasswords(`${url} is no PostgreSQL URL: it has no host`)
      expect(shown).not.toContain(password)
      expect(shown).toContain('@db.example:5432/numbers?sslmode=require is no PostgreSQL URL')
    }),
  )
})

it.each([
  'http://localhost:8080/_holdline/ready is not there',
  'postgres://holdline@db.example/numbers is there',
  'see https://db.example:5432/a and mail ops@db.example',
])('leaves alone: %s', (message) => {
  expect(hidePasswords(message)).toBe(message)
})
