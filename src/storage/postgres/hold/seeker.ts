import { soughtQuantity } from '../../../numbering/forced-outcome.ts'
import type { Offering } from '../../../numbering/offering.ts'
import type { HoldCommand } from '../../port/hold-store.ts'
import type { Stocks } from '../tables/stock-table.ts'
import type { FreeNumber } from './free-number.ts'

/** An offering that can serve a hold, and the stocks that it sells, best first. */
interface Choice {
  readonly offering: Offering
  readonly stocks: readonly number[]
}

/** A hold that seeks numbers, from offering to offering and from stock to stock. */
export class Seeker {
  readonly command: HoldCommand
  readonly #first: Offering
  readonly #choices: readonly Choice[]
  readonly #sought: number
  #choice = 0
  #stock = 0
  readonly #found: FreeNumber[] = []
  /** How many of the found numbers are from stocks before the present stock. */
  #before = 0

  /** @throws Error if the command names no offering */
  constructor(command: HoldCommand, stocks: Stocks) {
    const { country, numberType, areaCode, areaCodes, offerings } = command
    const [first] = offerings
    if (first === undefined) throw new Error('A hold needs an offering to sell')
    this.command = command
    this.#sought = soughtQuantity(command.quantity, command.forced)
    this.#first = first
    const narrowed = { ...(areaCode !== undefined && { areaCode }), ...(areaCodes && { areaCodes }) }
    const selector = { country, numberType, ...narrowed }
    this.#choices = (this.#sought === 0 ? [] : offerings)
      .map((offering) => {
        const matching = stocks.matching({ capabilities: offering.capabilities, ...selector })
        return { offering, stocks: matching.map(({ id }) => id) }
      })
      .filter((choice) => choice.stocks.length > 0)
  }

  get found(): readonly FreeNumber[] {
    return this.#found
  }

  /** How many of the numbers are missing that it seeks. */
  get missing(): number {
    return this.#sought - this.#found.length
  }

  /**
   * Whether it found all numbers in its first offering. Numbers of an offering that it passed over may have
   * been locked for a moment only.
   */
  get isSatisfied(): boolean {
    return this.missing === 0 && this.#choice === 0
  }

  /** The stock to ask next; nothing when it has all its numbers, or has asked every stock. */
  get stock(): number | undefined {
    return this.missing === 0 ? undefined : this.#choices[this.#choice]?.stocks[this.#stock]
  }

  /** The stocks that it may still ask, the present one included. */
  get stocksAhead(): readonly number[] {
    const [current, ...later] = this.#choices.slice(this.#choice)
    return [current?.stocks.slice(this.#stock) ?? [], ...later.map(({ stocks }) => stocks)].flat()
  }

  /**
   * The stocks that it found empty, and that would have served it better than its present numbers: a shortage, if there
   * are any.
   */
  get stocksShort(): readonly number[] {
    const passed = this.missing === 0 ? this.#choice : this.#choice + 1
    return this.#choices.slice(0, passed).flatMap(({ stocks }) => stocks)
  }

  /** The offering whose numbers it found; the first one if it found none. */
  get offering(): Offering {
    return this.#choices[this.#choice]?.offering ?? this.#first
  }

  /** Takes numbers of the present stock, and lists the numbers of each stock in ascending order. */
  take(numbers: readonly FreeNumber[]): void {
    const ofStock = [...this.#found.splice(this.#before), ...numbers]
    this.#found.push(...ofStock.sort((one, other) => one.number - other.number))
  }

  /**
   * Leaves an empty stock. Numbers of two offerings are never mixed: it passes on to the next offering only
   * if it has found none.
   */
  passOn(): void {
    this.#stock += 1
    this.#before = this.#found.length
    if (this.stock !== undefined || this.#found.length > 0) return
    this.#choice += 1
    this.#stock = 0
  }
}
