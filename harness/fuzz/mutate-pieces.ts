import type { Random } from '../../test/support/random.ts'
import type { Message } from './message.ts'

/** The fields as lists of pieces: path segments, parameters, headers, members of the body, parts of the signature. */
export type Pieces = {
  readonly [F in 'path' | 'query' | 'headers' | 'body' | 'signature']: {
    of(message: Message): readonly string[]
    with(message: Message, pieces: readonly string[]): Message
  }
}

const SEPARATOR = '\u0000: '

export const PIECES: Pieces = {
  path: {
    of: ({ path }) => path.slice(1).split('/'),
    with: (message, pieces) => ({ ...message, path: `/${pieces.join('/')}` }),
  },
  query: {
    of: ({ query }) => query.split('&'),
    with: (message, pieces) => ({ ...message, query: pieces.join('&') }),
  },
  headers: {
    of: ({ headers }) => headers.map((header) => header.join(SEPARATOR)),
    with: (message, pieces) => ({ ...message, headers: pieces.map(toHeader) }),
  },
  body: {
    of: ({ body }) => body.slice(1, -1).split(','),
    with: (message, pieces) => ({ ...message, body: `{${pieces.join(',')}}` }),
  },
  signature: {
    of: ({ headers }) => (headers.find(([name]) => name === 'authorization')?.[1] ?? '').split(';'),
    with: (message, pieces) => ({
      ...message,
      headers: message.headers.map(([name, value]) => [
        name,
        name === 'authorization' ? pieces.join(';') : value,
      ]),
    }),
  },
}

export function removeOne(pieces: readonly string[], random: Random): string[] {
  const index = random.integer(0, pieces.length - 1)
  return pieces.filter((_, each) => each !== index)
}

/** The pieces, and one of them a second time, at any place. */
export function repeatOne(pieces: readonly string[], random: Random): string[] {
  const piece = random.pick(pieces) ?? ''
  const at = random.integer(0, pieces.length)
  return [...pieces.slice(0, at), piece, ...pieces.slice(at)]
}

/** JSON values that a field should not have. */
const VALUES = [
  'null',
  'true',
  '0',
  '-1',
  '1.5',
  '1e999',
  '""',
  '"x"',
  '[]',
  '[1]',
  '{}',
  '{"a":{}}',
  '"\\u0000"',
] as const

/** The body with a value of another type in one member, which may be nested. */
export function changeType(body: string, random: Random): string {
  const members = [...body.matchAll(/:("[^"]*"|\d+|\{[^}]*\}|true|false)/g)]
  const member = random.pick(members)
  const value = random.pick(VALUES)
  if (member === undefined) return value
  return `${body.slice(0, member.index)}:${value}${body.slice(member.index + member[0].length)}`
}

function toHeader(piece: string): [string, string] {
  const [name = '', ...value] = piece.split(SEPARATOR)
  return [name, value.join(SEPARATOR)]
}
