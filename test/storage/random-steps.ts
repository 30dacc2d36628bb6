import fc from 'fast-check'
import { CAPABILITY_VALUES } from '../../src/numbering/capabilities.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { HOLD_MS, hold, NO_DELAY, newGuid, purchase, START } from './given.ts'

export const RESOURCES = ['contoso', 'fabrikam'] as const

const INBOUND = {
  ...US_GEOGRAPHIC,
  areaCode: '206',
  capabilities: { calling: 'inbound', sms: 'none' },
} as const

const resource = fc.constantFrom(...RESOURCES)
const nth = fc.nat(30)
const capability = fc.constantFrom(...CAPABILITY_VALUES)
const step = fc.oneof(
  fc.record({ kind: fc.constant('stock'), stock: fc.constantFrom(US_GEOGRAPHIC, INBOUND), count: fc.nat(6) }),
  fc.record({ kind: fc.constant('hold'), resource, quantity: fc.integer({ min: 1, max: 4 }), capability }),
  fc.record({ kind: fc.constant('purchase'), resource, nth }),
  fc.record({ kind: fc.constant('cancel'), resource, nth }),
  fc.record({ kind: fc.constant('release'), resource, nth, agingMs: fc.nat(2 * HOLD_MS) }),
  fc.record({ kind: fc.constant('update'), resource, nth, capability }),
  fc.record({ kind: fc.constant('wait'), ms: fc.nat(HOLD_MS) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** First some stock, then any steps. */
export const steps: fc.Arbitrary<Step[]> = fc
  .array(step, { minLength: 5, maxLength: 40, size: 'max' })
  .map((rest) => [{ kind: 'stock', stock: US_GEOGRAPHIC, count: 5 }, ...rest])

/** Takes the steps one after the other; `nth` chooses one of the searches or numbers seen before. */
export async function takeSteps(store: InventoryStore, someSteps: readonly Step[]): Promise<void> {
  const searches: string[] = []
  const numbers: PhoneNumber[] = []
  let now = START
  const pick = <T>(list: readonly T[], nth: number) => list[nth % list.length]

  for (const step of someSteps) {
    switch (step.kind) {
      case 'stock':
        await store.addStock([usBlock(step.stock, step.count + 1)])
        break
      case 'hold': {
        const capabilities = { calling: step.capability, sms: 'none' } as const
        const { id, phoneNumbers } = await hold(store, { ...step, capabilities })
        searches.push(id)
        numbers.push(...phoneNumbers)
        break
      }
      case 'purchase':
        await purchase(store, pick(searches, step.nth) ?? newGuid(), step.resource)
        break
      case 'cancel':
        await store.cancel({ resource: step.resource, searchId: pick(searches, step.nth) ?? newGuid() })
        break
      case 'release':
      case 'update': {
        const phoneNumber = pick(numbers, step.nth) ?? '+4915112345678'
        const command = { resource: step.resource, phoneNumber, operationGuid: newGuid(), delay: NO_DELAY }
        if (step.kind === 'release') await store.release({ ...command, agingMs: step.agingMs })
        else await store.updateCapabilities({ ...command, patch: { calling: step.capability } })
        break
      }
      case 'wait':
        now += step.ms
        await store.setClock({ mode: 'frozen', at: now })
    }
  }
}
