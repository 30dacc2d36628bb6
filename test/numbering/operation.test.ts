import { describe, expect, it } from 'vitest'
import {
  OPERATION_TYPES,
  type Operation,
  operationId,
  operationProgress,
  operationStatus,
  parseOperationId,
} from '../../src/numbering/operation.ts'

const NOW = 1_000

function operation(delay: { notStartedMs: number; runningMs: number }): Operation {
  return { id: 'release_1', type: 'releasePhoneNumber', createdAt: NOW, ...operationProgress(NOW, delay) }
}

describe('The status of an operation', () => {
  it('is final at once without a delay', () => {
    const done = operation({ notStartedMs: 0, runningMs: 0 })
    expect(operationStatus(done, NOW)).toBe('succeeded')
    expect(operationStatus({ ...done, failure: 'numberNotFound' }, NOW)).toBe('failed')
  })

  it('follows from the instants alone; each instant is the first of its status', () => {
    const delayed = operation({ notStartedMs: 10, runningMs: 20 })
    const statuses = [NOW, NOW + 9, NOW + 10, NOW + 29, NOW + 30].map((now) => operationStatus(delayed, now))
    expect(statuses).toEqual(['notStarted', 'notStarted', 'running', 'running', 'succeeded'])
  })

  it('hides a failure until it is final', () => {
    const failing = { ...operation({ notStartedMs: 0, runningMs: 20 }), failure: 'numberNotFound' } as const
    expect(operationStatus(failing, NOW)).toBe('running')
    expect(operationStatus(failing, NOW + 20)).toBe('failed')
  })
})

it('The id of an operation begins as the live service’s do', () => {
  expect(OPERATION_TYPES.map((type) => operationId(type, 'guid'))).toEqual([
    'search_guid',
    'purchase_guid',
    'release_guid',
    'capabilities_guid',
    'reservationPurchase_guid',
  ])
})

it('The id of an operation is parsed into the same type and guid', () => {
  for (const type of OPERATION_TYPES) {
    for (const guid of ['guid', 'search_guid', '']) {
      expect(parseOperationId(operationId(type, guid))).toEqual({ type, guid })
    }
  }
  for (const id of ['', 'guid', 'SEARCH_guid', 'searches_guid', '_guid'])
    expect(parseOperationId(id)).toBeUndefined()
})
