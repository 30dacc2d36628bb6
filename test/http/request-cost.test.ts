import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { RequestLog } from '../../src/control/requests/request-log.ts'
import { SigningKey } from '../../src/http/auth/signing-key.ts'
import { parseTarget } from '../../src/http/request/target.ts'
import { startApp, stockedStore } from '../support/app.ts'
import { haveSameShape } from '../support/have-same-shape.ts'
import { at, GEOGRAPHIC_SEARCH } from './support/operations.ts'

const SEARCH = at('/availablePhoneNumbers/countries/US/:search')

// What a request costs is measured in docs/benchmarks.md. These are the parts of it that can be counted.
describe('a search', () => {
  it('makes one signature for the key that signed it, however many sandboxes there are', async () => {
    const { contoso, control } = await startApp()
    for (let count = 0; count < 3; count += 1) await control.sandboxes.create({})
    const sign = vi.spyOn(SigningKey.prototype, 'sign')
    onTestFinished(() => sign.mockRestore())
    for (let sent = 1; sent <= 3; sent += 1) {
      expect((await contoso('POST', SEARCH, { body: GEOGRAPHIC_SEARCH })).status).toBe(202)
      expect(sign).toHaveBeenCalledTimes(sent)
    }
  })

  it('makes commands, targets and records of one shape', async () => {
    const store = await stockedStore()
    const hold = vi.fn(store.hold)
    const add = vi.spyOn(RequestLog.prototype, 'add')
    onTestFinished(() => add.mockRestore())
    const { contoso } = await startApp({ store: { ...store, hold } })
    // V8 begins to make a class for each object when a place has made some.
    for (let sent = 0; sent < 20; sent += 1) await contoso('POST', SEARCH, { body: GEOGRAPHIC_SEARCH })
    const targets = Array.from({ length: 20 }, (_, index) => [parseTarget(`/a?b=${index}`)])
    for (const calls of [hold.mock.calls, add.mock.calls, targets]) {
      const [[one] = [], [other] = []] = calls.slice(-2)
      expect(one && other && haveSameShape(one, other)).toBe(true)
    }
  })
})
