import type { BodyBudget } from './body-budget.ts'

/** In bytes. So much of each body takes no room in the budget: the connection of the body takes more memory anyway. */
const FREE_BYTES = 4 * 1024

/** Whether a body of this length would have room now. */
export function hasRoomForBody(budget: BodyBudget, length: number): boolean {
  return budget.hasRoomFor(beyondFree(length))
}

/**
 * The bytes of one body, which arrive in parts. Parts are copied into one buffer that doubles as the body grows. A list
 * of parts would take more than a hundred bytes of memory for each part, and a client can send parts of one byte.
 */
export class BodyBuffer {
  readonly #budget: BodyBudget
  readonly #largest: number
  #buffer = Buffer.alloc(0)
  #size = 0

  /** @param largest the most bytes that will be added */
  constructor(budget: BodyBudget, largest: number) {
    this.#budget = budget
    this.#largest = largest
  }

  get size(): number {
    return this.#size
  }

  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#size)
  }

  /** Returns `false`, and adds nothing, if the budget has no room. */
  add(part: Buffer): boolean {
    const size = this.#size + part.length
    if (size > this.#buffer.length && !this.#grow(size)) return false
    part.copy(this.#buffer, this.#size)
    this.#size = size
    return true
  }

  /** Drops the bytes, and gives their room back. */
  release(): void {
    this.#budget.giveBack(beyondFree(this.#buffer.length))
    this.#buffer = Buffer.alloc(0)
    this.#size = 0
  }

  #grow(size: number): boolean {
    let capacity = Math.max(this.#buffer.length, FREE_BYTES)
    while (capacity < size) capacity *= 2
    capacity = Math.min(capacity, this.#largest)
    if (!this.#budget.take(beyondFree(capacity) - beyondFree(this.#buffer.length))) return false
    const grown = Buffer.allocUnsafeSlow(capacity)
    this.#buffer.copy(grown)
    this.#buffer = grown
    return true
  }
}

function beyondFree(bytes: number): number {
  return Math.max(0, bytes - FREE_BYTES)
}
