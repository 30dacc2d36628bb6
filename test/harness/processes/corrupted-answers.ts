import {
  answered,
  type Corruption,
  isSurelyOwned,
  onlyPurchases,
  quiet,
  same,
  withAnswer,
  withAttempt,
} from './corruption.ts'

/** The answers to the clients differ from the events. */
export const CORRUPTED_ANSWERS: readonly Corruption[] = [
  {
    name: 'a search is told to hold what another one holds',
    fault: /it shows .* and had found|belonged to/,
    places: (run) => {
      const shown = answered(run, 'result').filter(({ answer }) => answer?.state === 'NoError')
      return shown.flatMap((one, index) => {
        const other = shown[index + 1]
        if (other === undefined || same(one.answer?.numbers, other.answer?.numbers)) return []
        return [() => withAnswer(run, one, { numbers: other.answer?.numbers ?? [] })]
      })
    },
  },
  {
    name: 'a purchase happens after the expiry',
    fault: /no request for it was under way|the hold had ended when it was bought/,
    places: (run) =>
      onlyPurchases(run).map(
        (one) => () =>
          withAttempt(run, one, {
            sentAt: one.sentAt + 2 * run.terms.holdMs,
            endedAt: one.endedAt + 2 * run.terms.holdMs,
          }),
      ),
  },
  {
    name: 'an answer is removed',
    fault: /nothing was broken that explains it/,
    places: (run) =>
      quiet(run).map((one) => () => {
        const { answer: _, ...rest } = one
        return { ...run, attempts: run.attempts.map((each) => (each === one ? rest : each)) }
      }),
  },
  {
    name: 'a 503 without an outage',
    fault: /nothing was broken that explains it/,
    places: (run) =>
      quiet(run).map(
        (one) => () =>
          withAttempt(run, one, { answer: { status: 503, code: 'ServiceUnavailable', retryAfter: true } }),
      ),
  },
  {
    name: 'a 503 that does not say when to try again',
    fault: /does not say when to try again/,
    places: (run) =>
      run.attempts
        .filter(({ answer }) => answer?.status === 503)
        .map((one) => () => withAttempt(run, one, { answer: { status: 503 } })),
  },
  {
    name: 'an answer that comes after every limit',
    fault: /it has outlasted every limit/,
    places: (run) =>
      quiet(run).map((one) => () => withAttempt(run, one, { endedAt: one.sentAt + 2 * run.terms.longestMs })),
  },
  {
    name: 'a server error',
    fault: /the server has failed/,
    places: (run) => quiet(run).map((one) => () => withAttempt(run, one, { answer: { status: 500 } })),
  },
  {
    name: 'the operations of two purchases are swapped',
    fault: /its operation is purchase_/,
    places: (run) => {
      const bought = answered(run, 'purchase', 202)
      return bought.flatMap((one, index) => {
        const operation = bought[index + 1]?.answer?.operation
        if (operation === undefined || operation === one.answer?.operation) return []
        return [() => withAnswer(run, one, { operation })]
      })
    },
  },
  {
    name: 'a 404 for a search that was answered',
    fault: /the search was answered before, and is gone/,
    places: (run) =>
      answered(run, 'result', 200).map(
        (one) => () => withAttempt(run, one, { answer: { status: 404, code: 'NotFound' } }),
      ),
  },
  {
    name: 'a held search cannot be bought',
    // Close to the expiry the refusal alone could be right; then the trail has a purchase that nobody made.
    fault:
      /it was bought, and a purchase is refused|the hold lasts, and could not be bought|no request for it was under way/,
    places: (run) =>
      answered(run, 'purchase', 202).map(
        (one) => () => withAttempt(run, one, { answer: { status: 400, code: 'ReservationExpired' } }),
      ),
  },
  {
    name: 'another resource may buy',
    fault: /another resource may buy the search/,
    places: (run) =>
      answered(run, 'purchase', 404).map(
        (one) => () => withAttempt(run, one, { answer: { status: 202, operation: 'purchase_stolen' } }),
      ),
  },
  {
    name: 'an owned number is left out of a list',
    fault: /it leaves out/,
    places: (run) =>
      answered(run, 'owned', 200)
        .slice(-2)
        .flatMap((one) => {
          const numbers = one.answer?.numbers ?? []
          const certain = numbers.filter((number) => isSurelyOwned(run, number))
          return certain.map(
            (gone) => () => withAnswer(run, one, { numbers: numbers.filter((number) => number !== gone) }),
          )
        }),
  },
  {
    name: 'a reservation shows what it does not hold',
    fault: /which it did not hold then|which it never held then/,
    places: (run) =>
      answered(run, 'reservation', 200).map(
        (one) => () => withAnswer(run, one, { numbers: ['+10000000000'] }),
      ),
  },
]
