import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '../../test/support/random.ts'
import type { Ask } from './recorder.ts'

/** A client at work, and the records that it shares with the other clients of its resource. */
export interface Shopper {
  readonly resource: string
  readonly ask: Ask
  readonly random: Random
  /** Owned numbers that no client is about to release. */
  readonly owned: string[]
  /** The newest searches of all resources. */
  readonly recent: RecentSearch[]
  newReservationId(): string
}

export interface RecentSearch {
  readonly resource: string
  readonly search: string
  /** What it found. */
  readonly numbers: readonly string[]
}

/** Waits until shortly before or after the expiry of a hold, which is wall time. */
export async function aroundExpiry({ random }: Shopper, expiresAt = 0): Promise<void> {
  await delay(Math.max(0, expiresAt - Date.now()) + random.integer(-40, 40))
}
