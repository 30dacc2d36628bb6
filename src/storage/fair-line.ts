/**
 * Items that wait, each in the line of its owner. The owners take turns: one item of each line, and then the next
 * round. An owner with few items therefore waits for one item of each other owner, however many they have. The items of
 * one owner stay in order.
 */
export class FairLine<T> {
  /** The items of each owner that has any; the owner whose turn it is comes first. */
  readonly #lines = new Map<string, T[]>()
  #size = 0

  /** How many items wait. */
  get size(): number {
    return this.#size
  }

  /** How many owners have items. */
  get owners(): number {
    return this.#lines.size
  }

  add(owner: string, item: T): void {
    const line = this.#lines.get(owner)
    if (line === undefined) this.#lines.set(owner, [item])
    else line.push(item)
    this.#size += 1
  }

  /** The item whose turn it is. It stays. */
  peek(): T | undefined {
    const [line] = this.#lines.values()
    return line?.[0]
  }

  /** Removes the item whose turn it is. */
  take(): T | undefined {
    const [first] = this.#lines
    if (first === undefined) return undefined
    const [owner, line] = first
    const item = line.shift()
    this.#lines.delete(owner)
    if (line.length > 0) this.#lines.set(owner, line)
    this.#size -= 1
    return item
  }

  /**
   * Removes the newest item of the longest line, so that an item of this owner can wait instead; nothing if the line of
   * this owner would then be as long as the longest.
   */
  dropFor(owner: string): T | undefined {
    let longest: T[] = []
    for (const line of this.#lines.values()) if (line.length > longest.length) longest = line
    const length = this.#lines.get(owner)?.length ?? 0
    // The longest line keeps at least one item.
    if (length + 1 >= longest.length) return undefined
    this.#size -= 1
    return longest.pop()
  }
}
