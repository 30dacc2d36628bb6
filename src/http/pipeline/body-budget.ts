/** The room that request bodies have in memory together, whichever connections they come from. */
export class BodyBudget {
  #left: number

  /** @param bytes the room of all bodies together */
  constructor(bytes: number) {
    this.#left = bytes
  }

  hasRoomFor(bytes: number): boolean {
    return bytes <= this.#left
  }

  /** Takes room, and returns whether there was enough. */
  take(bytes: number): boolean {
    if (!this.hasRoomFor(bytes)) return false
    this.#left -= bytes
    return true
  }

  giveBack(bytes: number): void {
    this.#left += bytes
  }
}
