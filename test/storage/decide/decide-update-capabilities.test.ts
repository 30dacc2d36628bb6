import { expect, it } from 'vitest'
import type { CapabilitiesPatch } from '../../../src/numbering/capabilities.ts'
import { NEVER } from '../../../src/numbering/instant.ts'
import { decideUpdateCapabilities } from '../../../src/storage/decide/decide-update-capabilities.ts'
import { NOW, quoted } from './given.ts'

const phoneNumber = '+14255550101'
const SOLD = {
  resource: 'contoso',
  owned: { ...quoted(phoneNumber), purchasedAt: NOW - 10 },
  searchId: 's',
  releaseAt: NEVER,
  isProtected: false,
}

function decide(patch: CapabilitiesPatch, sold: typeof SOLD | undefined = SOLD) {
  const delay = { notStartedMs: 3, runningMs: 4 }
  return decideUpdateCapabilities(
    { resource: 'contoso', phoneNumber, patch, operationGuid: 'g', delay },
    sold,
    NOW,
  )
}

it('a capability that the offering includes is changed, and the other one stays', () => {
  const operation = {
    id: 'capabilities_g',
    type: 'updatePhoneNumberCapabilities',
    createdAt: NOW,
    startsAt: NOW + 3,
    endsAt: NOW + 7,
    phoneNumber,
  }
  const patch = { calling: 'inbound' } as const
  expect(decide(patch)).toEqual({
    answer: { kind: 'updated', operation },
    change: {
      operation,
      changed: {
        capabilities: { calling: 'inbound', sms: 'none' },
        detail: { command: 'updateCapabilities', resource: 'contoso', searchId: 's', capabilities: patch },
      },
    },
  })
})

it('a patch with the present capabilities changes nothing, whatever it names', () => {
  const { calling, sms } = SOLD.owned.capabilities
  for (const patch of [{}, { calling }, { sms }, { calling, sms }]) {
    const { answer, change } = decide(patch)
    expect(answer).toMatchObject({ kind: 'updated', operation: { id: 'capabilities_g' } })
    expect(change).toEqual({ operation: expect.objectContaining({ id: 'capabilities_g' }) })
  }
})

it('a capability beyond the offering is refused', () => {
  expect(decide({ sms: 'inbound' })).toEqual({ answer: { kind: 'notOffered' } })
})

it('a number of another resource is not changed', () => {
  const command = { resource: 'contoso', phoneNumber, patch: {}, operationGuid: 'g' } as const
  const delay = { notStartedMs: 0, runningMs: 0 }
  expect(decideUpdateCapabilities({ ...command, delay }, undefined, NOW)).toEqual({
    answer: { kind: 'notOwned' },
  })
})
