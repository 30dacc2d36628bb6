// A small application that buys phone numbers with the official client. Beside it are its tests.
import { setTimeout as delay } from 'node:timers/promises'

/** Why the shop got no numbers: `code` is one of the API's, or `StillRunning`. */
export class ShopError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`)
    this.code = code
  }
}

export class NumberShop {
  #client
  #pollMs
  #polls

  /**
   * @param client a `PhoneNumbersClient`
   * @param pollMs the milliseconds between two looks at an operation
   * @param polls after so many looks an operation is too slow to wait for
   */
  constructor(client, { pollMs = 2000, polls = 60 } = {}) {
    this.#client = client
    this.#pollMs = pollMs
    this.#polls = polls
  }

  /** Finds numbers and holds them for us. Fewer than `quantity` will do if there are `atLeast` so many. */
  async find({ areaCode, quantity = 1, atLeast = quantity }) {
    const offer = await this.#finish((options) =>
      this.#client.beginSearchAvailablePhoneNumbers(
        {
          countryCode: 'US',
          phoneNumberType: 'geographic',
          assignmentType: 'application',
          capabilities: { calling: 'inbound', sms: 'none' },
          areaCode,
          quantity,
        },
        options,
      ),
    )
    const found = offer.phoneNumbers.length
    if (found < atLeast) throw new ShopError(offer.error, `found ${found} of ${quantity} numbers`)
    return offer
  }

  /** Buys what was found. If that was too slow to wait for, buying the same offer again goes on waiting. */
  async buy({ searchId, phoneNumbers }) {
    await this.#finish((options) => this.#client.beginPurchasePhoneNumbers(searchId, options))
    return phoneNumbers
  }

  async release(phoneNumber) {
    await this.#finish((options) => this.#client.beginReleasePhoneNumber(phoneNumber, options))
  }

  async owned() {
    const numbers = []
    for await (const { phoneNumber } of this.#client.listPurchasedPhoneNumbers()) numbers.push(phoneNumber)
    return numbers
  }

  /** Begins an operation and waits for its result. */
  async #finish(begin) {
    try {
      const poller = await begin({ updateIntervalInMs: this.#pollMs })
      for (let polls = 0; polls < this.#polls; polls += 1) {
        await poller.poll()
        if (poller.isDone()) return poller.getResult()
        await delay(this.#pollMs)
      }
    } catch (error) {
      // A refused request has a code. An operation that fails has it in its message only.
      const code = error.code ?? /operation has failed\. (\w+)/.exec(error.message)?.[1]
      throw new ShopError(code, error.message)
    }
    throw new ShopError('StillRunning', `looked ${this.#polls} times`)
  }
}
