import type { Instant } from '../../numbering/instant.ts'
import type { ClockSetting, ClockStore, MoveClockAnswer } from '../../storage/port/clock-store.ts'
import type { ControlledInventory } from '../controlled-inventory.ts'
import { type ShownClock, showClock } from './shown-clock.ts'

type OfInventory = Pick<ControlledInventory, 'inventory'>

/** A clock to set, which begins at the present instant of the inventory if `now` is absent. */
export type ClockWish =
  | { readonly mode: 'real' }
  | { readonly mode: 'frozen'; readonly now?: Instant }
  /** The rate is 1 if absent. */
  | { readonly mode: 'running'; readonly now?: Instant; readonly rate?: number }

export type MovedClock =
  | (Extract<MoveClockAnswer, { kind: 'moved' }> & { readonly clock: ShownClock })
  | Exclude<MoveClockAnswer, { kind: 'moved' }>

export async function readClock({ inventory: { store } }: OfInventory): Promise<ShownClock> {
  return showClock(await store.clock())
}

/** Sets the clock, and answers what that changed. Only a reset sets a clock back. */
export async function setClock({ inventory: { store } }: OfInventory, wish: ClockWish): Promise<MovedClock> {
  return withClock(store, await store.setClock(toSetting(wish)))
}

/** Moves the time forward by whole milliseconds, and answers what that changed. A frozen clock stays frozen. */
export async function advanceClock({ inventory: { store } }: OfInventory, byMs: number): Promise<MovedClock> {
  return withClock(store, await store.advanceClock({ byMs }))
}

async function withClock(store: ClockStore, answer: MoveClockAnswer): Promise<MovedClock> {
  if (answer.kind !== 'moved') return answer
  return { ...answer, clock: { ...showClock(await store.clock()), now: answer.now } }
}

/** The setting of the store that the wish asks for. */
export function toSetting(wish: ClockWish): ClockSetting {
  if (wish.mode === 'real') return { mode: 'system' }
  const at = wish.now !== undefined && { at: wish.now }
  return wish.mode === 'frozen' ? { mode: 'frozen', ...at } : { mode: 'running', ...at, rate: wish.rate ?? 1 }
}
