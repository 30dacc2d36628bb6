import { describe, expect, it } from 'vitest'
import { resolveConnection } from '../../../../src/storage/postgres/connection/resolve-connection.ts'
import { givenSurroundings } from './given-surroundings.ts'

function password(url: string, variables = {}, files = {}): Promise<string> {
  return resolveConnection(url, givenSurroundings(variables, files)).targets[0].password()
}

const LINES = `# host:port:database:user:password
db:5433:numbers:u:other port
db:5432:numbers:u:of\\:the\\\\file
*:*:*:v:any
localhost:5432:numbers:u:socket
`

describe('a password', () => {
  it.each<[string, Record<string, string>, string]>([
    ['postgres://u:p%40ss@db/numbers', {}, 'p@ss'],
    ['postgres://u:p@ss:w@db/numbers', {}, 'p@ss:w'],
    ['postgres://u@db/numbers?password=p', {}, 'p'],
    ['postgres://u@db/numbers', { PGPASSWORD: 'p' }, 'p'],
    ['postgres://u:url@db/numbers', { PGPASSWORD: 'p' }, 'url'],
    ['postgres://u@db/numbers', {}, 'of:the\\file'],
    ['postgres://u@db:5433/numbers', {}, 'other port'],
    ['postgres://v@h/x', {}, 'any'],
    ['postgres://u@%2Fsocket/numbers', {}, 'socket'],
    ['postgres://u@db/numbers?passfile=/p', {}, 'of:the\\file'],
    ['postgres://u@db/numbers', { PGPASSFILE: '/p' }, 'of:the\\file'],
  ])('%s %o', async (url, variables, expected) => {
    expect(await password(url, variables, { '/home/me/.pgpass': LINES, '/p': LINES })).toBe(expected)
  })

  it('that is missing is asked for', async () => {
    const asked = /^it wants a password: put it in the URL or in PGPASSWORD, or in a password file$/
    await expect(password('postgres://w@db/x', {}, { '/home/me/.pgpass': '' })).rejects.toThrow(asked)
    await expect(password('postgres://w@db/x')).rejects.toThrow(asked)
  })

  it('is not read from a file that others can read, and the error says so', async () => {
    const files = { '/home/me/.pgpass': { shared: LINES } }
    await expect(password('postgres://u@db/numbers', {}, files)).rejects.toThrow(
      /\.pgpass is not used, .*chmod 600/,
    )
  })
})
