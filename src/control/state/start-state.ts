import type { PhoneNumber } from '../../numbering/phone-number.ts'
import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import type { BoughtNumber } from '../../storage/port/leftover-store.ts'

/** The snapshot of the start. No client can give a snapshot this name. */
export const START_SNAPSHOT = '(start)'

/** The most records of each kind that are remembered of the start. */
const MOST_REMEMBERED = 100_000

/** What an inventory had when it began: a reset puts it back, and it is no leftover. */
export class StartState {
  readonly #store: Pick<InventoryStore, 'snapshot' | 'leftovers'>
  readonly #ids = new Set<string>()
  #isKept = false

  constructor(store: Pick<InventoryStore, 'snapshot' | 'leftovers'>) {
    this.#store = store
  }

  /**
   * Keeps the present state as the start, as far as the store can; called once, before the inventory serves.
   * @param isEmpty whether it is known that nobody has or holds a number; the store is not asked then
   */
  async keep({ isEmpty = false } = {}): Promise<void> {
    if (!isEmpty) await this.#rememberRecords()
    await this.#store.snapshot(START_SNAPSHOT)
    this.#isKept = true
  }

  /** Whether this start was kept. Otherwise the store may have the start of an earlier server. */
  get isKept(): boolean {
    return this.#isKept
  }

  async #rememberRecords(): Promise<void> {
    const { owned, holds, reservations } = await this.#store.leftovers({ limit: MOST_REMEMBERED })
    for (const number of owned) this.#ids.add(idOf(number))
    for (const { searchId } of holds) this.#ids.add(searchId)
    for (const { reservationId } of reservations) this.#ids.add(reservationId)
  }

  /** Whether nobody had or held a number. */
  get isEmpty(): boolean {
    return this.#ids.size === 0
  }

  hadNumber(number: Pick<BoughtNumber, 'phoneNumber' | 'soldBy'>): boolean {
    return this.#ids.has(idOf(number))
  }

  /** @param id of a search or a reservation */
  hadHold(id: string): boolean {
    return this.#ids.has(id)
  }
}

/** A number that was released and bought again is another purchase. */
function idOf({
  phoneNumber,
  soldBy,
}: {
  readonly phoneNumber: PhoneNumber
  readonly soldBy: string
}): string {
  return `${phoneNumber} ${soldBy}`
}
