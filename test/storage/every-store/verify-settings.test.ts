import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offeringName } from '../../../src/catalog/offering-name.ts'
import { DEFAULT_OFFERINGS } from '../../../src/catalog/offerings.ts'
import { openRegister } from '../../../src/inventory/register/open-register.ts'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import { closeResource } from '../../../src/operator/close-resource.ts'
import { createKey } from '../../../src/operator/create-key.ts'
import { createResource } from '../../../src/operator/create-resource.ts'
import { promoteKey } from '../../../src/operator/promote-key.ts'
import { resumeResource } from '../../../src/operator/resume-resource.ts'
import { retireOffering } from '../../../src/operator/retire-offering.ts'
import { revokeKey } from '../../../src/operator/revoke-key.ts'
import { setAging } from '../../../src/operator/set-aging.ts'
import { setResource } from '../../../src/operator/set-resource.ts'
import { suspendResource } from '../../../src/operator/suspend-resource.ts'
import type { SipPatch } from '../../../src/sip-routing/sip-patch.ts'
import { declare } from '../../inventory/register/given.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { BY_TEST } from '../../support/by-test.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { buy, moveClock, openStore } from '../given.ts'
import { verified } from '../verified.ts'

const trunk = fc.constantFrom('a.contoso.com', 'b.contoso.com', 'c.contoso.com')
const route = fc.record({
  name: fc.constantFrom('one', 'other'),
  numberPattern: fc.constantFrom('.*', '\\+1'),
  trunks: fc.uniqueArray(trunk, { maxLength: 2 }),
})
const patch: fc.Arbitrary<SipPatch> = fc.record(
  {
    trunks: fc
      .array(
        fc.tuple(trunk, fc.option(fc.record({ sipSignalingPort: fc.integer({ min: 5060, max: 5062 }) }))),
        { maxLength: 3 },
      )
      .map((trunks) => new Map(trunks)),
    routes: fc.option(fc.uniqueArray(route, { maxLength: 2, selector: ({ name }) => name })),
  },
  { requiredKeys: [] },
)
const changes = fc.array(fc.record({ resource: fc.constantFrom('contoso', 'fabrikam'), patch }), {
  maxLength: 12,
})

const HOUR_MS = 3_600_000

describe.each(STORE_KINDS)('Verifying settings, $name', (kind) => {
  it('finds nothing wrong, however SIP configurations were changed', { timeout: SHRINKING_MS }, async () => {
    const property = fc.asyncProperty(changes, async (some) => {
      const store = await kind.open()
      for (const change of some) await store.changeSipConfiguration(change)
      expect(await verified(store)).toEqual([])
      await store.close()
    })
    await fc.assert(property, runParameters(kind.name.includes('memory') ? 60 : 15))
  })

  it('finds nothing wrong after each change of the register, and when the numbers of a closed resource are gone', async () => {
    const store = await openStore(kind, 20)
    const register = await openRegister(store, declare(), { warn() {} })
    const tools = { register, store, author: BY_TEST.author }
    await buy(store, 3)
    const [offering] = DEFAULT_OFFERINGS
    const ids = () => [...register.stored.entries.keys()].flatMap((name) => name.split('/contoso/')[1] ?? [])
    let hours = 0
    const steps: readonly (() => Promise<{ readonly kind: string }>)[] = [
      () =>
        createResource(
          tools,
          { name: 'contoso', hosts: ['a.example'], limits: { maxHeldNumbers: 5 } },
          randomBytes,
        ),
      () => createKey(tools, 'contoso', randomBytes),
      () => promoteKey(tools, 'contoso', ids()[1] ?? ''),
      () => revokeKey(tools, 'contoso', ids()[0] ?? ''),
      () => setResource(tools, 'contoso', { limits: { maxHeldNumbers: null }, stocks: [{ country: 'US' }] }),
      () => setAging(tools, { country: 'US', agingMs: 60_000 }),
      () => retireOffering(tools, offering === undefined ? '' : offeringName(offering)),
      () => suspendResource(tools, 'contoso'),
      () => closeResource(tools, 'contoso', 500 * HOUR_MS),
      () => closeResource(tools, 'contoso', 400 * HOUR_MS),
      () => resumeResource(tools, 'contoso'),
      () => closeResource(tools, 'contoso', 10 * HOUR_MS),
    ]
    for (const step of steps) {
      expect(await step()).toMatchObject({ kind: expect.stringMatching(/^(changed|created)$/) })
      expect(await verified(store)).toEqual([])
      hours += 1
      await moveClock(store, hours * HOUR_MS)
      expect(await verified(store)).toEqual([])
    }
    await moveClock(store, 1_000 * HOUR_MS)
    expect(await verified(store)).toEqual([])
  })

  it('names the numbers that a closing has left as they were, when it can no longer be under way', async () => {
    const store = await openStore(kind, 20)
    const register = await openRegister(store, declare(), { warn() {} })
    const tools = { register, store, author: BY_TEST.author }
    await createResource(tools, { name: 'contoso', hosts: [], limits: {} }, randomBytes)
    const { phoneNumbers } = await buy(store, 2)
    const interrupted = { ...store, changeClosing: () => Promise.reject(new Error('The process was killed')) }
    await expect(closeResource({ ...tools, store: interrupted }, 'contoso')).rejects.toThrow(/killed/)
    expect(await verified(store)).toEqual([])
    await moveClock(store, HOUR_MS)
    expect(await verified(store)).toEqual(
      phoneNumbers.map((number) =>
        expect.stringMatching(
          new RegExp(
            `^\\${number}: expected owned by contoso, which is closed, until 2026-02-14.*; found until never$`,
          ),
        ),
      ),
    )
    await closeResource(tools, 'contoso')
    expect(await verified(store)).toEqual([])
  })

  it('finds nothing wrong with a number that is or was protected, of a closed resource', async () => {
    const store = await openStore(kind, 20)
    const register = await openRegister(store, declare(), { warn() {} })
    const tools = { register, store, author: BY_TEST.author }
    await createResource(tools, { name: 'contoso', hosts: [], limits: {} }, randomBytes)
    const [before, after] = (await buy(store, 2)).phoneNumbers
    const change = async (kind: 'protect' | 'unprotect', phoneNumber: PhoneNumber = '+1') => {
      const command = { phoneNumber, change: { kind }, ...BY_TEST }
      expect(await store.changeNumber(command)).toMatchObject({ kind: 'changed' })
    }
    await change('protect', before)
    await closeResource(tools, 'contoso')
    await change('protect', after)
    await moveClock(store, HOUR_MS)
    expect(await verified(store)).toEqual([])
    await change('unprotect', before)
    await moveClock(store, 2 * HOUR_MS)
    expect(await verified(store)).toEqual([])
  })
})
