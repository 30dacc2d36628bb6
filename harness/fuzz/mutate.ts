import type { Random } from '../../test/support/random.ts'
import { HOSTILE } from './hostile.ts'
import type { Message } from './message.ts'
import { changeType, PIECES, removeOne, repeatOne } from './mutate-pieces.ts'
import { TEXT_MUTATIONS, type TextMutation } from './mutate-text.ts'

export const FIELDS = ['method', 'path', 'query', 'headers', 'body', 'signature'] as const
export type Field = (typeof FIELDS)[number]

export const KINDS = [
  'flip',
  'delete',
  'insert',
  'duplicate',
  'truncate',
  'swap',
  'huge',
  'control',
  'unicode',
  'number',
  'remove',
  'repeat',
  'type',
  'hostile',
] as const
export type Kind = (typeof KINDS)[number]

export interface Cell {
  readonly field: Field
  readonly kind: Kind
}

/** Every field with every kind of mutation that it can have. */
export const CELLS: readonly Cell[] = FIELDS.flatMap((field) =>
  KINDS.filter((kind) => isPossible(field, kind)).map((kind) => ({ field, kind })),
)

function isPossible(field: Field, kind: Kind): boolean {
  if (kind === 'type') return field === 'body'
  return field !== 'method' || (kind !== 'remove' && kind !== 'repeat')
}

/** The message with one mutation of this kind in this field; the mutation may happen to change nothing. */
export function mutate(message: Message, { field, kind }: Cell, random: Random): Message {
  switch (kind) {
    case 'hostile':
      return HOSTILE[field](message, random)
    case 'type':
      return { ...message, body: changeType(message.body, random) }
    case 'remove':
    case 'repeat': {
      if (field === 'method') return message
      const change = kind === 'remove' ? removeOne : repeatOne
      return PIECES[field].with(message, change(PIECES[field].of(message), random))
    }
    default:
      return mutateText(message, field, TEXT_MUTATIONS[kind], random)
  }
}

function mutateText(message: Message, field: Field, change: TextMutation, random: Random): Message {
  if (field !== 'headers' && field !== 'signature')
    return { ...message, [field]: change(message[field], random) }
  const chosen = random.pick(
    message.headers.filter(([name]) => (name === 'authorization') === (field === 'signature')),
  )
  const inName = field === 'headers' && random.percent(20)
  const headers = message.headers.map((header): readonly [string, string] => {
    if (header !== chosen) return header
    const [name, value] = header
    return inName ? [change(name, random), value] : [name, change(value, random)]
  })
  return { ...message, headers }
}
