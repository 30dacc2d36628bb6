import {
  AREA_CODES,
  cancel,
  purchase,
  release,
  STOCK_SIZE,
  search,
  searchResult,
  UnexpectedAnswer,
} from '../../test/support/api.ts'
import type { Send } from '../../test/support/keep-alive-client.ts'
import type { Random } from '../../test/support/random.ts'
import { wasNeverSent } from '../was-never-sent.ts'
import type { KnownSearch, Ledger, Unanswered } from './ledger.ts'

export interface Load {
  /** Resolves when `count` changes are answered. */
  answered(count: number): Promise<void>
  /** Resolves when every client has lost its server; rejects if a client got an unexpected answer. */
  readonly ended: Promise<void>
}

/** Above these counts, clients give back more than they take. */
const MOST_CLAIMED = STOCK_SIZE * 0.9
const MOST_OWNED = 500

const SMALL_QUANTITY = 5

/** Starts clients that search, buy, cancel and release, one request after another, until the server is gone. */
export function startLoad(ledger: Ledger, random: Random, send: Send, clients: number): Load {
  // A client removes a search or number from these lists while it works on it: no two clients work on the same one.
  const held = ledger.held().filter(({ numbers = [] }) => numbers.length > 0)
  const owned = [...ledger.owned]
  let changes = 0
  let wake = () => {}

  function changed() {
    changes += 1
    wake()
  }

  async function step(): Promise<void> {
    const claimed = owned.length + held.reduce((sum, { numbers = [] }) => sum + numbers.length, 0)
    if (claimed < MOST_CLAIMED && random.percent(40)) return find()
    const phoneNumber = random.percent(owned.length > MOST_OWNED ? 70 : 20) ? random.take(owned) : undefined
    if (phoneNumber !== undefined) return giveBack(phoneNumber)
    const known = random.take(held)
    if (known === undefined) return find()
    // Owned numbers are released one by one, so large holds are not bought.
    const small = (known.numbers?.length ?? 0) <= SMALL_QUANTITY
    return small && random.percent(50) ? buy(known) : giveUp(known)
  }

  async function find(): Promise<void> {
    const areaCode = random.pick(AREA_CODES)
    const quantity = random.percent(85) ? random.integer(1, SMALL_QUANTITY) : random.integer(50, 200)
    const id = await noted({ kind: 'search', areaCode, quantity }, search(send, areaCode, quantity))
    const known = ledger.searched(id)
    changed()
    const numbers = (await searchResult(send, id))?.phoneNumbers
    if (numbers === undefined) return
    known.numbers = numbers
    if (numbers.length > 0) held.push(known)
  }

  async function buy(known: KnownSearch): Promise<void> {
    ledger.purchased(known, await noted({ kind: 'purchase', search: known }, purchase(send, known.id)))
    owned.push(...(known.numbers ?? []))
    changed()
  }

  async function giveUp(known: KnownSearch): Promise<void> {
    await noted({ kind: 'cancel', search: known }, cancel(send, known.id))
    ledger.cancelled(known)
    changed()
  }

  async function giveBack(phoneNumber: string): Promise<void> {
    ledger.released(phoneNumber, await noted({ kind: 'release', phoneNumber }, release(send, phoneNumber)))
    changed()
  }

  async function noted<T>(request: Unanswered, answer: Promise<T>): Promise<T> {
    try {
      return await answer
    } catch (error) {
      if (!(error instanceof UnexpectedAnswer) && !wasNeverSent(error)) ledger.unanswered.push(request)
      throw error
    }
  }

  async function run(): Promise<void> {
    for (;;) {
      try {
        await step()
      } catch (error) {
        if (error instanceof UnexpectedAnswer) throw error
        // The connection is gone, and the server with it.
        return
      }
    }
  }

  const ended = Promise.all(Array.from({ length: clients }, run)).then(() => {})
  return {
    ended,
    async answered(count) {
      while (changes < count) {
        const change = new Promise<void>((resolve) => {
          wake = resolve
        })
        await Promise.race([
          change,
          ended.then(() => Promise.reject(new Error('The server went away by itself'))),
        ])
      }
    },
  }
}
