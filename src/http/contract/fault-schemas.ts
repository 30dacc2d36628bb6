import type { Static } from 'typebox'
import * as Type from 'typebox'
import { FAULT_FIELDS } from '../../control/faults/fault-document.ts'
import { DateTime } from './schemas.ts'

/* The models of fault rules. They are our own: no version of the API has them. */

/** A rule as its client wrote it, with its course. */
export const FaultModel = Type.Object(
  {
    ...FAULT_FIELDS,
    id: Type.String(),
    /** By the clock of the inventory. */
    createdAt: DateTime,
    /** How many requests fitted the rule, those that it did not hit included. */
    fitting: Type.Integer({ minimum: 0 }),
    hits: Type.Integer({ minimum: 0 }),
  },
  {
    title: 'Fault',
    examples: [
      {
        id: 'fault-1b2c3d4e',
        match: { operation: 'PurchasePhoneNumbers' },
        effect: { outcome: 'PurchaseFailed' },
        times: 1,
        createdAt: '2026-11-28T12:00:00.000Z',
        fitting: 3,
        hits: 1,
      },
    ],
  },
)

export const FaultList = Type.Object({ faults: Type.Array(FaultModel) }, { title: 'FaultList' })

/** An operation that a rule kept running, with the status that it shows now. */
const FinishedOperation = Type.Object(
  {
    resource: Type.String(),
    operationId: Type.String(),
    status: Type.Enum(['succeeded', 'failed'], { type: 'string' }),
  },
  { title: 'FinishedOperation' },
)

export const FinishedOperations = Type.Object(
  { operations: Type.Array(FinishedOperation) },
  { title: 'FinishedOperations' },
)

export type FinishedOperation = Static<typeof FinishedOperation>
export type FaultModel = Static<typeof FaultModel>
