import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inWordsOfCommands } from '../../src/cli/in-words-of-commands.ts'

const ERRORS = new URL('../../src/http/errors/', import.meta.url)

it('each operation that an error of the server names is named by its command on the command line', () => {
  const source = readdirSync(ERRORS)
    .map((file) => readFileSync(new URL(file, ERRORS), 'utf8'))
    .join('\n')
  const operations = source.match(/(?:GET|POST|PATCH|PUT|DELETE) \/_holdline\/[\w/{}-]+/g) ?? []
  expect(operations.length).toBeGreaterThan(3)
  for (const operation of operations) {
    expect(inWordsOfCommands(`Try it: ${operation} lists them.`)).toMatch(
      /^Try it: holdline [a-z ]+ lists them\.$/,
    )
  }
})
