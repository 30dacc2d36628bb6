import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Exchanged, sizeOf } from '../../../src/control/requests/exchanged.ts'
import { keepBytes, keepText } from '../../../src/control/requests/kept-body.ts'
import { RequestLog } from '../../../src/control/requests/request-log.ts'
import { exchange } from '../../http/support/exchange.ts'

const body = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }))
const added = fc.record({
  requestBody: fc.option(
    body.map((text) => keepText(text)),
    { nil: undefined },
  ),
  answerBody: fc.option(
    body.map((text) => keepText(text)),
    { nil: undefined },
  ),
  target: fc.string({ maxLength: 50 }),
  requestHeaders: fc.dictionary(fc.string({ maxLength: 10 }), fc.string({ maxLength: 50 }), { maxKeys: 5 }),
})
const step = fc.oneof(
  { weight: 20, arbitrary: added },
  { weight: 1, arbitrary: fc.constant('clear' as const) },
)

describe('the request log', () => {
  it('keeps the newest, never more than its limits, and every one that has room', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 80 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 3_000 }),
        (steps, mostRequests, mostBytes) => {
          const log = new RequestLog({ mostRequests, mostBytes })
          let all: { id: number; exchanged: Exchanged }[] = []
          let newest = 0
          for (const each of steps) {
            if (each === 'clear') {
              log.clear()
              all = []
              continue
            }
            const exchanged = exchange(each)
            log.add(exchanged)
            newest += 1
            all.push({ id: newest, exchanged })
            while (all.length > mostRequests || bytesOf(all) > mostBytes) all.shift()
            expect(log.bytes).toBe(bytesOf(all))
            expect(log.list({}).map(({ id }) => id)).toEqual(all.map(({ id }) => id).reverse())
            expect(log.newest).toBe(newest)
          }
        },
      ),
    )
  })

  it('gives a follower each request once and in order, or says that it lost one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(added, fc.constant('clear' as const), fc.constant('read' as const)), {
          maxLength: 80,
        }),
        fc.integer({ min: 1, max: 5 }),
        (steps, mostRequests) => {
          const log = new RequestLog({ mostRequests })
          let at = log.position(undefined)
          let unread = 0
          for (const each of steps) {
            if (each === 'clear') {
              log.clear()
              unread = 0
            } else if (each === 'read') {
              expect(log.hasLostAfter(at)).toBe(false)
              const record = log.next(at, {})
              expect(record?.id).toBe(unread === 0 ? undefined : log.newest - unread + 1)
              at = record?.id ?? log.newest
              unread = Math.max(0, unread - 1)
            } else {
              log.add(exchange(each))
              unread += 1
              if (unread <= mostRequests) continue
              expect(log.hasLostAfter(at)).toBe(true)
              at = log.position(at)
              unread = mostRequests
            }
          }
        },
      ),
    )
  })

  it('keeps 1000 requests and 16 MiB', () => {
    const log = new RequestLog()
    for (let count = 0; count < 1_001; count += 1) log.add(exchange())
    expect(log.list({})).toHaveLength(1_000)
    expect(log.find(1)).toBeUndefined()
    for (let count = 0; count < 300; count += 1) {
      log.add(exchange({ body: 'a'.repeat(64 * 1024) }))
      expect(log.bytes).toBeLessThanOrEqual(16 * 1024 * 1024)
    }
    expect(log.list({ status: '200' }, { since: 1_001 })).toHaveLength(255)
  })
})

describe('a body that is kept', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 100 }).map((text) => Buffer.from(text)),
  )

  it('is never longer than the limit, and is a beginning of the body', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 200 }), (given, limit) => {
        const body = Buffer.from(given)
        const { text, bytes, isCut, isText } = keepBytes(body, limit)
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit)
        expect(bytes).toBe(body.length)
        if (isText) expect(body.subarray(0, Buffer.byteLength(text)).equals(Buffer.from(text))).toBe(true)
        if (!isCut) expect(text).toBe(body.toString())
        if (isText && isCut) expect(Buffer.byteLength(text)).toBeGreaterThan(limit - 4)
      }),
    )
  })

  it('is not copied if it is short, and no character is cut in two', () => {
    expect(keepText('é'.repeat(3), 5)).toEqual({ text: 'éé', bytes: 6, isCut: true, isText: true })
    expect(keepBytes(Buffer.from('é€'), 4)).toMatchObject({ text: 'é', isCut: true })
    expect(keepBytes(Buffer.from([0x61, 0xff]))).toMatchObject({ text: 'a\ufffd', isText: false })
    expect(keepBytes(Buffer.from('\ufeffa'))).toMatchObject({ isText: true, bytes: 4 })
  })
})

function bytesOf(all: readonly { readonly exchanged: Exchanged }[]): number {
  return all.reduce((sum, { exchanged }) => sum + sizeOf(exchanged), 0)
}
