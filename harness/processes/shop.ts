import { setTimeout as delay } from 'node:timers/promises'
import { lookErrand, releaseErrand } from './other-errands.ts'
import { reservationErrand } from './reservation-errand.ts'
import { searchErrand } from './search-errand.ts'
import type { Shopper } from './shopper.ts'
import { sipErrand } from './sip-errand.ts'

/** The longest pause of a client between two errands, in milliseconds. */
const IDLE_MS = 300
/** A resource that owns more numbers than this releases more often than it buys. */
const OWNED_LIMIT = 100

export interface ShopOptions {
  readonly isOver: () => boolean
  /** Whether the client has SIP routing, which older builds lack. */
  readonly hasSip: boolean
}

/** Runs one errand after another until the run is over. */
export async function shop(shopper: Shopper, { isOver, hasSip }: ShopOptions): Promise<void> {
  const { random, owned } = shopper
  while (!isOver()) {
    await delay(random.integer(0, IDLE_MS))
    const chance = random.integer(1, 100)
    if (chance <= (owned.length > OWNED_LIMIT ? 50 : 10)) await releaseErrand(shopper)
    else if (chance <= 75) await searchErrand(shopper)
    else if (chance <= 90) await reservationErrand(shopper)
    else if (chance <= 95 && hasSip) await sipErrand(shopper)
    else await lookErrand(shopper)
  }
}
