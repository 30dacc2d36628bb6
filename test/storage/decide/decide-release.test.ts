import { expect, it } from 'vitest'
import { decideRelease } from '../../../src/storage/decide/decide-release.ts'
import { NOW } from './given.ts'

const COMMAND = {
  resource: 'contoso',
  phoneNumber: '+14255550101',
  agingMs: 50,
  operationGuid: 'g',
  delay: { notStartedMs: 3, runningMs: 4 },
} as const
const SOLD = { owned: { country: 'US', numberType: 'geographic' }, searchId: 's' } as const
const OPERATION = {
  id: 'release_g',
  type: 'releasePhoneNumber',
  createdAt: NOW,
  startsAt: NOW + 3,
  endsAt: NOW + 7,
  phoneNumber: '+14255550101',
}

it('an owned number rests from now on until its aging ends', () => {
  expect(decideRelease(COMMAND, SOLD, NOW)).toEqual({
    answer: OPERATION,
    change: {
      freeAt: NOW + 50,
      detail: { command: 'release', resource: 'contoso', searchId: 's', freeAt: NOW + 50 },
    },
  })
})

it('the release of a number of another resource fails, and changes nothing', () => {
  expect(decideRelease(COMMAND, undefined, NOW)).toEqual({
    answer: { ...OPERATION, failure: 'numberNotFound' },
  })
})
