import { expect, it } from 'vitest'
import { NEVER } from '../../../src/numbering/instant.ts'
import { decideRelease } from '../../../src/storage/decide/decide-release.ts'
import { NOW, quoted } from './given.ts'

const COMMAND = {
  resource: 'contoso',
  phoneNumber: '+14255550101',
  agingMs: 50,
  operationGuid: 'g',
  delay: { notStartedMs: 3, runningMs: 4 },
} as const
const OPERATION = {
  id: 'release_g',
  type: 'releasePhoneNumber',
  createdAt: NOW,
  startsAt: NOW + 3,
  endsAt: NOW + 7,
  phoneNumber: '+14255550101',
}

const TERMS = quoted('+14255550101')
const SOLD = {
  resource: 'contoso',
  searchId: 's',
  owned: { ...TERMS, purchasedAt: NOW - 10 },
  releaseAt: NEVER,
  isProtected: false,
}

it('an owned number rests from now on until its aging ends', () => {
  const { phoneNumber: _, ...terms } = TERMS
  expect(decideRelease(COMMAND, SOLD, NOW)).toEqual({
    answer: { kind: 'accepted', operation: OPERATION },
    change: {
      freeAt: NOW + 50,
      detail: { command: 'release', resource: 'contoso', searchId: 's', freeAt: NOW + 50, terms },
    },
  })
})

it('the release of a number of another resource fails, and changes nothing', () => {
  expect(decideRelease(COMMAND, undefined, NOW)).toEqual({
    answer: { kind: 'accepted', operation: { ...OPERATION, failure: 'numberNotFound' } },
  })
})

it('nothing is done about a protected number, also where a fault is forced upon its release', () => {
  for (const forced of [undefined, { error: 'NoWallet', runningMs: 0, rule: 'any' } as const]) {
    expect(
      decideRelease({ ...COMMAND, ...(forced && { forced }) }, { ...SOLD, isProtected: true }, NOW),
    ).toEqual({
      answer: { kind: 'protected' },
    })
  }
})
