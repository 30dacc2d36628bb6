import type { JSONWebKeySet } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { KeySet, KeysMissingError } from '../../src/tokens/key-set.ts'
import { makeSigningKey, type SigningKey } from './support/signing-key.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

let first: SigningKey
let second: SigningKey

beforeAll(async () => {
  first = await makeSigningKey('ES256', 'first')
  second = await makeSigningKey('ES256', 'second')
})

/** A key set whose clock and whose issuer are the test's. */
function given() {
  const state: { now: number; answer: () => unknown; fetched: number; lines: string[] } = {
    now: 0,
    answer: () => ({ keys: [first.jwk] }),
    fetched: 0,
    lines: [],
  }
  const log = (_: object, message: string) => void state.lines.push(message)
  const keySet = new KeySet({
    name: 'the issuer',
    load: async () => {
      state.fetched += 1
      return state.answer()
    },
    steadyNow: () => state.now,
    log: { info: log, warn: log },
  })
  /** Whether the key is found; why there are no keys, where there are none. */
  const find = async (kid: string) => {
    try {
      await keySet.find({ alg: 'ES256', kid }, { payload: '', signature: '' })
      return true
    } catch (error) {
      return error instanceof KeysMissingError ? `${error.message}, ${error.retryMs}` : false
    }
  }
  const publishes = (...keys: SigningKey[]) => {
    state.answer = (): JSONWebKeySet => ({ keys: keys.map(({ jwk }) => jwk) })
  }
  const isAway = () => {
    state.answer = () => {
      throw new Error('away')
    }
  }
  return { state, find, publishes, isAway }
}

/** Lets a fetch that nobody waits for end. */
const settled = () => new Promise(setImmediate)

describe('the keys of an issuer', () => {
  it('are fetched with the first token, once for all that come at the same time, and kept', async () => {
    const { state, find } = given()
    expect(state.fetched).toBe(0)
    expect(await Promise.all(['first', 'first', 'first'].map(find))).toEqual([true, true, true])
    state.now = 5 * MINUTE
    expect(await find('first')).toBe(true)
    expect(state.fetched).toBe(1)
  })

  it('are fetched again for an unknown key, at most once in 30 seconds', async () => {
    const { state, find, publishes } = given()
    expect(await find('first')).toBe(true)
    publishes(first, second)
    state.now = 29 * SECOND
    expect(await find('second')).toBe(false)
    expect(state.fetched).toBe(1)
    state.now = 30 * SECOND
    expect(await Promise.all(['second', 'third', 'second', 'first'].map(find))).toEqual([
      true,
      false,
      true,
      true,
    ])
    expect(state.fetched).toBe(2)
    state.now = 59 * SECOND
    expect(await Promise.all(['third', 'fourth'].map(find))).toEqual([false, false])
    expect(state.fetched).toBe(2)
  })

  it('stay where an unknown key finds the issuer away', async () => {
    const { state, find, isAway } = given()
    expect(await find('first')).toBe(true)
    isAway()
    state.now = MINUTE
    expect([await find('second'), await find('first')]).toEqual([false, true])
    expect(state.fetched).toBe(2)
  })

  it('are fetched again after five minutes, and nobody waits', async () => {
    const { state, find, publishes } = given()
    await find('first')
    publishes(second)
    state.now = 5 * MINUTE + 1
    expect(await find('first')).toBe(true)
    await settled()
    expect([await find('first'), await find('second'), state.fetched]).toEqual([false, true, 2])
  })

  it('are awaited after fifteen minutes, so that a withdrawn key is no longer good', async () => {
    const { state, find, publishes } = given()
    await find('first')
    publishes(second)
    state.now = 15 * MINUTE + 1
    expect([await find('first'), await find('second')]).toEqual([false, true])
  })

  it('stay for a day while the issuer is away, which is asked every 30 seconds', async () => {
    const { state, find, isAway, publishes } = given()
    await find('first')
    isAway()
    for (const now of [HOUR, HOUR + 29 * SECOND, HOUR + 31 * SECOND, 23 * HOUR]) {
      state.now = now
      expect(await find('first')).toBe(true)
      await settled()
    }
    expect(state.fetched).toBe(4)
    state.now = 24 * HOUR + 1
    expect(await find('first')).toBe('away, 5000')
    publishes(first)
    state.now += 5 * SECOND
    expect(await find('first')).toBe(true)
    expect(state.lines).toEqual([
      'The keys of an issuer of tokens could not be fetched',
      'The keys of an issuer of tokens are here again',
    ])
  })

  it('are asked for every five seconds while there have never been any', async () => {
    const { state, find, isAway } = given()
    isAway()
    expect(await Promise.all(['first', 'second'].map(find))).toEqual(['away, 5000', 'away, 5000'])
    state.now = 4 * SECOND
    expect(await find('first')).toBe('away, 1000')
    expect(state.fetched).toBe(1)
    state.now = 5 * SECOND
    expect(await find('first')).toBe('away, 5000')
    expect(state.fetched).toBe(2)
  })

  it.each([undefined, null, 1, 'keys', [], {}, { keys: {} }, { keys: [1] }, { keys: [null] }])(
    'are missing where the document is %j',
    async (document) => {
      const { state, find } = given()
      state.answer = () => document
      expect(await find('first')).toBe('the document is no set of keys, 5000')
    },
  )

  it('are good beside keys of other kinds, and private and secret ones are never used', async () => {
    const { state, find } = given()
    const secret = { kty: 'oct', k: 'AAAA', kid: 'secret', alg: 'HS256' }
    const privateKey = { ...first.privateKey.export({ format: 'jwk' }), kid: 'private', alg: 'ES256' }
    state.answer = () => ({ keys: [{}, { kty: 'new', kid: 'new' }, secret, privateKey, first.jwk] })
    expect(await Promise.all(['first', 'secret', 'private', 'new'].map(find))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
