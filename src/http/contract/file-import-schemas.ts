import type { Static } from 'typebox'
import * as Type from 'typebox'
import { Count } from './held-schemas.ts'

/* The models of the import of a file. They are our own: no version of the API has them. */

export const FileImport = Type.Object(
  {
    /** The name of the file, for messages. */
    name: Type.String({ minLength: 1, maxLength: 200, examples: ['numbers.csv'] }),
    /** The text of the file, as CSV with a header. */
    content: Type.String({
      examples: ['number,country,type,areaCode,calling,sms\n+14255551000,US,geographic,425,inbound,none\n'],
    }),
    /** Whether good rows are imported though there are bad ones. */
    skipBad: Type.Optional(Type.Boolean()),
    /** Whether nothing is imported, and the answer says what would be. */
    dryRun: Type.Optional(Type.Boolean({ examples: [true] })),
  },
  { title: 'FileImport', additionalProperties: false },
)

const ImportProgress = Type.Object({
  kind: Type.Literal('progress'),
  phase: Type.Enum(['reading', 'checking', 'importing'], { type: 'string' }),
  /** How many numbers are read, checked or imported. */
  done: Count,
  /** How many there are in the file; absent while it is read. */
  total: Type.Optional(Count),
})

const ImportBadRow = Type.Object({
  kind: Type.Literal('badRow'),
  /** The line of the file, from 1 on. */
  line: Type.Integer({ minimum: 1 }),
  reason: Type.String(),
  /** The number of the row, or its range, as the file has it. */
  numbers: Type.String(),
})

const ImportEnd = Type.Object({
  kind: Type.Literal('end'),
  /** How many numbers are new, or would be. */
  added: Count,
  /** How many there were already. */
  known: Count,
  /** How many of these were ported out, and stay so. */
  portedOut: Count,
  /** How many rows are bad. Without `skipBad` nothing was imported if any was when the import began. */
  bad: Count,
  /** How many of them became bad while it ran, since something else brought their numbers in. */
  late: Count,
})

const ImportFailure = Type.Object({
  kind: Type.Literal('failure'),
  /** What is wrong with the file as a whole, or that the inventory could not be reached, and what to do. */
  message: Type.String(),
})

/** The data of each event. The last one is an end or a failure; a stream without one was cut off. */
export const ImportEvent = Type.Union([ImportProgress, ImportBadRow, ImportEnd, ImportFailure], {
  title: 'ImportEvent',
})
export type ImportEvent = Static<typeof ImportEvent>
