import type { Offering } from '../../../numbering/offering.ts'
import type { HoldCommand } from '../../port/hold-store.ts'
import type { Stocks } from '../tables/stock-table.ts'
import type { FreeNumber } from './lock-free-numbers.ts'

/** What a hold can be served from: an offering, and the stocks that it sells, best first. */
interface Choice {
  readonly offering: Offering
  readonly stocks: readonly number[]
}

/** A hold on its way through the offerings and stocks that may serve it. */
export class Seeker {
  readonly command: HoldCommand
  readonly #first: Offering
  readonly #choices: readonly Choice[]
  #choice = 0
  #stock = 0
  readonly #found: FreeNumber[] = []

  /** @throws Error if the command names no offering */
  constructor(command: HoldCommand, stocks: Stocks) {
    const { country, numberType, areaCode, offerings } = command
    const [first] = offerings
    if (first === undefined) throw new Error('A hold needs an offering to sell')
    this.command = command
    this.#first = first
    const selector = { country, numberType, ...(areaCode !== undefined && { areaCode }) }
    this.#choices = offerings
      .map((offering) => {
        const matching = stocks.matching({ ...selector, capabilities: offering.capabilities })
        return { offering, stocks: matching.map(({ id }) => id) }
      })
      .filter((choice) => choice.stocks.length > 0)
  }

  get found(): readonly FreeNumber[] {
    return this.#found
  }

  /** How many numbers are missing. */
  get missing(): number {
    return this.command.quantity - this.#found.length
  }

  /**
   * Whether it found all it wants with no offering passed over, which may have been locked for a moment
   * only.
   */
  get isSatisfied(): boolean {
    return this.missing === 0 && this.#choice === 0
  }

  /** The stock to ask; nothing when it has all it wants, or has been everywhere. */
  get stock(): number | undefined {
    return this.missing === 0 ? undefined : this.#choices[this.#choice]?.stocks[this.#stock]
  }

  /** The stocks that it may still come to, this one among them. */
  get stocksAhead(): readonly number[] {
    const [current, ...later] = this.#choices.slice(this.#choice)
    return [current?.stocks.slice(this.#stock) ?? [], ...later.map(({ stocks }) => stocks)].flat()
  }

  /**
   * The stocks that it found empty, and that would have served it better than what it has: a shortage, if
   * any.
   */
  get stocksShort(): readonly number[] {
    const passed = this.missing === 0 ? this.#choice : this.#choice + 1
    return this.#choices.slice(0, passed).flatMap(({ stocks }) => stocks)
  }

  /** The offering whose numbers it found; the first one if it found none. */
  get offering(): Offering {
    return this.#choices[this.#choice]?.offering ?? this.#first
  }

  take(numbers: readonly FreeNumber[]): void {
    this.#found.push(...numbers)
  }

  /**
   * Leaves a stock that has no more. Two offerings are not mixed: it passes on to the next only with empty
   * hands.
   */
  passOn(): void {
    this.#stock += 1
    if (this.stock !== undefined || this.#found.length > 0) return
    this.#choice += 1
    this.#stock = 0
  }
}
