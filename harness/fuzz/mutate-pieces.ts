import type { Random } from '../../test/support/random.ts'
import type { Message } from './message.ts'

/** The parts of which a field is a list: path segments, parameters, headers, members of the body. */
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

/** One of them twice, side by side or apart. */
export function repeatOne(pieces: readonly string[], random: Random): string[] {
  const piece = random.pick(pieces) ?? ''
  const at = random.integer(0, pieces.length)
  return [...pieces.slice(0, at), piece, ...pieces.slice(at)]
}

/** Every value of JSON that a field should not have. */
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

/** A member, maybe a nested one, with a value of another type. */
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
